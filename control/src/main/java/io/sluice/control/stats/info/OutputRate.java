package io.sluice.control.stats.info;

/**
 * Bytes sent per second, from readings of the total: the average since the reading before, which lies at least a second back.
 * Shared by all clients.
 */
final class OutputRate {
    private static final int NANOS_PER_SECOND = 1_000_000_000;

    private long lastNanos;
    private long lastBytes;
    private long rate;

    OutputRate(long startNanos) {
        lastNanos = startNanos;
    }

    synchronized long read(long nowNanos, long bytes) {
        long elapsed = nowNanos - lastNanos;
        if (elapsed >= NANOS_PER_SECOND) {
            rate = (long) ((double) (bytes - lastBytes) * NANOS_PER_SECOND / elapsed);
            lastNanos = nowNanos;
            lastBytes = bytes;
        }
        return rate;
    }
}
