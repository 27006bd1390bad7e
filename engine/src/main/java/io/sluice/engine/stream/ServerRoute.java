package io.sluice.engine.stream;

import io.sluice.base.address.SocketAddress;
import io.sluice.engine.log.TrafficRecord;
import io.sluice.engine.proxy.Listener;
import io.sluice.engine.server.Server;
import io.sluice.engine.server.ServerSockets;
import io.sluice.net.syscall.SocketAddressCodec;

/** Where a connection to a server leads to and where it comes from, as far as that depends on the client. Stateless. */
final class ServerRoute {

    private ServerRoute() {
    }

    /** The server's address, with the port that the client came to where the line says so. */
    static SocketAddress target(Server server, Listener listener) {
        SocketAddress address = server.address();
        if (!server.line().portIsOffset || !address.isIp()) {
            return address;
        }
        int listenPort = listener.address().isIp() ? listener.address().port() : 0;
        return address.withPort(listenPort + server.line().port & 0xffff);
    }

    /** The address to connect from when it depends on the client; null: as the server's options say. */
    static SocketAddress source(Server server, TrafficRecord record) {
        ServerSockets sockets = server.sockets();
        return sockets.hasForeignSource()
            ? sockets.source(SocketAddressCodec.decode(record.clientAddress, record.clientAddressLength)) : null;
    }
}
