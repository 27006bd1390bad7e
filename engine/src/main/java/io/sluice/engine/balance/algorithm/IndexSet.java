package io.sluice.engine.balance.algorithm;

/**
 * A set of small numbers as a bit map with two summaries above, each a 64th of the one below: the smallest member from some number on is
 * found by a few words, whatever the size. Not thread-safe.
 */
final class IndexSet {

    private final long[] bits;
    private final long[] summary;
    private final long[] top;

    /** For members from 0 to {@code capacity - 1}. */
    IndexSet(int capacity) {
        bits = new long[(capacity >> 6) + 1];
        summary = new long[(bits.length >> 6) + 1];
        top = new long[(summary.length >> 6) + 1];
    }

    int capacity() {
        return bits.length << 6;
    }

    void add(int member) {
        bits[member >> 6] |= 1L << member;
        summary[member >> 12] |= 1L << (member >> 6);
        top[member >> 18] |= 1L << (member >> 12);
    }

    void remove(int member) {
        if ((bits[member >> 6] &= ~(1L << member)) == 0
            && (summary[member >> 12] &= ~(1L << (member >> 6))) == 0) {
            top[member >> 18] &= ~(1L << (member >> 12));
        }
    }

    boolean contains(int member) {
        return (bits[member >> 6] & 1L << member) != 0;
    }

    /** The smallest member that is not below {@code from}, -1 if there is none. */
    int next(int from) {
        int word = from >> 6;
        if (word >= bits.length) {
            return -1;
        }
        long rest = bits[word] & -1L << from;
        if (rest == 0) {
            word = nextIn(summary, top, word + 1);
            if (word < 0) {
                return -1;
            }
            rest = bits[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(rest);
    }

    private static int nextIn(long[] level, long[] above, int from) {
        int word = from >> 6;
        if (word >= level.length) {
            return -1;
        }
        long rest = level[word] & -1L << from;
        if (rest == 0) {
            word = nextByScan(above, word + 1);
            if (word < 0) {
                return -1;
            }
            rest = level[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(rest);
    }

    private static int nextByScan(long[] level, int from) {
        int word = from >> 6;
        if (word >= level.length) {
            return -1;
        }
        long rest = level[word] & -1L << from;
        while (rest == 0) {
            if (++word == level.length) {
                return -1;
            }
            rest = level[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(rest);
    }
}
