package io.sluice.engine.balance.algorithm;

import io.sluice.engine.balance.Membership;

/** How many servers have which scaled weight, to know at any time whether all are equal. Guarded by the lock of its pool. */
final class WeightTally {

    private final int[] servers = new int[Membership.MAX_WEIGHT + 1];
    private int distinct;
    private int count;

    void add(int weight) {
        if (servers[weight]++ == 0) {
            distinct++;
        }
        count++;
    }

    void remove(int weight) {
        if (--servers[weight] == 0) {
            distinct--;
        }
        count--;
    }

    int count() {
        return count;
    }

    boolean areEqual() {
        return distinct == 1;
    }
}
