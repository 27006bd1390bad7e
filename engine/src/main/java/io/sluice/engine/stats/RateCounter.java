package io.sluice.engine.stats;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Events per second over a sliding second, shared by all event loops.
 *
 * <p>Keeps the count of the running second and of the one before; a reading weighs the previous one by the part of it that still lies
 * inside the last 1,000 ms. Increments are exact; when two loops open a new second at the same moment a few events may be counted in
 * its neighbour, never lost.
 */
public final class RateCounter {

    private static final int PERIOD_MS = 1_000;

    private final AtomicInteger current = new AtomicInteger();
    private volatile int previous;
    private volatile long startMs;
    private volatile int maximum;

    /** Counts one event at the loop's time and remembers the highest count of a second. */
    public void add(long nowMs) {
        if (nowMs - startMs >= PERIOD_MS) {
            rotate(nowMs);
        }
        int count = current.incrementAndGet();
        if (count > maximum) {
            maximum = count;
        }
    }

    private synchronized void rotate(long nowMs) {
        long ageMs = nowMs - startMs;
        if (ageMs < PERIOD_MS) {
            return;
        }
        int ended = current.getAndSet(0);
        previous = ageMs < 2 * PERIOD_MS ? ended : 0;
        startMs = nowMs - nowMs % PERIOD_MS;
    }

    /** Events in the last second, estimated. */
    public int rate(long nowMs) {
        long ageMs = nowMs - startMs;
        int now = current.get();
        int past = previous;
        if (ageMs >= PERIOD_MS) {
            past = ageMs < 2 * PERIOD_MS ? now : 0;
            now = 0;
            ageMs -= PERIOD_MS;
        }
        // A single event must not flicker between 0 and 1 while it ages.
        if (past <= 1 && now == 0) {
            return past;
        }
        return now + (int) ((long) past * Math.max(0, PERIOD_MS - ageMs) / PERIOD_MS);
    }

    /** How long to wait until one more event stays within the limit, in milliseconds; 0 when it fits now. */
    public int waitForMs(long nowMs, int limit) {
        if (rate(nowMs) < limit) {
            return 0;
        }
        return Math.max(1, PERIOD_MS / Math.max(1, limit));
    }

    /** The highest number of events counted in one second. */
    public int maximum() {
        return maximum;
    }

    /** Forgets the highest number. */
    public void clearMaximum() {
        maximum = 0;
    }
}
