package io.sluice.language.pattern;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * A growing array of numbers, in pages, of which the untouched ones do not exist and read as 0. One thread at a time writes, any number read
 * without waiting: a reader sees every number that was written before whatever led it to ask.
 */
final class IntPages {

    private static final int PAGE_BITS = 12;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final VarHandle ELEMENTS = MethodHandles.arrayElementVarHandle(int[].class);

    private volatile int[][] pages = new int[4][];

    int get(int index) {
        int[][] all = pages;
        int page = index >>> PAGE_BITS;
        if (page >= all.length || all[page] == null) {
            return 0;
        }
        return (int) ELEMENTS.getAcquire(all[page], index & PAGE - 1);
    }

    void set(int index, int value) {
        int[][] all = pages;
        int page = index >>> PAGE_BITS;
        if (page >= all.length) {
            all = Arrays.copyOf(all, Math.max(page + 1, all.length * 2));
            pages = all;
        }
        if (all[page] == null) {
            if (value == 0) {
                return;
            }
            all[page] = new int[PAGE];
            pages = all;
        }
        ELEMENTS.setRelease(all[page], index & PAGE - 1, value);
    }
}
