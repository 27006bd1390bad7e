package io.sluice.base.bytes;

import java.util.Objects;

/**
 * A fixed block of native memory whose every access is checked against its capacity: the only way bytes from the network are
 * read or written outside the native-call module.
 *
 * <p>Owned by one thread at a time. Offsets are always relative to the start of the block; the block itself keeps no read or write
 * position, because one received block usually holds several things at once (a head, a body, the next request). It is never freed:
 * buffers are pooled for the life of the process. The memory is not cleared between uses, so a reader must never look beyond what
 * was written in this use.
 */
public final class Buffer {

    private final long address;
    private final int capacity;

    private Buffer(long address, int capacity) {
        this.address = address;
        this.capacity = capacity;
    }

    /** Allocates a block of {@code capacity} bytes for the life of the process. */
    public static Buffer allocate(int capacity) {
        return new Buffer(Memory.allocate(capacity), capacity);
    }

    /** Size in bytes. */
    public int capacity() {
        return capacity;
    }

    /** Where the block starts; for system calls only. */
    public long address() {
        return address;
    }

    /** The address of a range after checking that it lies inside the block; for system calls only. */
    public long addressOf(int offset, int length) {
        Objects.checkFromIndexSize(offset, length, capacity);
        return address + offset;
    }

    public byte get(int offset) {
        return Memory.getByte(address + Objects.checkIndex(offset, capacity));
    }

    /** The byte as 0 to 255. */
    public int getUnsigned(int offset) {
        return Memory.getByte(address + Objects.checkIndex(offset, capacity)) & 0xff;
    }

    public void put(int offset, byte value) {
        Memory.putByte(address + Objects.checkIndex(offset, capacity), value);
    }

    /** Eight bytes in machine (little-endian) order; needs {@code offset + 8 <= capacity}. */
    public long getLong(int offset) {
        return Memory.getLong(address + Objects.checkIndex(offset, capacity - 7));
    }

    public void putLong(int offset, long value) {
        Memory.putLong(address + Objects.checkIndex(offset, capacity - 7), value);
    }

    public int getInt(int offset) {
        return Memory.getInt(address + Objects.checkIndex(offset, capacity - 3));
    }

    public void putInt(int offset, int value) {
        Memory.putInt(address + Objects.checkIndex(offset, capacity - 3), value);
    }

    public short getShort(int offset) {
        return Memory.getShort(address + Objects.checkIndex(offset, capacity - 1));
    }

    public void putShort(int offset, short value) {
        Memory.putShort(address + Objects.checkIndex(offset, capacity - 1), value);
    }

    /** Copies {@code length} bytes of this block to another one (or to another place of the same one). */
    public void copyTo(int offset, Buffer target, int targetOffset, int length) {
        Memory.copy(addressOf(offset, length), target.addressOf(targetOffset, length), length);
    }

    public void copyTo(int offset, byte[] target, int targetOffset, int length) {
        Objects.checkFromIndexSize(targetOffset, length, target.length);
        Memory.copy(addressOf(offset, length), target, targetOffset, length);
    }

    /** Writes a whole array; returns the offset just behind it. */
    public int put(int offset, byte[] source) {
        return put(offset, source, 0, source.length);
    }

    /** Writes a part of an array; returns the offset just behind it. */
    public int put(int offset, byte[] source, int from, int length) {
        Objects.checkFromIndexSize(from, length, source.length);
        Memory.copy(source, from, addressOf(offset, length), length);
        return offset + length;
    }

    /** Copies a range out; allocates. */
    public byte[] toArray(int offset, int length) {
        byte[] bytes = new byte[length];
        copyTo(offset, bytes, 0, length);
        return bytes;
    }

    /** The range as text, each byte one character (ISO 8859-1); allocates. */
    public String toText(int offset, int length) {
        return new String(toArray(offset, length), java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
