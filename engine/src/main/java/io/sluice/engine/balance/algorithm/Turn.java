package io.sluice.engine.balance.algorithm;

import io.sluice.engine.server.Server;

/** A server's place in a {@link TurnPool}; every field is guarded by the pool's lock. */
final class Turn extends Ranked {

    /** Position at which the server is due, and the one at which it was due before. */
    long due;
    long lastDue;
    /** What rounding the distance between two turns has left over, in units of the server's weight. */
    int remainder;
    /** Scaled weight in use. */
    int share;

    /** Links the servers that one pick has passed over. */
    Turn nextSkipped;

    Turn(Server server, int order) {
        super(server, order);
    }
}
