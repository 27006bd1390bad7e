package io.sluice.engine.mux;

import io.sluice.base.address.SocketAddress;
import io.sluice.engine.server.IdleConnections;
import io.sluice.engine.server.Server;
import io.sluice.engine.stream.HttpStream;
import io.sluice.engine.stream.ServerConnector;
import io.sluice.engine.stream.ServerSide;
import io.sluice.language.config.model.ProxySection;

/** Connections to servers of one loop: finds an idle one that may be used, or opens a new one. */
final class ServerPool implements ServerConnector {

    private final MuxContext context;
    private final int loopIndex;
    private int lastError;

    ServerPool(MuxContext context) {
        this.context = context;
        this.loopIndex = context.loop.loop().index();
    }

    @Override
    public ServerSide takeIdle(HttpStream stream, Server server, SocketAddress address, ProxySection.HttpReuse mode,
                               boolean firstRequest) {
        IdleConnections idle = server.idle(loopIndex);
        while (idle.count() > 0) {
            Http1Server connection = (Http1Server) switch (mode) {
                case NEVER -> null;
                case SAFE -> firstRequest ? null : idle.popAny();
                case AGGRESSIVE -> firstRequest ? idle.popSafe() : idle.popAny();
                case ALWAYS -> idle.popAny();
            };
            if (connection == null) {
                return null;
            }
            // A server that moved keeps no connection to where it was.
            if (connection.address().equals(address) && !connection.isPeerFinished()) {
                connection.attach(stream);
                return connection;
            }
            connection.close();
        }
        return null;
    }

    @Override
    public ServerSide open(HttpStream stream, Server server, SocketAddress address, SocketAddress source, boolean isPrivate) {
        Http1Server connection = new Http1Server(context, this, server, address, isPrivate);
        int result = connection.open(stream, source);
        if (result < 0) {
            lastError = -result;
            return null;
        }
        return connection;
    }

    @Override
    public int lastError() {
        return lastError;
    }

    /** Makes a connection idle; false when it must be closed instead. */
    boolean keep(Http1Server connection) {
        Server server = connection.server();
        IdleConnections idle = server.idle(loopIndex);
        int limit = server.line().poolMaxConnections;
        int maxReuse = server.line().maxReuse;
        if (!idle.wantsMore() || limit >= 0 && idle.count() * server.loops() >= limit || maxReuse >= 0 && connection.requestsCarried() > maxReuse
            || !server.isRunning()) {
            return false;
        }
        idle.push(connection);
        return true;
    }

    /** A connection begins to carry a request. */
    void taken(Http1Server connection) {
        if (!connection.isInUse()) {
            connection.inUse(true);
            connection.server().idle(loopIndex).taken();
        }
    }

    /** A connection no longer carries a request. */
    void givenBack(Http1Server connection) {
        if (connection.isInUse()) {
            connection.inUse(false);
            connection.server().idle(loopIndex).givenBack();
        }
    }

    /** An idle connection has ended by itself. */
    void forget(Http1Server connection) {
        connection.server().idle(loopIndex).remove(connection);
    }
}
