package io.sluice.net.memory;

import io.sluice.base.address.SocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a test wants to happen to connections to certain addresses, and those it has not decided about yet. */
final class ConnectScript {

    private final Set<SocketAddress> holding = new HashSet<>();
    private final Map<SocketAddress, Integer> errors = new HashMap<>();
    private final Map<SocketAddress, List<MemorySocket>> held = new HashMap<>();

    void hold(SocketAddress address) {
        errors.remove(address);
        holding.add(address);
    }

    void fail(SocketAddress address, int error) {
        holding.remove(address);
        errors.put(address, error);
    }

    void allow(SocketAddress address) {
        holding.remove(address);
        errors.remove(address);
    }

    /** The error number that connecting fails with at once, or 0. */
    int error(SocketAddress address) {
        return errors.getOrDefault(address, 0);
    }

    /** Keeps the socket in progress if the address is held. */
    boolean holds(SocketAddress address, MemorySocket socket) {
        if (!holding.contains(address)) {
            return false;
        }
        held.computeIfAbsent(address, _ -> new ArrayList<>()).add(socket);
        return true;
    }

    /** Forgets the held sockets of an address and returns those that are still connecting. */
    List<MemorySocket> takeHeld(SocketAddress address) {
        List<MemorySocket> still = new ArrayList<>();
        for (MemorySocket socket : held.getOrDefault(address, List.of())) {
            if (socket.isConnecting()) {
                still.add(socket);
            }
        }
        held.remove(address);
        return still;
    }
}
