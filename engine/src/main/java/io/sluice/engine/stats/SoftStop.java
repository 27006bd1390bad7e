package io.sluice.engine.stats;

import java.util.concurrent.ThreadLocalRandom;

/**
 * How far a soft stop has come. It is announced by a control thread, begins at once or after {@code grace}, and then closes connections at once or
 * spread over {@code close-spread-time}. Read by all loops.
 */
public final class SoftStop {

    /** Values of {@code close-spread-time} besides a number of milliseconds. */
    public static final int AT_ONCE = -1;
    public static final int NEVER = Integer.MAX_VALUE;

    private volatile boolean announced;
    private volatile boolean begun;
    private int spreadMs = AT_ONCE;
    private long beginMs;

    /** False when it had been announced before. */
    public synchronized boolean announce() {
        boolean first = !announced;
        announced = true;
        return first;
    }

    /** From now on connections are closed; {@code nowMs} is in the loops' milliseconds. False when it had begun before. */
    public synchronized boolean begin(long nowMs, int closeSpreadMs) {
        if (begun) {
            return false;
        }
        announced = true;
        beginMs = nowMs;
        spreadMs = closeSpreadMs;
        begun = true;
        return true;
    }

    public boolean isAnnounced() {
        return announced;
    }

    /** The listeners are closed, and connections with them, now or in time. */
    public boolean hasBegun() {
        return begun;
    }

    /** No client connection may become idle any more. */
    public boolean closesAtOnce() {
        return begun && spreadMs == AT_ONCE;
    }

    /** Whether the connection that is being answered shall be closed after that: the more likely the more of the window is over. */
    public boolean endsConnection(long nowMs) {
        if (!begun || spreadMs == NEVER) {
            return false;
        }
        long leftMs = leftMs(nowMs);
        return leftMs <= 0 || leftMs <= ThreadLocalRandom.current().nextInt(spreadMs);
    }

    /** What is left of the window, 0 when it is over or there is none; {@link #NEVER} when connections are not closed. */
    public long leftMs(long nowMs) {
        return spreadMs == NEVER ? NEVER : spreadMs == AT_ONCE ? 0 : Math.max(0, beginMs + spreadMs - nowMs);
    }
}
