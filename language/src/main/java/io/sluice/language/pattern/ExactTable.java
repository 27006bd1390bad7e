package io.sluice.language.pattern;

import io.sluice.language.sample.Sample;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Patterns that are equal to the whole value: {@code str} and {@code bin}. Of equal ones the first decides. */
final class ExactTable extends PatternTable {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MULTIPLIER = 0x9e37_79b9_7f4a_7c15L;

    private final boolean ignoreCase;
    private final boolean hexadecimal;
    private final SlotHash slots = new SlotHash(new IntPages(), new IntPages());

    /** {@code hexadecimal}: the patterns' texts are pairs of digits. */
    ExactTable(EntryStore store, boolean ignoreCase, boolean hexadecimal) {
        super(store);
        this.ignoreCase = ignoreCase;
        this.hexadecimal = hexadecimal;
    }

    @Override
    int locate(Sample sample, int version) {
        byte[] bytes = sample.bytes;
        int from = sample.from;
        int length = sample.length;
        long[] cells = slots.cells();
        int hash = hash(bytes, from, length);
        for (int at = SlotHash.seek(cells, hash, hash); at >= 0; at = SlotHash.seek(cells, hash, at + 1)) {
            for (int slot = SlotHash.slot(cells, at); slot >= 0; slot = slots.after(slot)) {
                int location = store.location(slot);
                if (location == EntryStore.NOWHERE) {
                    continue;
                }
                if (!same(location, bytes, from, length)) {
                    break;
                }
                if (store.version(location) == version) {
                    return slot;
                }
            }
        }
        return NONE;
    }

    /** The first slot whose key is this text, of whatever version; for writers. */
    int first(byte[] text) {
        int at = cell(text, hash(text, 0, text.length));
        return at < 0 ? NONE : SlotHash.slot(slots.cells(), at);
    }

    /** The next slot with the same key. */
    int after(int slot) {
        return slots.after(slot);
    }

    private boolean same(int location, byte[] bytes, int from, int length) {
        int keyLength = store.keyLength(location);
        byte[] segment = store.segment(location);
        int key = store.keyOffset(location);
        if (hexadecimal) {
            return keyLength == 2 * length && sameHexadecimal(segment, key, bytes, from, length);
        }
        return keyLength == length && Bytes.same(segment, key, bytes, from, length, ignoreCase);
    }

    private static boolean sameHexadecimal(byte[] text, int at, byte[] bytes, int from, int length) {
        for (int i = 0; i < length; i++) {
            if (PatternText.hexadecimal(text, at + 2 * i) != (bytes[from + i] & 0xff)) {
                return false;
            }
        }
        return true;
    }

    private int hash(byte[] bytes, int from, int length) {
        long hash = length;
        if (ignoreCase) {
            for (int i = from; i < from + length; i++) {
                hash = (hash ^ Bytes.lower(bytes[i])) * MULTIPLIER;
            }
            return Bytes.mix(hash);
        }
        int at = from;
        int end = from + length;
        while (at + Long.BYTES <= end) {
            hash = (hash ^ (long) LONGS.get(bytes, at)) * MULTIPLIER;
            hash ^= hash >>> 29;
            at += Long.BYTES;
        }
        while (at < end) {
            hash = (hash ^ bytes[at++]) * MULTIPLIER;
        }
        return Bytes.mix(hash);
    }

    @Override
    Object parse(byte[] pattern) throws PatternProblem {
        return hexadecimal ? PatternText.bytes(pattern) : pattern;
    }

    private byte[] value(byte[] pattern) {
        try {
            return hexadecimal ? PatternText.bytes(pattern) : pattern;
        } catch (PatternProblem impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The position of the cell for a value, or -1. */
    private int cell(byte[] value, int hash) {
        long[] cells = slots.cells();
        for (int at = SlotHash.seek(cells, hash, hash); at >= 0; at = SlotHash.seek(cells, hash, at + 1)) {
            if (same(store.location(SlotHash.slot(cells, at)), value, 0, value.length)) {
                return at;
            }
        }
        return -1;
    }

    @Override
    void insert(int slot, byte[] pattern, Object parsed) {
        byte[] value = parsed == null ? value(pattern) : (byte[]) parsed;
        int hash = hash(value, 0, value.length);
        int at = cell(value, hash);
        if (at < 0) {
            slots.put(hash, slot);
        } else {
            slots.append(at, slot);
        }
    }

    @Override
    void remove(int slot, byte[] pattern) {
        byte[] value = value(pattern);
        int hash = hash(value, 0, value.length);
        slots.remove(cell(value, hash), hash, slot);
    }
}
