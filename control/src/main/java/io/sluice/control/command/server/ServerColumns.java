package io.sluice.control.command.server;

import io.sluice.base.address.SocketAddress;
import io.sluice.control.stats.column.ConnectionFigures;
import io.sluice.engine.proxy.Backend;
import io.sluice.engine.server.Server;

/** The lines that {@code show servers state} and {@code show servers conn} print for one server. */
final class ServerColumns {
    /** The check's state of a server that the configuration disables. */
    private static final int CHECK_PAUSED = 8;
    private static final int CHECK_STATUS_NONE = 1;

    private ServerColumns() {
    }

    static String state(Backend backend, Server server, long wallMs) {
        boolean configuredOff = (server.administrativeState() & Server.CONFIGURED_MAINTENANCE) != 0;
        boolean fixedId = server.line().id > 0;
        return backend.proxy().id() + " " + backend.name() + " " + server.id() + " " + server.name()
                + " " + host(server.address())
                + " " + server.operation().ordinal()
                + " " + server.administrativeState()
                + " " + server.userWeight()
                + " " + server.initialWeight()
                + " " + Math.max(0, wallMs - server.lastChangeMs()) / 1000
                + " " + CHECK_STATUS_NONE + " 0 " + server.checkHealth() + " " + (configuredOff ? CHECK_PAUSED : 0) + " 0"
                + " " + (backend.section().id > 0 ? 1 : 0)
                + " " + (fixedId ? 1 : 0)
                + " " + (server.line().hostname == null ? "-" : server.line().hostname)
                + " " + port(server.address())
                + " - 0 0 - - 0\n";
    }

    static String connections(Backend backend, Server server) {
        StringBuilder perLoop = new StringBuilder();
        for (int loop = 0; loop < server.loops() && server.line().poolMaxConnections != 0; loop++) {
            perLoop.append(' ').append(server.idle(loop).count());
        }
        ConnectionFigures figures = ConnectionFigures.of(backend, server);
        return backend.name() + "/" + server.name() + " " + backend.proxy().id() + "/" + server.id()
                + " " + host(server.address()) + " " + port(server.address())
                + " - " + server.line().poolPurgeDelayMs
                + " " + figures.used() + " " + figures.peakUsed() + " " + figures.estimated()
                + " " + (figures.idle() - figures.safe()) + " " + figures.safe()
                + " " + server.line().poolMaxConnections
                + " " + figures.idle() + perLoop + "\n";
    }

    private static String host(SocketAddress address) {
        return address == null ? "-" : address.host();
    }

    private static int port(SocketAddress address) {
        return address == null ? 0 : address.port();
    }
}
