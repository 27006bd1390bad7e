package io.sluice.engine.server;

import java.util.ArrayDeque;

/**
 * Streams waiting for a server, oldest first; one per backend and one per server, shared by all loops.
 *
 * <p>The lock is taken only when a server is full: {@link #size} is read without it on the ordinary path. The number of entries is
 * bounded by the number of streams.
 */
public final class PendingQueue {

    private final ArrayDeque<QueueEntry> entries = new ArrayDeque<>();
    private volatile int size;
    private volatile int maximum;

    /** Adds an entry at the end. */
    public synchronized void add(QueueEntry entry) {
        entry.joinedBehind(size);
        entries.addLast(entry);
        size = size + 1;
        if (size > maximum) {
            maximum = size;
        }
    }

    /** Takes the oldest entry that still waits and gives it the place; null when there is none. */
    public synchronized QueueEntry takeFirst() {
        while (true) {
            QueueEntry entry = entries.pollFirst();
            if (entry == null) {
                return null;
            }
            if (entry.assign()) {
                size = size - 1;
                return entry;
            }
        }
    }

    /** Takes a waiting entry out; false when it has been given a place already. */
    public synchronized boolean cancel(QueueEntry entry) {
        if (!entry.cancel()) {
            return false;
        }
        size = size - 1;
        // Cancelled entries usually are the oldest (they timed out); others are dropped when they come up.
        while (!entries.isEmpty() && entries.peekFirst().isCancelled()) {
            entries.pollFirst();
        }
        if (entries.size() > 2 * size + 64) {
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
