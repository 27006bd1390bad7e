package io.sluice.language.pattern;

import io.sluice.language.sample.Sample;
import java.util.Arrays;

/**
 * Patterns that the value begins ({@code beg}) or ends ({@code end}) with. One hash of all patterns; the value's first (last) bytes are hashed
 * once, and looked up at every length that some pattern has. Either the longest or the first of the matching patterns decides.
 */
final class AffixTable extends PatternTable {

    private static final int MULTIPLIER = 0x0100_0193;

    private final boolean ignoreCase;
    private final boolean fromEnd;
    private final boolean longest;
    private final SlotHash slots = new SlotHash(new IntPages(), new IntPages());
    /** How many different patterns have a length. */
    private final IntPages counts = new IntPages();
    /** The lengths that patterns have, ascending. */
    private volatile int[] lengths = new int[0];

    AffixTable(EntryStore store, boolean fromEnd, boolean ignoreCase, boolean longest) {
        super(store);
        this.fromEnd = fromEnd;
        this.ignoreCase = ignoreCase;
        this.longest = longest;
    }

    @Override
    int locate(Sample sample, int version) {
        byte[] bytes = sample.bytes;
        int step = fromEnd ? -1 : 1;
        int next = fromEnd ? sample.from + sample.length - 1 : sample.from;
        int hash = 0;
        int hashed = 0;
        int found = NONE;
        int[] present = lengths;
        long[] cells = slots.cells();
        for (int length : present) {
            if (length > sample.length) {
                break;
            }
            while (hashed < length) {
                byte value = bytes[next];
                hash = (hash ^ (ignoreCase ? Bytes.lower(value) : value)) * MULTIPLIER;
                next += step;
                hashed++;
            }
            int slot = find(cells, Bytes.mix(hash + length), sample, length, version);
            if (slot != NONE && (longest || found == NONE || slot < found)) {
                found = slot;
            }
        }
        return found;
    }

    private int find(long[] cells, int hash, Sample sample, int length, int version) {
        int from = fromEnd ? sample.from + sample.length - length : sample.from;
        for (int at = SlotHash.seek(cells, hash, hash); at >= 0; at = SlotHash.seek(cells, hash, at + 1)) {
            for (int slot = SlotHash.slot(cells, at); slot >= 0; slot = slots.after(slot)) {
                int location = store.location(slot);
                if (location == EntryStore.NOWHERE) {
                    continue;
                }
                if (!same(location, sample.bytes, from, length)) {
                    break;
                }
                if (store.version(location) == version) {
                    return slot;
                }
            }
        }
        return NONE;
    }

    private boolean same(int location, byte[] bytes, int from, int length) {
        return store.keyLength(location) == length
            && Bytes.same(store.segment(location), store.keyOffset(location), bytes, from, length, ignoreCase);
    }

    @Override
    Object parse(byte[] pattern) {
        return null;
    }

    private int hash(byte[] pattern) {
        int hash = 0;
        for (int i = 0; i < pattern.length; i++) {
            byte value = pattern[fromEnd ? pattern.length - 1 - i : i];
            hash = (hash ^ (ignoreCase ? Bytes.lower(value) : value)) * MULTIPLIER;
        }
        return Bytes.mix(hash + pattern.length);
    }

    private int cell(byte[] pattern, int hash) {
        long[] cells = slots.cells();
        for (int at = SlotHash.seek(cells, hash, hash); at >= 0; at = SlotHash.seek(cells, hash, at + 1)) {
            if (same(store.location(SlotHash.slot(cells, at)), pattern, 0, pattern.length)) {
                return at;
            }
        }
        return -1;
    }

    @Override
    void insert(int slot, byte[] pattern, Object parsed) {
        int hash = hash(pattern);
        int at = cell(pattern, hash);
        if (at >= 0) {
            slots.append(at, slot);
            return;
        }
        slots.put(hash, slot);
        int length = pattern.length;
        int count = counts.get(length);
        counts.set(length, count + 1);
        if (count == 0) {
            int[] old = lengths;
            int position = -1 - Arrays.binarySearch(old, length);
            int[] more = Arrays.copyOf(old, old.length + 1);
            System.arraycopy(old, position, more, position + 1, old.length - position);
            more[position] = length;
            lengths = more;
        }
    }

    @Override
    void remove(int slot, byte[] pattern) {
        int hash = hash(pattern);
        int before = slots.size();
        slots.remove(cell(pattern, hash), hash, slot);
        if (slots.size() == before) {
            return;
        }
        int length = pattern.length;
        int count = counts.get(length) - 1;
        counts.set(length, count);
        if (count == 0) {
            int[] old = lengths;
            int position = Arrays.binarySearch(old, length);
            int[] fewer = Arrays.copyOf(old, old.length - 1);
            System.arraycopy(old, position + 1, fewer, position, old.length - 1 - position);
            lengths = fewer;
        }
    }
}
