package io.sluice.net.memory;

import io.sluice.base.address.SocketAddress;
import io.sluice.net.syscall.Errno;
import io.sluice.net.syscall.Kernel;
import java.util.ArrayDeque;

/** A listening socket: connections that are made and not yet accepted, up to the backlog, and those that wait for room in it. */
final class MemoryListener extends MemoryFile {

    private final MemoryKernel kernel;
    private final SocketAddress address;
    private final int backlog;
    private final ArrayDeque<MemorySocket> pending = new ArrayDeque<>();
    private final ArrayDeque<MemorySocket> waiting = new ArrayDeque<>();

    MemoryListener(MemoryKernel kernel, SocketAddress address, int backlog) {
        this.kernel = kernel;
        this.address = address;
        this.backlog = backlog;
    }

    SocketAddress address() {
        return address;
    }

    boolean isFull() {
        return pending.size() >= backlog;
    }

    /** Answers a connecting socket, now or when the backlog has room. */
    void connecting(MemorySocket client) {
        if (isFull()) {
            waiting.add(client);
            return;
        }
        MemorySocket server = kernel.newSocket(address.kind());
        client.joined(server, address);
        pending.add(server);
        wake(Kernel.IN);
    }

    /** The oldest connection, or null. */
    MemorySocket accept() {
        MemorySocket server = pending.poll();
        MemorySocket next = server == null ? null : waiting.poll();
        while (next != null && !next.isConnecting()) {
            next = waiting.poll();
        }
        if (next != null) {
            connecting(next);
        }
        return server;
    }

    @Override
    int mask() {
        return pending.isEmpty() ? 0 : Kernel.IN;
    }

    @Override
    void closed() {
        kernel.noLongerListening(this);
        for (MemorySocket server : pending) {
            server.reset();
        }
        for (MemorySocket client : waiting) {
            client.connectFailed(Errno.ECONNREFUSED);
        }
        pending.clear();
        waiting.clear();
    }
}
