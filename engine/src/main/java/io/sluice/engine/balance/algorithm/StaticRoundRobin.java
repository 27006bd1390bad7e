package io.sluice.engine.balance.algorithm;

import io.sluice.engine.balance.Algorithm;
import io.sluice.engine.balance.Membership;
import io.sluice.engine.balance.Pool;
import io.sluice.engine.server.Server;

/** {@code static-rr}: round robin over a fixed layout of the configured weights. */
final class StaticRoundRobin implements Algorithm {

    @Override
    public Pool createPool(Server[] servers) {
        return new MapPool(servers, false);
    }

    @Override
    public Membership createMembership(Server server, int order) {
        return new Member(server, order);
    }

    @Override
    public boolean isDynamic() {
        return false;
    }

    @Override
    public boolean isExhaustedWhileQueued() {
        return true;
    }
}
