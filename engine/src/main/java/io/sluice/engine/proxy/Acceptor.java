package io.sluice.engine.proxy;

/** Makes something of an accepted connection; one per event loop, called on its thread. */
public interface Acceptor {

    /** {@code peer} is the raw sockaddr in a reused array. The acceptor owns the descriptor and the place in the {@link AcceptGate}. */
    void accepted(Listener listener, int descriptor, byte[] peer);
}
