package io.sluice.net.connect;

/** A point in time some milliseconds from now, for waits that a signal may interrupt. */
final class Deadline {

    private final boolean never;
    private final long atNanos;

    /** Negative: never. */
    Deadline(int timeoutMs) {
        this.never = timeoutMs < 0;
        this.atNanos = System.nanoTime() + timeoutMs * 1_000_000L;
    }

    /** What is left, rounded up so that a wait never ends just before; -1 for never, 0 when it is over. */
    int leftMs() {
        if (never) {
            return -1;
        }
        long leftNanos = atNanos - System.nanoTime();
        return leftNanos <= 0 ? 0 : (int) ((leftNanos + 999_999) / 1_000_000);
    }
}
