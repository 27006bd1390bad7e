package io.sluice.engine.proxy;

/** Learns what happens to proxies and servers, for the logs and the console. Called by control threads that hold the change lock. */
public interface ProxyEvents {

    /**
     * {@code level} is one of {@link io.sluice.engine.log.LogLevel}. The console shows {@code consoleText}, which is the same but
     * where HAProxy words the two differently.
     */
    void happened(Proxy proxy, int level, String logText, String consoleText);
}
