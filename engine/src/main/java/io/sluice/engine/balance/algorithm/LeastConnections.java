package io.sluice.engine.balance.algorithm;

import io.sluice.engine.balance.Algorithm;
import io.sluice.engine.balance.Membership;
import io.sluice.engine.balance.Pool;
import io.sluice.engine.server.Server;

/**
 * {@code leastconn}: the server with the fewest sessions for its weight; among equals the one that was not chosen for longest, so that
 * idle servers are used in turn.
 */
final class LeastConnections implements Algorithm {

    /** Ranks servers by what their load would be with one session more; idle ones are all equal, whatever their weights. */
    private static final class ByLoad extends RankPool {

        @Override
        long rankOf(Rank rank) {
            Server server = rank.server();
            long load = (long) server.sessions().current() + server.queue().size();
            return load == 0 ? 0 : (load + 1) * Membership.MAX_WEIGHT / Math.max(1, rank.currentWeight());
        }

        @Override
        public void loadChanged(Membership member, int difference) {
            Rank rank = (Rank) member;
            if (difference != 0) {
                rankAnew(rank);
            }
            if (difference <= 0) {
                reopen(rank);
            }
        }
    }

    @Override
    public Pool createPool(Server[] servers) {
        return new ByLoad();
    }

    @Override
    public Membership createMembership(Server server, int order) {
        return new RankPool.Rank(server, order);
    }
}
