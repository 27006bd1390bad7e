package io.sluice.language.pattern;

import java.util.Arrays;

/** Slots in the order of insertion. One thread writes, any number read. Slots whose entries are gone stay until the store is replaced. */
final class SlotList {

    private volatile int[] slots = new int[4];
    private volatile int count;

    int count() {
        return count;
    }

    /** The slot at a position below {@link #count}, which is to be asked first. */
    int get(int position) {
        return slots[position];
    }

    void add(int slot) {
        int[] all = slots;
        int used = count;
        if (used == all.length) {
            all = Arrays.copyOf(all, 2 * used);
            slots = all;
        }
        all[used] = slot;
        count = used + 1;
    }
}
