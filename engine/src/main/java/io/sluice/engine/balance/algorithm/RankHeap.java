package io.sluice.engine.balance.algorithm;

import java.util.Arrays;

/**
 * A binary heap of servers by key, first come first served among equals. Each server knows its index, so that any of them can be taken
 * out. Guarded by the lock of its pool; holds at most all servers of the pool.
 */
final class RankHeap {

    private Ranked[] ranked = new Ranked[8];
    private int size;
    private long arrivals;

    int size() {
        return size;
    }

    /** The one with the smallest key, or null. */
    Ranked first() {
        return size == 0 ? null : ranked[0];
    }

    /** The one with the smallest key among all but the first, or null. */
    Ranked second() {
        if (size < 3) {
            return size < 2 ? null : ranked[1];
        }
        return ranked[2].isBefore(ranked[1]) ? ranked[2] : ranked[1];
    }

    void add(Ranked one, long key) {
        append(one, key);
        rise(one, size - 1);
    }

    /** Adds one that comes behind all that are in the heap. */
    void append(Ranked one, long key) {
        if (size == ranked.length) {
            ranked = Arrays.copyOf(ranked, 2 * size);
        }
        one.heap = this;
        one.key = key;
        one.arrival = arrivals++;
        ranked[size] = one;
        one.index = size++;
    }

    void remove(Ranked one) {
        int hole = one.index;
        Ranked last = ranked[--size];
        ranked[size] = null;
        one.heap = null;
        if (last == one) {
            return;
        }
        if (hole > 0 && last.isBefore(ranked[(hole - 1) / 2])) {
            rise(last, hole);
        } else {
            sink(last, hole);
        }
    }

    /** Gives one in the heap another key; it comes behind all that have the same one. */
    void move(Ranked one, long key) {
        one.key = key;
        one.arrival = arrivals++;
        if (one.index > 0 && one.isBefore(ranked[(one.index - 1) / 2])) {
            rise(one, one.index);
        } else {
            sink(one, one.index);
        }
    }

    void clear() {
        Arrays.fill(ranked, 0, size, null);
        size = 0;
    }

    /** All of them in order. */
    Ranked[] sorted() {
        Ranked[] sorted = Arrays.copyOf(ranked, size);
        Arrays.sort(sorted, (first, second) -> first.isBefore(second) ? -1 : first == second ? 0 : 1);
        return sorted;
    }

    private void rise(Ranked one, int from) {
        int hole = from;
        while (hole > 0) {
            int parent = (hole - 1) / 2;
            Ranked above = ranked[parent];
            if (!one.isBefore(above)) {
                break;
            }
            ranked[hole] = above;
            above.index = hole;
            hole = parent;
        }
        ranked[hole] = one;
        one.index = hole;
    }

    private void sink(Ranked one, int from) {
        int hole = from;
        while (true) {
            int child = 2 * hole + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && ranked[child + 1].isBefore(ranked[child])) {
                child++;
            }
            Ranked below = ranked[child];
            if (!below.isBefore(one)) {
                break;
            }
            ranked[hole] = below;
            below.index = hole;
            hole = child;
        }
        ranked[hole] = one;
        one.index = hole;
    }
}
