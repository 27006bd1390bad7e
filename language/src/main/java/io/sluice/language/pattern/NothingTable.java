package io.sluice.language.pattern;

import io.sluice.language.sample.Sample;

/** For {@code found} and {@code bool}, which compare with nothing. */
final class NothingTable extends PatternTable {

    NothingTable(EntryStore store) {
        super(store);
    }

    @Override
    int locate(Sample sample, int version) {
        return NONE;
    }

    @Override
    Object parse(byte[] pattern) {
        return null;
    }

    @Override
    void insert(int slot, byte[] pattern, Object parsed) {
        // Patterns mean nothing here.
    }

    @Override
    void remove(int slot, byte[] pattern) {
        // Patterns mean nothing here.
    }
}
