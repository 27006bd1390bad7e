package io.sluice.base.bytes;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Raw access to native memory: the one place that turns a {@code long} address into a load or a store.
 *
 * <p>Nothing here checks a bound. Only {@link Buffer} and the native-call module may use this class; everybody else works
 * with a {@link Buffer}, which checks. One constant segment that spans the whole address space is used instead of one segment per
 * buffer because the compiler then knows its exact type and folds the liveness check away.
 */
public final class Memory {

    @SuppressWarnings("restricted")
    private static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

    private Memory() {
    }

    /** Allocates zeroed memory that lives as long as the process, aligned to 64 bytes. */
    public static long allocate(long sizeBytes) {
        return Arena.global().allocate(sizeBytes, 64).address();
    }

    public static byte getByte(long address) {
        return ALL.get(ValueLayout.JAVA_BYTE, address);
    }

    public static short getShort(long address) {
        return ALL.get(SHORT, address);
    }

    public static int getInt(long address) {
        return ALL.get(INT, address);
    }

    public static long getLong(long address) {
        return ALL.get(LONG, address);
    }

    public static void putByte(long address, byte value) {
        ALL.set(ValueLayout.JAVA_BYTE, address, value);
    }

    public static void putShort(long address, short value) {
        ALL.set(SHORT, address, value);
    }

    public static void putInt(long address, int value) {
        ALL.set(INT, address, value);
    }

    public static void putLong(long address, long value) {
        ALL.set(LONG, address, value);
    }

    /** Copies between two native areas; they may overlap. */
    public static void copy(long source, long target, long sizeBytes) {
        MemorySegment.copy(ALL, source, ALL, target, sizeBytes);
    }

    public static void copy(byte[] source, int from, long target, int sizeBytes) {
        MemorySegment.copy(source, from, ALL, ValueLayout.JAVA_BYTE, target, sizeBytes);
    }

    public static void copy(long source, byte[] target, int to, int sizeBytes) {
        MemorySegment.copy(ALL, ValueLayout.JAVA_BYTE, source, target, to, sizeBytes);
    }

    /** Fills with zero bytes. */
    public static void clear(long address, long sizeBytes) {
        ALL.asSlice(address, sizeBytes).fill((byte) 0);
    }
}
