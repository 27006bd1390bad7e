package io.sluice.language.pattern;

import io.sluice.language.sample.Sample;

/** Patterns that are somewhere inside the value ({@code sub}, {@code dir}, {@code dom}). They are tried one after the other. */
final class ScanTable extends PatternTable {

    private final MatchMethod method;
    private final boolean ignoreCase;

    ScanTable(EntryStore store, MatchMethod method, boolean ignoreCase) {
        super(store);
        this.method = method;
        this.ignoreCase = ignoreCase;
    }

    @Override
    int locate(Sample sample, int version) {
        EntryStore entries = store;
        int count = entries.slots();
        for (int slot = 0; slot < count; slot++) {
            int location = entries.location(slot);
            if (location != EntryStore.NOWHERE && entries.version(location) == version
                && matches(sample, entries.segment(location), entries.keyOffset(location), entries.keyLength(location))) {
                return slot;
            }
        }
        return NONE;
    }

    private boolean matches(Sample sample, byte[] segment, int key, int length) {
        return method == MatchMethod.SUB ? isInside(sample, segment, key, length) : isPart(sample, segment, key, length);
    }

    private boolean isInside(Sample sample, byte[] segment, int key, int length) {
        if (length == 0) {
            return true;
        }
        byte[] bytes = sample.bytes;
        int last = sample.from + sample.length - length;
        byte first = segment[key];
        if (ignoreCase) {
            first = Bytes.lower(first);
        }
        for (int at = sample.from; at <= last; at++) {
            byte here = ignoreCase ? Bytes.lower(bytes[at]) : bytes[at];
            if (here == first && Bytes.same(bytes, at, segment, key, length, ignoreCase)) {
                return true;
            }
        }
        return false;
    }

    /** The pattern, without delimiters around it, is a part of the value between two delimiters. */
    private boolean isPart(Sample sample, byte[] segment, int key, int length) {
        int from = key;
        int end = key + length;
        while (from < end && isDelimiter(segment[from])) {
            from++;
        }
        while (end > from && isDelimiter(segment[end - 1])) {
            end--;
        }
        int size = end - from;
        if (size == 0) {
            return false;
        }
        byte[] bytes = sample.bytes;
        int stop = sample.from + sample.length;
        boolean begins = true;
        for (int at = sample.from; at + size <= stop; at++) {
            if (isDelimiter(bytes[at])) {
                begins = true;
            } else if (begins) {
                begins = false;
                if (Bytes.same(bytes, at, segment, from, size, ignoreCase) && (at + size == stop || isDelimiter(bytes[at + size]))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isDelimiter(byte value) {
        return value == '/' || value == '?' || method == MatchMethod.DOM && (value == '.' || value == ':');
    }

    @Override
    Object parse(byte[] pattern) {
        return null;
    }

    @Override
    void insert(int slot, byte[] pattern, Object parsed) {
        // The store is all that is needed.
    }

    @Override
    void remove(int slot, byte[] pattern) {
        // The store is all that is needed.
    }
}
