package io.sluice.language.pattern;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * A growing array of large numbers, in pages, of which the untouched ones do not exist and read as 0. One thread at a time writes, any number read
 * without waiting: a reader sees every number that was written before whatever led it to ask.
 */
final class LongPages {

    private static final int PAGE_BITS = 12;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final VarHandle ELEMENTS = MethodHandles.arrayElementVarHandle(long[].class);

    private volatile long[][] pages = new long[4][];

    long get(int index) {
        long[][] all = pages;
        int page = index >>> PAGE_BITS;
        if (page >= all.length || all[page] == null) {
            return 0;
        }
        return (long) ELEMENTS.getAcquire(all[page], index & PAGE - 1);
    }

    void set(int index, long value) {
        long[][] all = pages;
        int page = index >>> PAGE_BITS;
        if (page >= all.length) {
            all = Arrays.copyOf(all, Math.max(page + 1, all.length * 2));
            pages = all;
        }
        if (all[page] == null) {
            if (value == 0) {
                return;
            }
            all[page] = new long[PAGE];
            pages = all;
        }
        ELEMENTS.setRelease(all[page], index & PAGE - 1, value);
    }
}
