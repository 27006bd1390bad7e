package io.sluice.engine.proxy;

/** Makes something of an accepted connection; one per event loop, called on its thread. */
public interface Acceptor {

    /** {@code peer} is the raw sockaddr in a reused array. The acceptor owns the descriptor and the place in the {@link AcceptGate}. */
    void accepted(Listener listener, int descriptor, byte[] peer);

    /** Accepting failed for want of descriptors or memory; {@code errno} is a positive error number. At most once per second and socket. */
    default void outOfResources(Listener listener, int errno) {
    }
}
