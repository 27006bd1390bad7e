package io.sluice.engine.server;

/** What {@link IdleConnections} must know of a connection. */
public interface IdleConnection {

    /** It has carried more than one request. */
    boolean isSafe();

    /** When it became idle, in its loop's milliseconds. */
    long idleSinceMs();

    /** Closes it; the caller has taken it out of its pool. */
    void closeIdle();
}
