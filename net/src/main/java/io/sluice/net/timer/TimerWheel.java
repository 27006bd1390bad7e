package io.sluice.net.timer;

/**
 * Timers of one event loop, with a resolution of one millisecond. Single-threaded.
 *
 * <p>The algorithm is a hashed timing wheel (Varghese and Lauck, "Hashed and Hierarchical Timing Wheels", scheme 6) with lazy
 * postponement: a slot holds the timers whose tick is equal modulo the number of slots; when a slot comes up, timers whose deadline
 * lies later (because it is further away than one turn, or because it was postponed) are linked again at their real place. A bitmap of
 * used slots finds the next one without walking. Scheduling is O(1) and, for a postponement, one store.
 */
public final class TimerWheel {

    private static final int SLOTS = 16_384;
    private static final int MASK = SLOTS - 1;

    private final Timer[] slots = new Timer[SLOTS];
    private final long[] used = new long[SLOTS / 64];
    private long tickMs;
    private int size;

    public TimerWheel(long nowMs) {
        this.tickMs = nowMs;
    }

    /** Number of timers that are linked. */
    public int size() {
        return size;
    }

    /** Sets the moment at which the timer expires; {@link Timer#NEVER} is {@link #cancel}. */
    public void schedule(Timer timer, long deadlineMs) {
        if (deadlineMs == Timer.NEVER) {
            timer.deadlineMs = Timer.NEVER;
            return;
        }
        timer.deadlineMs = deadlineMs;
        if (timer.slotTick >= 0) {
            if (timer.slotTick <= deadlineMs) {
                return;
            }
            unlink(timer);
        }
        link(timer);
    }

    /** Stops the timer and unlinks it, so that the wheel no longer refers to it. */
    public void cancel(Timer timer) {
        timer.deadlineMs = Timer.NEVER;
        if (timer.slotTick >= 0) {
            unlink(timer);
        }
    }

    private void link(Timer timer) {
        // One turn at most: a far deadline is looked at once per turn of the wheel and linked again.
        long tick = Math.max(Math.min(timer.deadlineMs, tickMs + MASK), tickMs + 1);
        int slot = (int) tick & MASK;
        Timer head = slots[slot];
        timer.slotTick = tick;
        timer.previous = null;
        timer.next = head;
        if (head != null) {
            head.previous = timer;
        }
        slots[slot] = timer;
        used[slot >> 6] |= 1L << slot;
        size++;
    }

    private void unlink(Timer timer) {
        int slot = (int) timer.slotTick & MASK;
        if (timer.previous != null) {
            timer.previous.next = timer.next;
        } else {
            slots[slot] = timer.next;
            if (timer.next == null) {
                used[slot >> 6] &= ~(1L << slot);
            }
        }
        if (timer.next != null) {
            timer.next.previous = timer.previous;
        }
        timer.slotTick = -1;
        timer.next = null;
        timer.previous = null;
        size--;
    }

    /** Runs everything that is due; returns how many timers expired. */
    public int advance(long nowMs) {
        int expired = 0;
        while (tickMs < nowMs) {
            long next = nextUsedTick();
            if (next > nowMs) {
                tickMs = nowMs;
                break;
            }
            tickMs = next;
            boolean whole = false;
            try {
                expired += runSlot((int) next & MASK, nowMs);
                whole = true;
            } finally {
                if (!whole) {
                    // One of them threw: the others of this slot are due at the next call, not a turn of the wheel later.
                    tickMs = next - 1;
                }
            }
        }
        return expired;
    }

    private int runSlot(int slot, long nowMs) {
        int expired = 0;
        Timer timer = slots[slot];
        while (timer != null) {
            long deadlineMs = timer.deadlineMs;
            unlink(timer);
            if (deadlineMs <= nowMs) {
                timer.deadlineMs = Timer.NEVER;
                timer.expired(nowMs);
                expired++;
            } else if (deadlineMs != Timer.NEVER) {
                link(timer);
            }
            // An expired timer may have changed this slot: always take its head.
            timer = slots[slot];
        }
        return expired;
    }

    /** Milliseconds until a slot needs attention: 0 when one is due, -1 when no timer is linked. */
    public int untilNextMs(long nowMs) {
        if (size == 0) {
            return -1;
        }
        return (int) Math.max(0, nextUsedTick() - nowMs);
    }

    private long nextUsedTick() {
        int start = (int) (tickMs + 1) & MASK;
        int word = start >> 6;
        long bits = used[word] & -1L << start;
        for (int i = 0; i <= used.length; i++) {
            if (bits != 0) {
                int slot = (word << 6) + Long.numberOfTrailingZeros(bits);
                return tickMs + 1 + (slot - start & MASK);
            }
            word = word + 1 & used.length - 1;
            bits = used[word];
        }
        return Long.MAX_VALUE;
    }
}
