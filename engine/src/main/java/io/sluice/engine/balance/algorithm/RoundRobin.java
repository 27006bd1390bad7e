package io.sluice.engine.balance.algorithm;

import io.sluice.engine.balance.Algorithm;
import io.sluice.engine.balance.Membership;
import io.sluice.engine.balance.Pool;
import io.sluice.engine.server.Server;

/** {@code roundrobin}: each server in turn, in proportion to its weight; one order for all loops, because clients observe it across connections. */
final class RoundRobin implements Algorithm {

    @Override
    public Pool createPool(Server[] servers) {
        return new TurnPool();
    }

    @Override
    public Membership createMembership(Server server, int order) {
        return new Turn(server, order);
    }

    @Override
    public boolean isExhaustedWhileQueued() {
        return true;
    }
}
