package io.sluice.language.pattern;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Slots by the hash of their keys: open addressing over cells of a hash and a slot, both in one word. Entries with the same key hang in one
 * cell, in the order of insertion, through {@link #after}. What the keys are and whether two are equal is known to the table around it.
 *
 * <p>One thread at a time writes, any number read without waiting. A cell never moves except into a whole new array, so a reader misses
 * no entry because another one comes or goes.
 */
final class SlotHash {

    private static final VarHandle CELLS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int NO_SLOT = -1;
    /** The slot of a cell whose entries are gone; hashes behind it are still reached. */
    private static final int GONE = 0xffff_ffff;

    /** The next entry with the same key, and for the first of them the last one; both shifted by one. */
    private final IntPages chain;
    private final IntPages last;
    private volatile long[] cells = new long[4];
    private int used;
    private int alive;

    SlotHash(IntPages chain, IntPages last) {
        this.chain = chain;
        this.last = last;
    }

    /** Keys that exist. */
    int size() {
        return alive;
    }

    /** The cells for one walk of a reader: from {@link #seek} to the next. */
    long[] cells() {
        return cells;
    }

    /** The position of the next cell of this hash at or behind a position; -1 when there is none. Begin with the hash itself. */
    static int seek(long[] cells, int hash, int from) {
        int mask = cells.length - 1;
        int at = from & mask;
        while (true) {
            long cell = (long) CELLS.getAcquire(cells, at);
            if (cell == 0) {
                return NO_SLOT;
            }
            if ((int) (cell >>> 32) == hash && (int) cell != GONE) {
                return at;
            }
            at = at + 1 & mask;
        }
    }

    /** The first slot in a cell; -1 when it was emptied meanwhile. */
    static int slot(long[] cells, int at) {
        int slot = (int) (long) CELLS.getAcquire(cells, at);
        return slot == GONE ? NO_SLOT : slot - 1;
    }

    /** The slot behind this one with the same key, or -1. */
    int after(int slot) {
        return chain.get(slot) - 1;
    }

    /** Hangs a slot behind those that have the same key and are in the cell at a position. */
    void append(int at, int slot) {
        int first = slot(cells, at);
        int end = last.get(first) - 1;
        chain.set(end < 0 ? first : end, slot + 1);
        last.set(first, slot + 1);
    }

    /** Adds a slot whose key is new. */
    void put(int hash, int slot) {
        if ((used + 1) * 3L > cells.length * 2L) {
            grow();
        }
        long[] all = cells;
        int mask = all.length - 1;
        int at = hash & mask;
        while ((int) all[at] != 0 && (int) all[at] != GONE) {
            at = at + 1 & mask;
        }
        if (all[at] == 0) {
            used++;
        }
        alive++;
        CELLS.setRelease(all, at, cell(hash, slot));
    }

    private static long cell(int hash, int slot) {
        return (long) hash << 32 | slot + 1 & 0xffff_ffffL;
    }

    private void grow() {
        long[] old = cells;
        long[] larger = new long[(alive + 1) * 3L > old.length ? old.length * 2 : old.length];
        int mask = larger.length - 1;
        for (long cell : old) {
            if (cell != 0 && (int) cell != GONE) {
                int at = (int) (cell >>> 32) & mask;
                while (larger[at] != 0) {
                    at = at + 1 & mask;
                }
                larger[at] = cell;
            }
        }
        used = alive;
        cells = larger;
    }

    /** Takes a slot out of the cell at a position. */
    void remove(int at, int hash, int slot) {
        long[] all = cells;
        int first = slot(all, at);
        int next = chain.get(slot);
        if (first == slot) {
            if (next == 0) {
                alive--;
                CELLS.setRelease(all, at, cell(hash, GONE - 1));
            } else {
                int end = last.get(first);
                last.set(next - 1, end == next ? 0 : end);
                CELLS.setRelease(all, at, cell(hash, next - 1));
            }
            return;
        }
        int before = first;
        while (chain.get(before) != slot + 1) {
            before = chain.get(before) - 1;
        }
        chain.set(before, next);
        if (last.get(first) == slot + 1) {
            last.set(first, before == first ? 0 : before + 1);
        }
    }
}
