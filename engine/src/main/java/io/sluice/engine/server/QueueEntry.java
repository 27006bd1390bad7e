package io.sluice.engine.server;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A stream that waits for a free place on a server. Created by the stream's loop; whoever takes it out of the queue decides its
 * fate exactly once, on any thread.
 */
public abstract class QueueEntry {

    private static final int WAITING = 0;
    private static final int ASSIGNED = 1;
    private static final int CANCELLED = 2;

    private final AtomicInteger state = new AtomicInteger(WAITING);
    /** What decides who is served first: the class, then the moment of joining with the offset, then the order of joining. */
    private final int priorityClass;
    private final long dueMs;
    private long number;
    /** How many had been served when it joined. */
    private long joinedAt;
    private int position;

    /** Smaller classes come first; among equals, who came first, and {@code offsetMs} after it did for this one. */
    protected QueueEntry(int priorityClass, int offsetMs, long nowMs) {
        this.priorityClass = priorityClass;
        this.dueMs = nowMs + offsetMs;
    }

    final boolean isBefore(QueueEntry other) {
        if (priorityClass != other.priorityClass) {
            return priorityClass < other.priorityClass;
        }
        return dueMs != other.dueMs ? dueMs < other.dueMs : number < other.number;
    }

    /** The place has been given to this entry; true for the one caller that did it. */
    public final boolean assign() {
        return state.compareAndSet(WAITING, ASSIGNED);
    }

    /** The stream no longer waits; false when a place has been given to it already and must be given back. */
    public final boolean cancel() {
        return state.compareAndSet(WAITING, CANCELLED);
    }

    public final boolean isCancelled() {
        return state.get() == CANCELLED;
    }

    /** Its place in the order in which entries are served, from 1, as logs tell it; once it has left the queue. */
    public final int position() {
        return position;
    }

    /**
     * A place on this server is now held for the stream; called once, on the thread that freed the place. Null: the server that the stream
     * waited for cannot be had any more, and a server is to be chosen again.
     */
    public abstract void assigned(Server server);

    final void joined(long entryNumber, long served) {
        number = entryNumber;
        joinedAt = served;
    }

    final void left(long served) {
        position = (int) (served - joinedAt) + 1;
    }
}
