package io.sluice.engine.mux;

import io.sluice.engine.log.LogLevel;
import io.sluice.engine.proxy.Acceptor;
import io.sluice.engine.proxy.Listener;
import io.sluice.engine.proxy.Proxy;
import io.sluice.engine.stream.LoopContext;
import io.sluice.engine.stream.Origin;
import io.sluice.engine.stream.ServerConnector;
import io.sluice.engine.stream.TcpStream;
import io.sluice.net.process.ProcessLimits;
import io.sluice.net.syscall.Errno;

/** Gives an accepted connection the protocol of its frontend, after the PROXY protocol header if the listener wants one. One per loop. */
public final class ClientAcceptor implements Acceptor {

    private final MuxContext context;
    private final ProxyHandshakes handshakes;

    private ClientAcceptor(MuxContext context) {
        this.context = context;
        this.handshakes = new ProxyHandshakes(context.loop, this);
    }

    /** Prepares a loop for connections of both kinds. */
    public static ClientAcceptor install(LoopContext loop) {
        MuxContext context = new MuxContext(loop);
        ServerConnector pool = new ServerPool(context);
        loop.connector(pool);
        return new ClientAcceptor(context);
    }

    @Override
    public void accepted(Listener listener, int descriptor, byte[] peer) {
        if (listener.line().acceptsProxyHeader) {
            handshakes.begin(listener, descriptor, peer);
        } else {
            begin(listener, descriptor, peer, null);
        }
    }

    @Override
    public void outOfResources(Listener listener, int errno) {
        String limit = switch (errno) {
            case Errno.EMFILE -> "process FD limit (maxsock=" + ProcessLimits.openFiles() + "). Please check 'ulimit-n' and restart.";
            case Errno.ENFILE -> "system FD limit (maxsock=" + ProcessLimits.openFiles() + "). Please check system tunables.";
            case Errno.ENOBUFS, Errno.ENOMEM -> "system memory limit (maxsock=" + ProcessLimits.openFiles() + "). Please check system tunables.";
            default -> null;
        };
        if (limit != null) {
            Proxy proxy = listener.frontend().proxy();
            proxy.log().message(context.loop.log(), LogLevel.EMERGENCY, "Proxy " + proxy.name() + " reached " + limit);
        }
    }

    /** Starts the frontend's protocol; {@code origin} is what a PROXY protocol header said, or null. */
    void begin(Listener listener, int descriptor, byte[] peer, Origin origin) {
        if (listener.frontend().proxy().isHttp()) {
            Http1Client.accept(context, listener, descriptor, peer, origin);
        } else {
            TcpStream.accept(context.loop, listener, descriptor, peer, origin);
        }
    }

    /** Connections that have not brought their PROXY protocol header yet. */
    public int waitingForHeader() {
        return handshakes.count();
    }

    /** Closes the connections that have not brought their header yet. On the loop's thread. */
    public void closeWaitingForHeader() {
        handshakes.closeAll();
    }
}
