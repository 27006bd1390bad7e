package io.sluice.engine.log;

import io.sluice.base.bytes.Buffer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A bounded queue of finished messages in native memory between one producing thread and the log writer.
 *
 * <p>Messages lie one behind another, aligned to 8 bytes and never split: where one does not fit before the end of the memory, a filler
 * takes the rest and the message starts at the front. Positions only grow; their low bits are the offset. The producer owns the tail, the
 * writer the head; each is published with release order and so carries the bytes written before it. {@link #offer} never waits: without
 * room it answers false.
 */
final class LogRing {

    /** Length and outlet, in front of the bytes. */
    private static final int PREFIX_BYTES = 8;
    private static final int ALIGNMENT = 8;
    /** The outlet number of a filler. */
    private static final int FILLER = -1;

    private static final VarHandle TAIL = handle("tail");
    private static final VarHandle HEAD = handle("head");

    private final Buffer memory;
    private final int capacity;
    private final int mask;

    @SuppressWarnings("unused") // through TAIL
    private volatile long tail;
    @SuppressWarnings("unused") // through HEAD
    private volatile long head;

    // Producer's own

    private long nextTail;
    private long knownHead;

    /** The capacity is a power of two. */
    LogRing(int capacityBytes) {
        if (Integer.bitCount(capacityBytes) != 1 || capacityBytes < 64) {
            throw new IllegalArgumentException("the capacity of a log ring must be a power of two, not " + capacityBytes);
        }
        memory = Buffer.allocate(capacityBytes);
        capacity = capacityBytes;
        mask = capacityBytes - 1;
    }

    private static VarHandle handle(String field) {
        try {
            return MethodHandles.lookup().findVarHandle(LogRing.class, field, long.class);
        } catch (ReflectiveOperationException fault) {
            throw new ExceptionInInitializerError(fault);
        }
    }

    /** The longest message that always fits into an empty ring, wherever its positions are. */
    int longestMessageBytes() {
        return capacity / 2 - PREFIX_BYTES;
    }

    /**
     * Adds a message: header, body and a line feed. Publishing it is a full fence, so that the producer may look at once whether the writer
     * sleeps. False when there is no room or the message is longer than {@link #longestMessageBytes}.
     */
    boolean offer(int outlet, byte[] header, int headerLength, byte[] body, int bodyLength) {
        int length = headerLength + bodyLength + 1;
        if (length > longestMessageBytes()) {
            return false;
        }
        int needed = aligned(PREFIX_BYTES + length);
        int offset = (int) nextTail & mask;
        int untilEnd = capacity - offset;
        int skipped = needed <= untilEnd ? 0 : untilEnd;
        if (!hasRoom(skipped + needed)) {
            return false;
        }
        if (skipped > 0) {
            memory.putInt(offset, skipped - PREFIX_BYTES);
            memory.putInt(offset + 4, FILLER);
            offset = 0;
        }
        memory.putInt(offset, length);
        memory.putInt(offset + 4, outlet);
        int position = memory.put(offset + PREFIX_BYTES, header, 0, headerLength);
        position = memory.put(position, body, 0, bodyLength);
        memory.put(position, (byte) '\n');
        nextTail += skipped + needed;
        TAIL.setVolatile(this, nextTail);
        return true;
    }

    private boolean hasRoom(int sizeBytes) {
        if (nextTail + sizeBytes - knownHead <= capacity) {
            return true;
        }
        knownHead = (long) HEAD.getAcquire(this);
        return nextTail + sizeBytes - knownHead <= capacity;
    }

    /** True when more than half is in use, as far as the producer knows; looks at the writer's progress only when it seems so. */
    boolean isHalfFull() {
        if (nextTail - knownHead <= capacity / 2) {
            return false;
        }
        knownHead = (long) HEAD.getAcquire(this);
        return nextTail - knownHead > capacity / 2;
    }

    /** True when the writer has taken everything; for any thread. */
    boolean isEmpty() {
        return (long) HEAD.getAcquire(this) == (long) TAIL.getVolatile(this);
    }

    /** Hands every message that is there now to its outlet; returns their number. For the writer only. */
    int drain(LogOutlet[] outlets) {
        long position = (long) HEAD.getAcquire(this);
        long end = (long) TAIL.getVolatile(this);
        int count = 0;
        while (position != end) {
            int offset = (int) position & mask;
            int length = memory.getInt(offset);
            int outlet = memory.getInt(offset + 4);
            if (outlet != FILLER) {
                outlets[outlet].accept(memory, offset + PREFIX_BYTES, length);
                count++;
            }
            position += aligned(PREFIX_BYTES + length);
            HEAD.setRelease(this, position);
        }
        return count;
    }

    private static int aligned(int size) {
        return size + ALIGNMENT - 1 & -ALIGNMENT;
    }
}
