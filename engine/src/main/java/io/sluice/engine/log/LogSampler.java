package io.sluice.engine.log;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** {@code sample}: picks by position which messages of each period a target gets. Counts over all threads that log to the target. */
final class LogSampler {

    private final boolean[] picked;
    private final AtomicLong next = new AtomicLong();

    /** Ranges as pairs low, high counted from 1. */
    LogSampler(List<Integer> ranges, int periodMessages) {
        picked = new boolean[periodMessages];
        for (int i = 0; i + 1 < ranges.size(); i += 2) {
            for (int position = ranges.get(i); position <= ranges.get(i + 1); position++) {
                picked[position - 1] = true;
            }
        }
    }

    boolean pick() {
        return picked[(int) Math.floorMod(next.getAndIncrement(), (long) picked.length)];
    }
}
