package io.sluice.language.pattern;

import io.sluice.language.sample.Sample;

/**
 * The patterns of one store, arranged for one matching method. One thread at a time changes a table, any number look something up without
 * waiting: an entry that is not touched is found whatever else happens meanwhile.
 */
abstract class PatternTable {

    static final int NONE = -1;

    final EntryStore store;

    PatternTable(EntryStore store) {
        this.store = store;
    }

    /** The slot of the entry that decides, among those of a version; {@link #NONE} when no pattern matches. The sample has the method's type. */
    abstract int locate(Sample sample, int version);

    /** Makes what {@link #insert} needs of a pattern, or says that it cannot be one. */
    abstract Object parse(byte[] pattern) throws PatternProblem;

    /** Adds the entry of a slot that is already in the store. */
    abstract void insert(int slot, byte[] pattern, Object parsed);

    /** Takes out an entry that is still in the store. */
    abstract void remove(int slot, byte[] pattern);

    /** What {@link #parse} made of a slot's pattern, if that is worth keeping when a store is replaced. */
    Object parsed(int slot) {
        return null;
    }

    /** The entry exists and has this version. */
    final boolean has(int slot, int version) {
        int location = store.location(slot);
        return location != EntryStore.NOWHERE && store.version(location) == version;
    }
}
