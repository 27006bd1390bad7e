package io.sluice.engine.stream;

import io.sluice.base.address.SocketAddress;
import io.sluice.engine.server.Server;
import io.sluice.language.config.model.ProxySection;

/** Finds or makes connections to servers for the streams of one loop. */
public interface ServerConnector {

    /** An idle connection that this request may use, now attached to the stream; null when there is none. */
    ServerSide takeIdle(HttpStream stream, Server server, SocketAddress address, ProxySection.HttpReuse mode, boolean firstRequest);

    /**
     * A new connection, being established, attached to the stream: {@link HttpStream#serverConnected} or
     * {@link HttpStream#serverConnectFailed} follows from the loop. Null when it could not even be started; then {@link #lastError} tells
     * the error number. {@code source} overrides where the server's connections come from; null otherwise.
     */
    ServerSide open(HttpStream stream, Server server, SocketAddress address, SocketAddress source, boolean isPrivate);

    /** Positive error number of the last {@link #open} that answered null. */
    int lastError();
}
