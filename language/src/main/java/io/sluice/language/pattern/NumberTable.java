package io.sluice.language.pattern;

import io.sluice.language.sample.Sample;

/** Numbers and ranges of numbers, compared with a number or with the length of a string. The first that matches decides. */
final class NumberTable extends PatternTable {

    private final boolean ofLength;
    private final boolean dotted;
    private final SlotHash numbers = new SlotHash(new IntPages(), new IntPages());
    private final SlotList ranges = new SlotList();
    private final LongPages lowest = new LongPages();
    private final LongPages highest = new LongPages();

    NumberTable(EntryStore store, boolean ofLength, boolean dotted) {
        super(store);
        this.ofLength = ofLength;
        this.dotted = dotted;
    }

    @Override
    int locate(Sample sample, int version) {
        long value = ofLength ? sample.length : sample.number;
        int found = exact(value, version);
        int count = ranges.count();
        for (int i = 0; i < count; i++) {
            int slot = ranges.get(i);
            if (found != NONE && slot > found) {
                break;
            }
            if (value >= lowest.get(slot) && value <= highest.get(slot) && has(slot, version)) {
                return slot;
            }
        }
        return found;
    }

    private int exact(long value, int version) {
        int hash = Bytes.mix(value);
        long[] cells = numbers.cells();
        for (int at = SlotHash.seek(cells, hash, hash); at >= 0; at = SlotHash.seek(cells, hash, at + 1)) {
            int slot = SlotHash.slot(cells, at);
            if (slot < 0 || lowest.get(slot) != value) {
                continue;
            }
            while (slot >= 0) {
                if (has(slot, version)) {
                    return slot;
                }
                slot = numbers.after(slot);
            }
        }
        return NONE;
    }

    @Override
    Object parse(byte[] pattern) throws PatternProblem {
        return dotted ? PatternText.dottedRange(pattern) : PatternText.range(pattern);
    }

    @Override
    void insert(int slot, byte[] pattern, Object parsed) {
        PatternText.Range range = (PatternText.Range) parsed;
        lowest.set(slot, range.lowest());
        highest.set(slot, range.highest());
        if (range.lowest() != range.highest()) {
            ranges.add(slot);
            return;
        }
        int at = cell(range.lowest());
        if (at < 0) {
            numbers.put(Bytes.mix(range.lowest()), slot);
        } else {
            numbers.append(at, slot);
        }
    }

    private int cell(long value) {
        int hash = Bytes.mix(value);
        long[] cells = numbers.cells();
        for (int at = SlotHash.seek(cells, hash, hash); at >= 0; at = SlotHash.seek(cells, hash, at + 1)) {
            if (lowest.get(SlotHash.slot(cells, at)) == value) {
                return at;
            }
        }
        return -1;
    }

    @Override
    void remove(int slot, byte[] pattern) {
        long value = lowest.get(slot);
        if (value == highest.get(slot)) {
            numbers.remove(cell(value), Bytes.mix(value), slot);
        }
    }

    @Override
    Object parsed(int slot) {
        return new PatternText.Range(lowest.get(slot), highest.get(slot));
    }
}
