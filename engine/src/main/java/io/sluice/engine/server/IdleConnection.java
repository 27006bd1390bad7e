package io.sluice.engine.server;

import io.sluice.base.address.SocketAddress;

/** What {@link IdleConnections} must know of a connection. */
public interface IdleConnection {

    /** It has carried more than one request. */
    boolean isSafe();

    /** Where it is connected to. */
    SocketAddress address();

    /** From now on any loop may take it. On its own loop. */
    void offer();

    /** Takes it for the loop that it belongs to; false when another loop has been faster. On its own loop. */
    boolean claim();

    /** Takes it for another loop; false when somebody has been faster. On any thread. */
    boolean claimForOther();

    /** Closes it; the caller has taken it out of its pool and {@link #claim claimed} it. */
    void closeIdle();
}
