package io.sluice.net.memory;

import io.sluice.base.address.SocketAddress;

/** A far host that listens, played by a test: the place that a loop's connections go to. */
public final class MemoryServer {

    private final MemoryKernel kernel;
    private final MemoryListener listener;

    MemoryServer(MemoryKernel kernel, MemoryListener listener) {
        this.kernel = kernel;
        this.listener = listener;
    }

    public SocketAddress address() {
        return listener.address();
    }

    /** The oldest connection that was not taken yet; null when there is none. */
    public MemoryPeer accept() {
        synchronized (kernel) {
            MemorySocket socket = listener.accept();
            return socket == null ? null : new MemoryPeer(kernel, socket);
        }
    }

    /** Stops listening: connections that were not taken are reset, new ones refused. */
    public void close() {
        synchronized (kernel) {
            listener.release();
        }
    }
}
