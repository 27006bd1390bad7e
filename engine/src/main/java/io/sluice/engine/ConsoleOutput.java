package io.sluice.engine;

/** Prints what happens to proxies and servers on the console. */
public interface ConsoleOutput {

    /** {@code level} is one of {@link io.sluice.engine.log.LogLevel}. */
    void say(int level, String text);
}
