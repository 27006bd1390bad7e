package io.sluice.engine.balance;

import io.sluice.base.bytes.Buffer;
import io.sluice.engine.server.Server;
import io.sluice.http.http1.HeadIndex;

/**
 * What one {@code balance} line asks for: it makes the pools that a {@link Balancer} chooses from and, for hashes, reads the request.
 * Immutable and shared by all loops.
 */
public interface Algorithm {

    /** An empty pool for some of these servers. */
    Pool createPool(Server[] servers);

    /** What the pools keep about one server. */
    Membership createMembership(Server server, int order);

    /** Weights other than 0% and 100% take effect at run time. */
    default boolean isDynamic() {
        return true;
    }

    /** Full servers are passed over; otherwise a request waits for the very server that was chosen. */
    default boolean skipsFullServers() {
        return true;
    }

    /** While requests wait for any server there can be none that has a place. */
    default boolean isExhaustedWhileQueued() {
        return false;
    }

    /** Takes from a request's head what a pick needs; called once per request while the head is still there. */
    default void prepare(BalanceKey key, HeadIndex head, Buffer buffer) {
    }
}
