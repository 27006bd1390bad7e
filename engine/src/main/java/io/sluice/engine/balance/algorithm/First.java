package io.sluice.engine.balance.algorithm;

import io.sluice.engine.balance.Algorithm;
import io.sluice.engine.balance.Membership;
import io.sluice.engine.balance.Pool;
import io.sluice.engine.server.Server;

/** {@code first}: the server with the smallest id that has a place, so that the last servers stay free. */
final class First implements Algorithm {

    /** Ranks servers by their numbers. */
    private static final class ById extends RankPool {

        @Override
        long rankOf(Rank rank) {
            return rank.server().id();
        }

        @Override
        public void loadChanged(Membership member, int difference) {
            if (difference <= 0) {
                reopen((Rank) member);
            }
        }
    }

    @Override
    public Pool createPool(Server[] servers) {
        return new ById();
    }

    @Override
    public Membership createMembership(Server server, int order) {
        return new RankPool.Rank(server, order);
    }

    @Override
    public boolean isExhaustedWhileQueued() {
        return true;
    }
}
