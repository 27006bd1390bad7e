package io.sluice.engine.balance.algorithm;

import io.sluice.engine.server.Server;

/** When a server is full for an algorithm. */
final class Places {

    private Places() {
    }

    /** The server has a place and nobody waits for it. */
    static boolean isOpen(Server server) {
        return server.maxconn() == 0 || server.queue().size() == 0 && server.hasPlace();
    }
}
