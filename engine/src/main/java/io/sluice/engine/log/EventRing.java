package io.sluice.engine.log;

import io.sluice.language.config.model.RingSection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A {@code ring}: the latest messages, up to its size. The log writer adds, forwarders and Runtime API clients read behind it, each at its own place;
 * event loops never see it.
 *
 * <p>What a forwarder has not sent yet is not overwritten: a new message is dropped and counted instead. A client that looks on is not waited for.
 */
public final class EventRing {

    /** What keeping a message costs besides its bytes. */
    private static final int OVERHEAD_BYTES = 3;

    private final RingSection section;
    private final ArrayDeque<byte[]> messages = new ArrayDeque<>();
    private final List<RingForwarder> forwarders = new ArrayList<>();
    private int usedBytes;
    /** Number of the oldest message; they count from 0. */
    private long first;
    private long dropped;
    private boolean ending;

    EventRing(RingSection section) {
        this.section = section;
    }

    public String name() {
        return section.name;
    }

    public String description() {
        return section.description;
    }

    RingSection section() {
        return section;
    }

    synchronized void add(RingForwarder forwarder) {
        forwarders.add(forwarder);
    }

    List<RingForwarder> forwarders() {
        return forwarders;
    }

    /** Adds a message in place of the oldest ones; false when there is no room that may be taken. */
    synchronized boolean append(byte[] message) {
        int needed = message.length + OVERHEAD_BYTES;
        long kept = Long.MAX_VALUE;
        for (RingForwarder forwarder : forwarders) {
            kept = Math.min(kept, forwarder.position());
        }
        while (usedBytes + needed > section.sizeBytes && !messages.isEmpty() && first < kept) {
            usedBytes -= messages.removeFirst().length + OVERHEAD_BYTES;
            first++;
        }
        if (usedBytes + needed > section.sizeBytes) {
            dropped++;
            return false;
        }
        messages.addLast(message);
        usedBytes += needed;
        notifyAll();
        return true;
    }

    /** Number of the next message that will be added. */
    public synchronized long end() {
        return first + messages.size();
    }

    /** Messages that were dropped. */
    public synchronized long dropped() {
        return dropped;
    }

    /** Copies what there is from number {@code from} on; returns the number to go on with. Overwritten messages are passed over. */
    public synchronized long read(long from, List<byte[]> target) {
        long number = first;
        for (byte[] message : messages) {
            if (number++ >= from) {
                target.add(message);
            }
        }
        return Math.max(from, number);
    }

    /** Waits at most this long for a message of this number. */
    synchronized void await(long number, long timeoutMs) throws InterruptedException {
        long deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMs);
        while (first + messages.size() <= number && !ending) {
            long leftMs = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
            if (leftMs <= 0) {
                return;
            }
            wait(leftMs);
        }
    }

    /** Nobody waits any more. */
    synchronized void finish() {
        ending = true;
        notifyAll();
    }
}
