package io.sluice.engine.stats;

import java.util.concurrent.atomic.AtomicInteger;

/** How many of something there are now, and the most there have been; shared by all event loops. */
public final class Gauge {

    private final AtomicInteger current = new AtomicInteger();
    private volatile int maximum;

    /** Counts one more; returns how many there are now. */
    public int increment() {
        int now = current.incrementAndGet();
        // Two loops may both see a new maximum; the smaller one can win only for an instant of equal counts.
        if (now > maximum) {
            maximum = now;
        }
        return now;
    }

    /** Counts one more unless that would exceed {@code limit}; tells whether it did. */
    public boolean incrementBelow(int limit) {
        if (!reserveBelow(limit)) {
            return false;
        }
        noteMaximum();
        return true;
    }

    /** As {@link #incrementBelow}, for what may yet come to nothing: the maximum learns of it by {@link #noteMaximum}. */
    public boolean reserveBelow(int limit) {
        while (true) {
            int now = current.get();
            if (now >= limit) {
                return false;
            }
            if (current.compareAndSet(now, now + 1)) {
                return true;
            }
        }
    }

    /** What there is now counts for the maximum. */
    public void noteMaximum() {
        int now = current.get();
        if (now > maximum) {
            maximum = now;
        }
    }

    /** Counts one less; returns how many are left. */
    public int decrement() {
        return current.decrementAndGet();
    }

    public int current() {
        return current.get();
    }

    public int maximum() {
        return maximum;
    }

    /** The maximum starts again from what there is now. */
    public void clearMaximum() {
        maximum = current.get();
    }
}
