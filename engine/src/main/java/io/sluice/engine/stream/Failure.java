package io.sluice.engine.stream;

import io.sluice.net.syscall.Errno;

/**
 * Why a stream cannot go on, as a value: which side, what, and whether trying again may help. The reply, the log's termination
 * letters and the counters follow from it.
 */
public enum Failure {

    /** The client's request cannot be parsed. */
    BAD_REQUEST('P', 400, false),
    /** The request's head did not come in time. */
    REQUEST_TIMEOUT('c', 408, false),
    /** The client stopped sending or reading in the middle. */
    CLIENT_TIMEOUT('c', 400, false),
    /** The client closed or reset in the middle. */
    CLIENT_ABORT('C', 400, false),
    /** No server can be chosen. */
    NO_SERVER('S', 503, false),
    /** No backend can be chosen. */
    NO_BACKEND('S', 503, false),
    /** The queue of the server that the request needs is full. */
    QUEUE_FULL('S', 503, false),
    /** The place in the queue was held for too long. */
    QUEUE_TIMEOUT('s', 503, false),
    /** A server refused or reset while connecting. */
    CONNECT_ERROR('S', 503, true),
    /** A server did not accept in time. */
    CONNECT_TIMEOUT('s', 503, true),
    /** The process could not make a connection: descriptors, ports or memory are used up. */
    RESOURCE('R', 503, true),
    /** The server closed before its response was complete. */
    SERVER_ABORT('S', 502, false),
    /** The server did not answer in time. */
    SERVER_TIMEOUT('s', 504, false),
    /** The server's response cannot be parsed. */
    BAD_RESPONSE('P', 502, false),
    /** An operator ended the stream. */
    KILLED('K', 503, false),
    /** The server was taken away while the stream used it. */
    SERVER_DOWN('D', 503, false),
    /** A defect of this program, contained to the stream. */
    INTERNAL('I', 500, false);

    private final byte cause;
    private final int status;
    private final boolean retryable;

    Failure(char cause, int status, boolean retryable) {
        this.cause = (byte) cause;
        this.status = status;
        this.retryable = retryable;
    }

    /** First letter of the termination state. */
    public byte cause() {
        return cause;
    }

    /** The status of the reply, when a reply can still be sent. */
    public int status() {
        return status;
    }

    /** Another connection attempt may help. */
    public boolean isRetryable() {
        return retryable;
    }

    /** What a (positive) error number of a connection attempt means. */
    static Failure ofConnecting(int error) {
        return error == Errno.EMFILE || error == Errno.ENFILE || error == Errno.ENOBUFS ? RESOURCE : CONNECT_ERROR;
    }
}
