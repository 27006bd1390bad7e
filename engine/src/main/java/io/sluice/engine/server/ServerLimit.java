package io.sluice.engine.server;

import io.sluice.engine.stats.Gauge;

/**
 * How many sessions a server may have at once. Fixed, or with {@code minconn} between that and {@code maxconn} in proportion to the load of its backend,
 * which is full at {@code fullconn}. Set by control threads, read by loops.
 */
public final class ServerLimit {

    private volatile int least;
    private volatile int most;
    private Gauge load;
    private int fullLoad;

    /** {@code least} 0: not given. The greater one counts alone when it is the wrong one. */
    ServerLimit(int least, int most) {
        this.most = Math.max(least, most);
        this.least = least == 0 ? this.most : least;
    }

    /** What the limit follows; before loops see the server. */
    public void follow(Gauge backendSessions, int fullBackend) {
        load = backendSessions;
        fullLoad = fullBackend;
    }

    /** The limit as of now, 0 for none. */
    public int current() {
        int highest = most;
        int lowest = least;
        if (lowest == highest || load == null) {
            return highest;
        }
        int sessions = load.current();
        if (sessions >= fullLoad) {
            return highest;
        }
        return Math.max(lowest, (int) ((long) sessions * highest / fullLoad));
    }

    /** {@code maxconn}, 0 for none. */
    public int most() {
        return most;
    }

    /** It changes with the load. */
    public boolean isDynamic() {
        return least != most;
    }

    /** A new {@code maxconn}; {@code minconn} stays unless there was none. */
    public void most(int newMost) {
        boolean fixed = !isDynamic();
        most = newMost;
        if (fixed) {
            least = newMost;
        }
    }
}
