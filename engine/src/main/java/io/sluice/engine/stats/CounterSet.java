package io.sluice.engine.stats;

/** The counters of one object, one {@link Counters} per event loop. */
public final class CounterSet {

    private final Counters[] perLoop;

    public CounterSet(int loops) {
        perLoop = new Counters[loops];
        for (int i = 0; i < loops; i++) {
            perLoop[i] = new Counters();
        }
    }

    /** The counters that the loop with this index writes. */
    public Counters of(int loop) {
        return perLoop[loop];
    }

    /** The sum over all loops, as of about now. */
    public Counters sum() {
        Counters sum = new Counters();
        for (Counters counters : perLoop) {
            counters.addTo(sum);
        }
        return sum;
    }
}
