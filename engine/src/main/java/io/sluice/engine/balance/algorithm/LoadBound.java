package io.sluice.engine.balance.algorithm;

import io.sluice.engine.balance.Membership;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many sessions each server may have so that none carries more than a factor of its share of all: {@code hash-balance-factor}.
 *
 * <p>With S sessions (the one to place included), the factor gives out ceil(S × factor / 100) slots. Whole ones go to every unit of weight; what is
 * left over is spread over the servers in configured order, by their running sums of weights. As in HAProxy the running sums are those of the start,
 * so that a change of weight moves a single slot at most, and costs nothing.
 */
final class LoadBound {

    private final int factor;
    private final AtomicInteger sessions = new AtomicInteger();
    private volatile long total;
    /** By configured order, the weights of the servers before; 0 for a server that could not be chosen at the start. */
    private volatile long[] before = new long[0];

    LoadBound(int factor) {
        this.factor = factor;
    }

    boolean hasRoom(Membership member) {
        return member.server().sessions().current() < slots(member.order(), member.weight());
    }

    private long slots(int order, int weight) {
        long all = total;
        if (all == 0) {
            return 1;
        }
        long[] sums = before;
        long start = order < sums.length ? sums[order] : 0;
        long slots = ((sessions.get() + 1L) * factor + 99) / 100;
        long rest = slots % all;
        return Math.max(1, weight * (slots / all) + (start + weight) * rest / all - start * rest / all);
    }

    void loadChanged(int difference) {
        if (difference != 0) {
            sessions.addAndGet(difference);
        }
    }

    /** The sum of weights changes by {@code difference}; under the change lock. */
    void weigh(int difference) {
        total = total + difference;
    }

    /** The servers of the start, in configured order. */
    void start(Collection<Membership> members) {
        int most = 0;
        for (Membership member : members) {
            most = Math.max(most, member.order());
        }
        long[] sums = new long[most + 1];
        long sum = 0;
        for (Membership member : members) {
            sums[member.order()] = sum;
            sum += member.currentWeight();
        }
        before = sums;
    }
}
