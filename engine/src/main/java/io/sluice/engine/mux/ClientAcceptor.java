package io.sluice.engine.mux;

import io.sluice.engine.proxy.Acceptor;
import io.sluice.engine.proxy.Listener;
import io.sluice.engine.stream.LoopContext;
import io.sluice.engine.stream.ServerConnector;
import io.sluice.engine.stream.TcpStream;

/** Gives an accepted connection the protocol of its frontend. One per loop. */
public final class ClientAcceptor implements Acceptor {

    private final MuxContext context;

    private ClientAcceptor(MuxContext context) {
        this.context = context;
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
        if (listener.frontend().proxy().isHttp()) {
            Http1Client.accept(context, listener, descriptor, peer);
        } else {
            TcpStream.accept(context.loop, listener, descriptor, peer);
        }
    }
}
