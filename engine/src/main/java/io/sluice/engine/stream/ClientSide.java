package io.sluice.engine.stream;

import io.sluice.base.bytes.Buffer;

/** The client's connection (or its share of one) as an HTTP stream sees it. Same loop as the stream. */
public interface ClientSide {

    /** Sends or keeps bytes that are already framed for the client; false when the connection is broken. */
    boolean write(Buffer source, int from, int to);

    /** Output waits for the client: produce no more until {@link HttpStream#clientDrained}. */
    boolean hasPending();

    /** The request has been received to its end. */
    boolean isRequestDone();

    /** The client closed its side or the connection broke. */
    boolean isPeerFinished();

    /** More of the request body can be taken: calls {@link HttpStream#requestBody} again soon. */
    void continueReading();

    /** The exchange is over: go on with the next request or close when everything is sent. */
    void exchangeDone(boolean keepAlive);

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

    /** Closes at once. */
    void abort();

    /** The socket's number, -1 when closed. */
    int descriptor();

    /** Requests that this connection has carried, the current one included. */
    int requestCount();
}
