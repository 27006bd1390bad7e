package io.sluice.control.command.server;

import io.sluice.base.address.SocketAddress;
import io.sluice.control.stats.column.ConnectionFigures;
import io.sluice.engine.proxy.Backend;
import io.sluice.engine.server.CheckState;
import io.sluice.engine.server.Server;

/** The lines that {@code show servers state} and {@code show servers conn} print for one server. */
final class ServerColumns {
    private ServerColumns() {
    }

    static String state(Backend backend, Server server, long wallMs) {
        CheckState check = server.check();
        CheckState agent = server.agent();
        boolean fixedId = server.line().id > 0;
        return backend.proxy().id() + " " + backend.name() + " " + server.id() + " " + server.name()
                + " " + host(server.address())
                + " " + server.operation().ordinal()
                + " " + server.administrativeState()
                + " " + server.userWeight()
                + " " + server.initialWeight()
                + " " + Math.max(0, wallMs - server.lastChangeMs()) / 1000
                + " " + check.status().ordinal() + " " + check.result().ordinal() + " " + check.health()
                + " " + check.bits() + " " + agent.bits()
                + " " + (backend.section().id > 0 ? 1 : 0)
                + " " + (fixedId ? 1 : 0)
                + " " + (server.line().hostname == null ? "-" : server.line().hostname)
                + " " + port(server.address())
                + " - 0 " + check.port() + " " + host(check.address()) + " " + host(agent.address()) + " " + agent.port() + "\n";
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
