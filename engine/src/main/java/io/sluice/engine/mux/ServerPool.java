package io.sluice.engine.mux;

import io.sluice.base.address.SocketAddress;
import io.sluice.engine.server.IdleConnections;
import io.sluice.engine.server.Server;
import io.sluice.engine.stream.HttpStream;
import io.sluice.engine.stream.ServerConnector;
import io.sluice.engine.stream.ServerSide;
import io.sluice.language.config.model.GlobalSection;
import io.sluice.language.config.model.ProxySection;
import io.sluice.language.config.model.ServerLine;
import io.sluice.net.syscall.Errno;

/**
 * Connections to servers of one loop: finds an idle one that may be used, here or at another loop, or opens a new one, and decides which are kept.
 *
 * <p>Which idle connections a request may use, and in which order: the first request of a client (or any that its client would not repeat by
 * itself) uses none with {@code safe}, safe ones with {@code aggressive}, and with {@code always} safe ones and then others; further ones use
 * any, others before safe ones.
 */
final class ServerPool implements ServerConnector {

    private static final int PERCENT = 100;

    private final MuxContext context;
    private final int loopIndex;
    private final int loops;
    private final boolean sharing;
    private final int fewDescriptors;
    private final int manyDescriptors;
    private int lastError;

    ServerPool(MuxContext context) {
        this.context = context;
        this.loopIndex = context.loop.loop().index();
        this.loops = context.loop.process().loops();
        GlobalSection settings = context.loop.settings();
        this.sharing = settings.idlePoolShared && loops > 1;
        long most = context.loop.process().descriptorLimit();
        this.fewDescriptors = (int) (most * settings.poolLowDescriptorPercent / PERCENT);
        this.manyDescriptors = (int) (most * settings.poolHighDescriptorPercent / PERCENT);
    }

    @Override
    public ServerSide takeIdle(HttpStream stream, Server server, SocketAddress address, ProxySection.HttpReuse mode, boolean firstRequest) {
        Http1Server found = null;
        if (!firstRequest && mode != ProxySection.HttpReuse.NEVER) {
            found = take(server, address, true, true);
        } else if (mode == ProxySection.HttpReuse.AGGRESSIVE) {
            found = take(server, address, false, true);
        } else if (mode == ProxySection.HttpReuse.ALWAYS) {
            found = take(server, address, false, true);
            found = found == null ? take(server, address, true, false) : found;
        }
        if (found != null) {
            found.attach(stream);
        }
        return found;
    }

    private Http1Server take(Server server, SocketAddress address, boolean fresh, boolean safe) {
        IdleConnections own = server.idle(loopIndex);
        while (own.count() > 0) {
            Http1Server connection = fresh ? (Http1Server) own.popFresh() : null;
            if (connection == null && safe) {
                connection = (Http1Server) own.popSafe();
            }
            if (connection == null) {
                break;
            }
            // A server that moved keeps no connection to where it was.
            if (connection.address().equals(address) && !connection.isPeerFinished()) {
                return connection;
            }
            connection.close();
        }
        return sharing ? takeFromOthers(server, address, fresh, safe) : null;
    }

    private Http1Server takeFromOthers(Server server, SocketAddress address, boolean fresh, boolean safe) {
        int few = server.line().poolLowConnections;
        if (few > 0 && server.idleConnections() < few && context.loop.process().openDescriptors() < fewDescriptors) {
            return null;
        }
        for (int i = 1; i < loops; i++) {
            IdleConnections other = server.idle((loopIndex + i) % loops);
            if (other.count() == 0) {
                continue;
            }
            Http1Server theirs = fresh ? (Http1Server) other.steal(address, false) : null;
            if (theirs == null && safe) {
                theirs = (Http1Server) other.steal(address, true);
            }
            if (theirs != null) {
                Http1Server mine = new Http1Server(context, this, server, theirs.address(), false);
                return mine.takeOver(theirs) ? mine : null;
            }
        }
        return null;
    }

    @Override
    public ServerSide open(HttpStream stream, Server server, SocketAddress address, SocketAddress source, boolean isPrivate) {
        boolean strict = isStrict(server);
        if (strict && !server.strictConnections().incrementBelow(server.maxconn()) && !makeRoom(server)) {
            lastError = Errno.EADDRNOTAVAIL;
            return null;
        }
        Http1Server connection = new Http1Server(context, this, server, address, isPrivate);
        int result = connection.open(stream, source);
        if (result < 0) {
            if (strict) {
                server.strictConnections().decrement();
            }
            lastError = -result;
            return null;
        }
        return connection;
    }

    private static boolean isStrict(Server server) {
        return server.line().strictMaxconn && server.line().maxconn > 0;
    }

    /** Closes an idle connection so that there may be a new one. */
    private boolean makeRoom(Server server) {
        for (int i = 0; i < loops; i++) {
            int loop = (loopIndex + i) % loops;
            if (loop == loopIndex) {
                if (server.idle(loop).closeOne()) {
                    return server.strictConnections().incrementBelow(server.maxconn());
                }
            } else if (sharing) {
                Http1Server theirs = stolen(server.idle(loop), server.address());
                if (theirs != null) {
                    Http1Server doomed = new Http1Server(context, this, server, theirs.address(), false);
                    if (doomed.takeOver(theirs)) {
                        doomed.close();
                    }
                    return server.strictConnections().incrementBelow(server.maxconn());
                }
            }
        }
        return false;
    }

    private static Http1Server stolen(IdleConnections idle, SocketAddress address) {
        Http1Server fresh = (Http1Server) idle.steal(address, false);
        return fresh != null ? fresh : (Http1Server) idle.steal(address, true);
    }

    @Override
    public int lastError() {
        return lastError;
    }

    /** A connection that was given back is to be kept. */
    boolean wants(Http1Server connection) {
        Server server = connection.server();
        ServerLine line = server.line();
        IdleConnections idle = server.idle(loopIndex);
        if (line.poolPurgeDelayMs <= 0 || line.maxReuse >= 0 && connection.requestsCarried() > line.maxReuse
            || line.poolMaxConnections >= 0 && server.idleConnections() >= line.poolMaxConnections) {
            return false;
        }
        int descriptors = context.loop.process().openDescriptors();
        if (descriptors >= manyDescriptors) {
            return false;
        }
        if (idle.lacks(connection.isSafe())) {
            return true;
        }
        int few = line.poolLowConnections;
        return descriptors < fewDescriptors && (idle.wants(idle.count(), 0) || few > 0 && idle.wants(server.idleConnections(), few));
    }

    /** Makes a connection idle. */
    void keep(Http1Server connection) {
        connection.server().idle(loopIndex).push(connection, context.loop.loop());
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

    /** A connection's socket has been closed. */
    void closed(Http1Server connection) {
        if (isStrict(connection.server())) {
            connection.server().strictConnections().decrement();
        }
    }

    /** An idle connection has ended by itself, or has gone to another loop. */
    void forget(Http1Server connection) {
        connection.server().idle(loopIndex).remove(connection);
    }
}
