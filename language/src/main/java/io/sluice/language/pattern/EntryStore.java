package io.sluice.language.pattern;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The entries of a pattern reference: texts, values, numbers and versions, in a few large arrays and not as objects.
 *
 * <p>Every entry has a slot; slots are given in the order of insertion and never used again, so an order of slots is an order of entries, and a
 * reader that holds an old slot finds either its entry or nothing. An entry's bytes are written once, before its slot becomes visible, and
 * nobody overwrites them: a reader may go on using them after the entry is gone. When too much of a store is dead, its reference makes a
 * new one.
 *
 * <p>One thread at a time writes, any number read without waiting.
 */
final class EntryStore {

    /** A location that no entry has. */
    static final int NOWHERE = 0;

    private static final int SEGMENT_BITS = 16;
    private static final int SEGMENT_BYTES = 1 << SEGMENT_BITS;
    private static final int UNIT_BITS = 2;
    private static final int OFFSET_BITS = SEGMENT_BITS - UNIT_BITS;
    private static final int MOST_SEGMENTS = 1 << 32 - OFFSET_BITS - 1;

    /** A record: identity (40 bits) and length of the key (24 bits), version, length of the value + 1, key, value. */
    private static final int VERSION_AT = 8;
    private static final int VALUE_LENGTH_AT = 12;
    private static final int HEADER_BYTES = 16;
    private static final int LENGTH_BITS = 24;
    static final int LONGEST_BYTES = (1 << LENGTH_BITS) - 2;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private volatile byte[][] segments = {new byte[1024]};
    private int lastSegment;
    /** Where the next record begins; never 0, so that no location is {@link #NOWHERE}. */
    private int end = 1 << UNIT_BITS;

    private final IntPages locations = new IntPages();
    private volatile int slots;
    private int live;
    private long deadBytes;
    private long liveBytes;

    /** One more than the highest slot. */
    int slots() {
        return slots;
    }

    /** Entries that exist. */
    int live() {
        return live;
    }

    /** The greater part of the store is dead. */
    boolean isWasteful() {
        return slots - live > 1024 + live || deadBytes > (1 << 20) + liveBytes;
    }

    /** Adds an entry; returns its slot, or -1 when the store is full. {@code value} may be null. */
    int add(long identity, int version, byte[] key, byte[] value) {
        int location = write(identity, version, key, value);
        if (location == NOWHERE || slots == Integer.MAX_VALUE - 1) {
            return -1;
        }
        int slot = slots;
        locations.set(slot, location);
        slots = slot + 1;
        live++;
        return slot;
    }

    /** Gives an entry another value. */
    boolean replace(int slot, byte[] value) {
        int old = locations.get(slot);
        int location = write(identity(old), version(old), key(old), value);
        if (location == NOWHERE) {
            return false;
        }
        died(old);
        locations.set(slot, location);
        return true;
    }

    /** The entry is no more. */
    void remove(int slot) {
        died(locations.get(slot));
        locations.set(slot, NOWHERE);
        live--;
    }

    private void died(int location) {
        int size = HEADER_BYTES + keyLength(location) + Math.max(0, valueLength(location));
        deadBytes += size;
        liveBytes -= size;
    }

    private int write(long identity, int version, byte[] key, byte[] value) {
        int size = HEADER_BYTES + key.length + (value == null ? 0 : value.length);
        byte[] segment = room(size);
        if (segment == null) {
            return NOWHERE;
        }
        int at = end;
        LONGS.set(segment, at, identity << LENGTH_BITS | key.length);
        INTS.set(segment, at + VERSION_AT, version);
        INTS.set(segment, at + VALUE_LENGTH_AT, value == null ? 0 : value.length + 1);
        System.arraycopy(key, 0, segment, at + HEADER_BYTES, key.length);
        if (value != null) {
            System.arraycopy(value, 0, segment, at + HEADER_BYTES + key.length, value.length);
        }
        int location = lastSegment << OFFSET_BITS | at >>> UNIT_BITS;
        end = at + size + (1 << UNIT_BITS) - 1 >>> UNIT_BITS << UNIT_BITS;
        liveBytes += size;
        return location;
    }

    /** The segment that takes the next record: the last one, a longer copy of it while it is the first, or a new one. */
    private byte[] room(int size) {
        byte[][] all = segments;
        byte[] last = all[lastSegment];
        if (end + size <= last.length) {
            return last;
        }
        if (lastSegment == 0 && end + size <= SEGMENT_BYTES) {
            byte[] longer = Arrays.copyOf(last, Math.min(SEGMENT_BYTES, Math.max(2 * last.length, end + size)));
            all = all.clone();
            all[0] = longer;
            segments = all;
            return longer;
        }
        if (lastSegment + 1 >= MOST_SEGMENTS) {
            return null;
        }
        lastSegment++;
        if (lastSegment == all.length) {
            all = Arrays.copyOf(all, 2 * all.length);
        }
        all[lastSegment] = new byte[Math.max(SEGMENT_BYTES, size)];
        segments = all;
        end = 0;
        return all[lastSegment];
    }

    /** Where the entry of a slot is now, or {@link #NOWHERE}. */
    int location(int slot) {
        return locations.get(slot);
    }

    long identity(int location) {
        return (long) LONGS.get(segment(location), offset(location)) >>> LENGTH_BITS;
    }

    int version(int location) {
        return (int) INTS.get(segment(location), offset(location) + VERSION_AT);
    }

    /** The bytes among which the entry's key and value are. */
    byte[] segment(int location) {
        return segments[location >>> OFFSET_BITS];
    }

    /** Where the key begins in {@link #segment}. */
    int keyOffset(int location) {
        return offset(location) + HEADER_BYTES;
    }

    int keyLength(int location) {
        return (int) ((long) LONGS.get(segment(location), offset(location)) & (1 << LENGTH_BITS) - 1);
    }

    /** Where the value begins in {@link #segment}. */
    int valueOffset(int location) {
        return keyOffset(location) + keyLength(location);
    }

    /** -1 when the entry has no value. */
    int valueLength(int location) {
        return (int) INTS.get(segment(location), offset(location) + VALUE_LENGTH_AT) - 1;
    }

    byte[] key(int location) {
        int from = keyOffset(location);
        return Arrays.copyOfRange(segment(location), from, from + keyLength(location));
    }

    /** Null when the entry has no value. */
    byte[] value(int location) {
        int from = valueOffset(location);
        int length = valueLength(location);
        return length < 0 ? null : Arrays.copyOfRange(segment(location), from, from + length);
    }

    private static int offset(int location) {
        return (location & (1 << OFFSET_BITS) - 1) << UNIT_BITS;
    }
}
