package io.sluice.engine.log;

/** The wall clock of log messages. */
public interface LogClock {

    /** Microseconds since 1970. */
    long epochMicros();
}
