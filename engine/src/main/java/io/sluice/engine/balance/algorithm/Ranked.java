package io.sluice.engine.balance.algorithm;

import io.sluice.engine.balance.Membership;
import io.sluice.engine.server.Server;

/** A server that a {@link RankHeap} can hold; guarded by the lock of its pool. */
class Ranked extends Membership {

    /** The heap that holds the server, or null, and where in it. */
    RankHeap heap;
    int index;
    /** Smaller comes first; among equals who came first. */
    long key;
    long arrival;

    Ranked(Server server, int order) {
        super(server, order);
    }

    final boolean isBefore(Ranked other) {
        return key < other.key || key == other.key && arrival < other.arrival;
    }
}
