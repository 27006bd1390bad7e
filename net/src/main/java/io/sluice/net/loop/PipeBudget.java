package io.sluice.net.loop;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** How many pipes all loops together may have, and how many they have. Any thread. */
public final class PipeBudget {

    /** No pipes at all. */
    public static final PipeBudget NONE = new PipeBudget(0, 0);

    private final int limit;
    private final int pipeBytes;
    private final AtomicInteger existing = new AtomicInteger();
    private final AtomicInteger used = new AtomicInteger();
    private final AtomicLong movedBytes = new AtomicLong();

    /** {@code pipeBytes}: size of a pipe, 0 for the system's. */
    public PipeBudget(int limit, int pipeBytes) {
        this.limit = limit;
        this.pipeBytes = pipeBytes;
    }

    public int limit() {
        return limit;
    }

    /** Pipes with bytes in them. */
    public int used() {
        return used.get();
    }

    /** Pipes that wait to be used. */
    public int free() {
        return Math.max(0, existing.get() - used.get());
    }

    /** Bytes that have left pipes so far. */
    public long movedBytes() {
        return movedBytes.get();
    }

    void moved(int bytes) {
        movedBytes.addAndGet(bytes);
    }

    int pipeBytes() {
        return pipeBytes;
    }

    boolean mayCreate() {
        if (existing.incrementAndGet() <= limit) {
            return true;
        }
        existing.decrementAndGet();
        return false;
    }

    void destroyed() {
        existing.decrementAndGet();
    }

    void used(int change) {
        used.addAndGet(change);
    }
}
