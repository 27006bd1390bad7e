package io.sluice.engine.server;

import java.util.PriorityQueue;

/**
 * Streams waiting for a server, in the order of {@link QueueEntry#isBefore}; one per backend and one per server, shared by all loops.
 *
 * <p>The lock is taken only when a server is full: {@link #size} is read without it on the ordinary path. The number of entries is
 * bounded by the number of streams.
 */
public final class PendingQueue {

    private static final int MOST_CANCELLED = 64;

    private final PriorityQueue<QueueEntry> entries = new PriorityQueue<>((one, other) -> one.isBefore(other) ? -1 : 1);
    private volatile int size;
    private volatile int maximum;
    private long joined;
    private long served;

    /** Adds an entry. */
    public synchronized void add(QueueEntry entry) {
        entry.joined(joined++, served);
        entries.add(entry);
        size = size + 1;
        if (size > maximum) {
            maximum = size;
        }
    }

    /** Takes the first entry that still waits and gives it the place; null when there is none. */
    public synchronized QueueEntry takeFirst() {
        while (true) {
            QueueEntry entry = entries.poll();
            if (entry == null) {
                return null;
            }
            if (entry.assign()) {
                entry.left(served++);
                size = size - 1;
                return entry;
            }
        }
    }

    /** The entry that would be taken now comes before the one of another queue; false when there is none. */
    public boolean firstIsBefore(PendingQueue other) {
        QueueEntry own = first();
        QueueEntry theirs = other.first();
        return own != null && (theirs == null || own.isBefore(theirs));
    }

    private synchronized QueueEntry first() {
        while (!entries.isEmpty() && entries.peek().isCancelled()) {
            entries.poll();
        }
        return entries.peek();
    }

    /** Takes a waiting entry out; false when it has been given a place already. */
    public synchronized boolean cancel(QueueEntry entry) {
        if (!entry.cancel()) {
            return false;
        }
        entry.left(served);
        size = size - 1;
        // Cancelled entries usually are the first (they timed out); others are dropped when they come up.
        first();
        if (entries.size() > 2 * size + MOST_CANCELLED) {
            entries.removeIf(QueueEntry::isCancelled);
        }
        return true;
    }

    /** Streams that wait now. */
    public int size() {
        return size;
    }

    public int maximum() {
        return maximum;
    }

    /** The maximum starts again from what waits now. */
    public void clearMaximum() {
        maximum = size;
    }
}
