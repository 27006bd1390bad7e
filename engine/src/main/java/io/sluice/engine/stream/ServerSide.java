package io.sluice.engine.stream;

import io.sluice.base.address.SocketAddress;
import io.sluice.base.bytes.Buffer;

/** A connection to a server (or a share of one) as an HTTP stream sees it. Same loop as the stream. */
public interface ServerSide {

    /** Sends or keeps bytes that are already framed for the server; false when the connection is broken. */
    boolean write(Buffer source, int from, int to);

    /** Output waits for the server (or for the connection to be made). */
    boolean hasPending();

    /** Gives output that waits to the connection of the next attempt. */
    void movePendingTo(ServerSide other);

    /** A response to a request with this {@link io.sluice.http.http1.Method} is expected next. */
    void expectResponse(int requestMethod);

    /** More of the response can be taken. */
    void continueReading();

    /** The connection could not be made in time: ends the attempt and keeps what was to be sent for {@link #movePendingTo}. */
    void giveUpAttempt();

    /** Forgets the stream: the connection becomes idle when {@code reusable}, else it is closed. */
    void release(boolean reusable);

    /** From now on it carries requests of this client only. */
    void makePrivate();

    /** It carries requests of one client only. */
    boolean isPrivate();

    /** Stays open for further requests of the same client; false when it must be closed instead. */
    boolean park();

    /** Carries the client's next request after {@link #park}; false when the server has closed it meanwhile. */
    boolean unpark(HttpStream stream);

    /** From now on bytes pass without a meaning. */
    void startTunnel();

    /** How much is worth sending at once. */
    int appetiteBytes();

    /** Ends the sending side once everything is sent. */
    void finishWriting();

    /** Nothing more is taken from this side of a tunnel, as if it had finished sending. */
    void endTunnelReading();

    /** The other end of a tunnel has finished sending. */
    boolean hasFinishedTunnel();

    /** The connection had carried a request before this one. */
    boolean isReused();

    /** The server closed its side or the connection broke. */
    boolean isPeerFinished();

    /** Where it is connected to. */
    SocketAddress address();

    /** The socket's number, -1 when closed. */
    int descriptor();
}
