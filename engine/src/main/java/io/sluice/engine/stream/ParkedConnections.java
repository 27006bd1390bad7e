package io.sluice.engine.stream;

import io.sluice.base.address.SocketAddress;
import io.sluice.engine.proxy.Backend;
import io.sluice.engine.server.Server;
import java.util.Arrays;

/**
 * The server connections that one client has for itself and that carry no request now: all of them with {@code http-reuse never}, and those that a
 * server tied to its client by asking for NTLM or Negotiate. Their number is bounded by {@code max-session-srv-conns}. Owned by the client's loop.
 */
final class ParkedConnections {

    private static final int FIRST_ROOM = 2;

    private ServerSide[] connections = new ServerSide[FIRST_ROOM];
    private Server[] servers = new Server[FIRST_ROOM];
    private int count;

    /** Keeps a connection; false when there are as many as may be and it must be closed. */
    boolean add(ServerSide connection, Server server, int limit) {
        forgetEnded();
        if (count >= limit || !connection.park()) {
            return false;
        }
        if (count == connections.length) {
            connections = Arrays.copyOf(connections, 2 * count);
            servers = Arrays.copyOf(servers, 2 * count);
        }
        connections[count] = connection;
        servers[count++] = server;
        return true;
    }

    /** A connection to this server at this address, now attached to the stream; null when there is none. */
    ServerSide take(Server server, SocketAddress address, HttpStream stream) {
        for (int i = count - 1; i >= 0; i--) {
            ServerSide connection = connections[i];
            if (servers[i] == server && connection.address().equals(address)) {
                removeAt(i);
                if (connection.unpark(stream)) {
                    return connection;
                }
                connection.release(false);
            }
        }
        return null;
    }

    /** A server of this backend to which there is a connection and that may be chosen, or null; {@code maxQueue} as for {@link Backend#mayStayAt}. */
    Server serverOf(Backend backend, int maxQueue) {
        for (int i = 0; i < count; i++) {
            if (!connections[i].isPeerFinished() && backend.mayStayAt(servers[i], maxQueue)) {
                return servers[i];
            }
        }
        return null;
    }

    private void forgetEnded() {
        for (int i = count - 1; i >= 0; i--) {
            if (connections[i].isPeerFinished()) {
                connections[i].release(false);
                removeAt(i);
            }
        }
    }

    private void removeAt(int index) {
        count--;
        System.arraycopy(connections, index + 1, connections, index, count - index);
        System.arraycopy(servers, index + 1, servers, index, count - index);
        connections[count] = null;
        servers[count] = null;
    }

    /** Closes all. */
    void closeAll() {
        while (count > 0) {
            ServerSide connection = connections[count - 1];
            removeAt(count - 1);
            connection.release(false);
        }
    }
}
