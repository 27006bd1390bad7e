package io.sluice.base.time;

/** Where an event loop reads time; a test gives its own. */
public interface Clock {

    /** Monotonic nanoseconds with an arbitrary start. */
    long nanos();

    /** Wall-clock milliseconds since 1970. */
    long wallMs();

    /** The real clocks of the machine. */
    Clock SYSTEM = new Clock() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public long wallMs() {
            return System.currentTimeMillis();
        }
    };
}
