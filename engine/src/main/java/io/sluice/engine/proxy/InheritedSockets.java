package io.sluice.engine.proxy;

import io.sluice.base.address.SocketAddress;
import io.sluice.net.listen.ListenSocket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Listening sockets of the process that this one replaces, by address, until a listener takes them. Only TCP: a unix path is taken over by
 * replacing it. Used by the starting thread.
 */
public final class InheritedSockets {

    private final Map<SocketAddress, Deque<Integer>> sockets = new HashMap<>();

    /** Descriptors of listening sockets; they belong to this object from now on. */
    public InheritedSockets(List<Integer> descriptors) {
        for (int descriptor : descriptors) {
            SocketAddress address = ListenSocket.localAddress(descriptor);
            if (address == null || !address.isIp()) {
                ListenSocket.close(descriptor);
            } else {
                sockets.computeIfAbsent(address, any -> new ArrayDeque<>()).add(descriptor);
            }
        }
    }

    /** A socket for this address, or -1. */
    int take(SocketAddress address) {
        Deque<Integer> there = sockets.get(address);
        return there == null || there.isEmpty() ? -1 : there.remove();
    }

    /** Closes what no listener wanted. */
    public void closeRest() {
        sockets.values().forEach(rest -> rest.forEach(ListenSocket::close));
        sockets.clear();
    }
}
