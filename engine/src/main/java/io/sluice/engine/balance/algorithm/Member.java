package io.sluice.engine.balance.algorithm;

import io.sluice.engine.balance.Membership;
import io.sluice.engine.server.Server;

/** A server about which the algorithm keeps nothing of its own. */
final class Member extends Membership {

    Member(Server server, int order) {
        super(server, order);
    }
}
