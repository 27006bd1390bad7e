package io.sluice.engine.log;

import java.time.Instant;

/**
 * The wall clock in microseconds without garbage: counts on from an anchor by the monotonic clock and takes a new anchor every second,
 * so that a corrected system time shows after at most that long. Owned by one thread.
 */
final class SystemLogClock implements LogClock {

    private static final long ANCHOR_LIFE_NANOS = 1_000_000_000L;

    private long anchorNanos;
    private long anchorMicros;

    SystemLogClock() {
        anchor(System.nanoTime());
    }

    @Override
    public long epochMicros() {
        long now = System.nanoTime();
        if (now - anchorNanos > ANCHOR_LIFE_NANOS) {
            anchor(now);
        }
        return anchorMicros + (now - anchorNanos) / 1000;
    }

    private void anchor(long nanos) {
        Instant instant = Instant.now();
        anchorNanos = nanos;
        anchorMicros = instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1000;
    }
}
