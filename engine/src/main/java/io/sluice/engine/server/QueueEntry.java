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
    /** How many entries were before this one when it joined. */
    private int position;

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

    public final int position() {
        return position;
    }

    /**
     * A place on this server is now held for the stream; called once, on the thread that freed the place. Null: the server that the stream
     * waited for cannot be had any more, and a server is to be chosen again.
     */
    public abstract void assigned(Server server);

    void joinedBehind(int count) {
        position = count;
    }
}
