package io.sluice.engine.balance.algorithm;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Points on the circle of 32-bit numbers, each owned by a small number: what consistent hashing looks up.
 *
 * <p>The circle is cut into equal arcs, about one for every {@link #POINTS_PER_ARC} points, and each arc holds its points in a sorted array
 * that is never changed in place. Points are spread by a hash, so finding one, and adding or removing one, touches an array or two whatever their number.
 * One control thread at a time writes; loops read without a lock and may see a change half done, which a look-up survives.
 */
final class HashRing {

    /** No point. */
    static final long NONE = -1;

    private static final int POINTS_PER_ARC = 8;
    private static final long[] EMPTY = new long[0];

    /** Each arc's points: the position in the upper half, the owner in the lower one, in unsigned order. */
    private volatile AtomicReferenceArray<long[]> arcs = new AtomicReferenceArray<>(new long[][] {EMPTY, EMPTY});
    private volatile int size;

    static int position(long point) {
        return (int) (point >>> 32);
    }

    static int owner(long point) {
        return (int) point;
    }

    static long point(int position, int owner) {
        return (long) position << 32 | owner;
    }

    int size() {
        return size;
    }

    // ---- what loops use -----------------------------------------------------------------------------------------------------------

    /** The point that lies nearest to a position, the one before it among equally near ones; {@link #NONE} on an empty ring. */
    long nearest(int position) {
        long after = atOrAfter(point(position, 0));
        if (after == NONE) {
            return NONE;
        }
        long before = before(after);
        return Integer.compareUnsigned(position - position(before), position(after) - position) <= 0 ? before : after;
    }

    /** The point behind another one, round the circle. */
    long after(long point) {
        return atOrAfter(point + 1);
    }

    private long atOrAfter(long point) {
        AtomicReferenceArray<long[]> table = arcs;
        int start = arcOf(table, point);
        for (int i = 0; i <= table.length(); i++) {
            int arc = start + i & table.length() - 1;
            long[] points = table.get(arc);
            int index = i == 0 ? search(points, point) : 0;
            if (index < points.length) {
                return points[index];
            }
        }
        return NONE;
    }

    private long before(long point) {
        AtomicReferenceArray<long[]> table = arcs;
        int start = arcOf(table, point);
        for (int i = 0; i <= table.length(); i++) {
            int arc = start - i & table.length() - 1;
            long[] points = table.get(arc);
            int index = i == 0 ? search(points, point) : points.length;
            if (index > 0) {
                return points[index - 1];
            }
        }
        return point;
    }

    private static int arcOf(AtomicReferenceArray<long[]> table, long point) {
        return (int) (point >>> Long.numberOfLeadingZeros(table.length()) + 1);
    }

    /** Index of the first point that is not before {@code point}. */
    private static int search(long[] points, long point) {
        int low = 0;
        int high = points.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (Long.compareUnsigned(points[middle], point) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    // ---- what control threads change ------------------------------------------------------------------------------------------------

    void add(long point) {
        if (size >= 4 * POINTS_PER_ARC * arcs.length()) {
            divide();
        }
        insert(arcs, point);
        size = size + 1;
    }

    private static void insert(AtomicReferenceArray<long[]> table, long point) {
        int arc = arcOf(table, point);
        long[] points = table.get(arc);
        int index = search(points, point);
        long[] more = new long[points.length + 1];
        System.arraycopy(points, 0, more, 0, index);
        more[index] = point;
        System.arraycopy(points, index, more, index + 1, points.length - index);
        table.set(arc, more);
    }

    void remove(long point) {
        AtomicReferenceArray<long[]> table = arcs;
        int arc = arcOf(table, point);
        long[] points = table.get(arc);
        int index = search(points, point);
        if (index == points.length || points[index] != point) {
            return;
        }
        long[] fewer = new long[points.length - 1];
        System.arraycopy(points, 0, fewer, 0, index);
        System.arraycopy(points, index + 1, fewer, index, fewer.length - index);
        table.set(arc, fewer);
        size = size - 1;
        if (table.length() > 2 && size < table.length() * POINTS_PER_ARC / 4) {
            divide();
        }
    }

    /** Cuts the circle anew so that arcs have their measure of points; rare enough to cost nothing on the whole. */
    private void divide() {
        AtomicReferenceArray<long[]> old = arcs;
        int wanted = Math.max(2, Integer.highestOneBit(Math.max(1, size / POINTS_PER_ARC)));
        long[][] parts = new long[wanted][];
        Arrays.fill(parts, EMPTY);
        AtomicReferenceArray<long[]> table = new AtomicReferenceArray<>(parts);
        for (int arc = 0; arc < old.length(); arc++) {
            for (long point : old.get(arc)) {
                insert(table, point);
            }
        }
        arcs = table;
    }
}
