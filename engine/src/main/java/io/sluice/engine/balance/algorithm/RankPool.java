package io.sluice.engine.balance.algorithm;

import io.sluice.engine.balance.BalanceKey;
import io.sluice.engine.balance.Membership;
import io.sluice.engine.balance.Pool;
import io.sluice.engine.server.Server;

/**
 * Servers by a rank: the first in rank that has a place is taken.
 *
 * <p>A heap holds the servers that have a place. A full one is taken out by the pick that finds it full and put back when a place is given
 * back, so picks and changes cost the logarithm of the number of servers. A place may be given back just while a pick takes its server
 * out: therefore the pick says first that the server is out and then looks again, and whoever gives a place back does it in the opposite order.
 */
abstract class RankPool implements Pool {

    /** A server's standing in the pool. */
    static final class Rank extends Ranked {

        /** Taken out because it was full. */
        volatile boolean closed;
        /** Belongs to the pool, in the heap or taken out. */
        boolean present;

        Rank(Server server, int order) {
            super(server, order);
        }
    }

    private final RankHeap open = new RankHeap();

    /** The server's rank as of now; smaller comes first. */
    abstract long rankOf(Rank rank);

    @Override
    public final synchronized Server pick(BalanceKey key, Server avoid) {
        while (true) {
            Rank first = (Rank) open.first();
            if (first == null) {
                return null;
            }
            if (!Places.isOpen(first.server()) && close(first)) {
                continue;
            }
            if (first.server() != avoid) {
                return first.server();
            }
            Rank second = (Rank) open.second();
            if (second == null) {
                return avoid;
            }
            if (Places.isOpen(second.server()) || !close(second)) {
                return second.server();
            }
        }
    }

    private boolean close(Rank rank) {
        rank.closed = true;
        if (Places.isOpen(rank.server())) {
            rank.closed = false;
            return false;
        }
        open.remove(rank);
        return true;
    }

    /** Puts a server back that has a place again. */
    final void reopen(Rank rank) {
        if (rank.closed) {
            putBack(rank);
        }
    }

    private synchronized void putBack(Rank rank) {
        if (rank.closed && rank.present && Places.isOpen(rank.server())) {
            rank.closed = false;
            open.add(rank, rankOf(rank));
        }
    }

    /** Finds the server's place in the order anew. */
    final synchronized void rankAnew(Rank rank) {
        if (rank.heap != null) {
            open.move(rank, rankOf(rank));
        }
    }

    @Override
    public final synchronized void add(Membership member) {
        Rank rank = (Rank) member;
        rank.present = true;
        rank.closed = false;
        open.add(rank, rankOf(rank));
    }

    @Override
    public final synchronized void remove(Membership member) {
        Rank rank = (Rank) member;
        rank.present = false;
        rank.closed = false;
        if (rank.heap != null) {
            open.remove(rank);
        }
    }

    @Override
    public final void weigh(Membership member) {
        rankAnew((Rank) member);
    }
}
