package io.sluice.engine.mux;

import io.sluice.base.bytes.Buffer;
import io.sluice.engine.proxy.Listener;
import io.sluice.engine.stream.ClientSide;
import io.sluice.engine.stream.Failure;
import io.sluice.engine.stream.HttpStream;
import io.sluice.engine.stream.Origin;
import io.sluice.http.http1.BodyDecoder;
import io.sluice.http.http1.HeadError;
import io.sluice.http.http1.HeadIndex;
import io.sluice.http.http1.MessageRules;
import io.sluice.language.config.model.ProxyOption;
import io.sluice.net.loop.Connection;
import io.sluice.net.loop.EventLoop;
import io.sluice.net.syscall.Errno;

/**
 * A client's HTTP/1 connection: cuts what arrives into requests and hands them to the stream one at a time. Owned by its loop.
 *
 * <p>Bytes behind a request that is still being answered are kept (at most one buffer) or left in the kernel.
 */
public final class Http1Client extends Connection implements ClientSide {

    /** Receives in a row before other connections get their turn. */
    private static final int BATCH = 4;

    private enum State { HEAD, BODY, ANSWERING, DRAINING, TUNNEL, CLOSING }

    private final MuxContext context;
    private final HttpStream stream;
    private final BodyDecoder decoder = new BodyDecoder();
    private final Partial partial;
    private State state = State.HEAD;
    private int requestCount;
    private boolean closeWhenDrained;
    private boolean tunnelEnded;

    private Http1Client(MuxContext context, Listener listener, int descriptor, byte[] peer, Origin origin) {
        super(context.loop.loop());
        this.context = context;
        this.partial = new Partial(loop.pool());
        this.stream = new HttpStream(context.loop, listener, this, descriptor, peer, origin);
    }

    /** Takes over an accepted descriptor; {@code origin} is what a PROXY protocol header said, or null. */
    static void accept(MuxContext context, Listener listener, int descriptor, byte[] peer, Origin origin) {
        Http1Client client = new Http1Client(context, listener, descriptor, peer, origin);
        if (client.adopt(descriptor) < 0) {
            client.stream.closeClient();
        }
    }

    // ---- reading -----------------------------------------------------------------------------------------------------------------------

    @Override
    protected void readable() {
        for (int i = 0; i < BATCH && !isClosed(); i++) {
            State before = state;
            boolean more = switch (before) {
                case HEAD -> readHead();
                case BODY -> readBody();
                case ANSWERING -> watchForAbort();
                case DRAINING -> drainBody();
                case TUNNEL -> readTunnel();
                case CLOSING -> discard();
            };
            if (!more) {
                return;
            }
        }
        if (!isClosed()) {
            readAgain();
        }
    }

    private boolean readHead() {
        if (hasPending()) {
            // The client has not taken its last answer yet: the next request waits, so that answers cannot pile up.
            return false;
        }
        Buffer buffer = loop.receiveBuffer();
        int start = EventLoop.HEADROOM;
        int kept = partial.length();
        int end = start + kept;
        boolean fresh = false;
        partial.copyTo(buffer, start);
        // Whole requests may wait here: they come before the end of the stream that may be next in the kernel.
        if (!parseKept && mayRead() && kept < context.headReadSize) {
            int received = receive(buffer, end, context.headReadSize - kept);
            if (received > 0) {
                end += received;
                fresh = true;
            } else if (received == 0) {
                ended(kept);
                return false;
            } else if (received != -Errno.EAGAIN) {
                stream.clientClosed(true);
                return false;
            }
        }
        if (end == start || !fresh && !parseKept) {
            return false;
        }
        parseKept = false;
        stream.requestStarted();
        HeadIndex head = context.loop.requestHead();
        int length = context.parser.parseRequest(buffer, start, end, fresh ? kept : 0, head);
        if (length == 0) {
            partial.keep(buffer, start, end);
            return mayRead();
        }
        partial.clear();
        if (length < 0) {
            invalid(buffer, start, end, head.errorOffset, head.errorState, length);
            return false;
        }
        return requestReceived(head, buffer, start + length, end);
    }

    /** What is kept has not been parsed yet: it came behind the previous request. */
    private boolean parseKept;

    private boolean requestReceived(HeadIndex head, Buffer buffer, int bodyFrom, int end) {
        requestCount++;
        decoder.start(MessageRules.requestBody(head), head.contentLength);
        BodyFlow body = context.body;
        int result = body.take(decoder, buffer, bodyFrom, end);
        if (result < 0) {
            invalid(buffer, EventLoop.HEADROOM, end, decoder.errorOffset(), decoder.messageState(), result);
            return false;
        }
        if (body.consumedTo < end) {
            partial.keep(buffer, body.consumedTo, end);
            parseKept = true;
        }
        boolean done = decoder.done();
        state = done ? State.ANSWERING : State.BODY;
        if (body.source == buffer) {
            stream.requestHead(head, buffer, bodyFrom, body.to, done);
        } else {
            sendRewrittenBody(head, buffer, bodyFrom, done);
        }
        return !isClosed() && mayRead() && state != State.CLOSING;
    }

    /** The body's first bytes had to be framed anew: they replace the received ones behind the head. */
    private void sendRewrittenBody(HeadIndex head, Buffer buffer, int bodyFrom, boolean done) {
        BodyFlow body = context.body;
        int length = body.to - body.from;
        if (bodyFrom + length > buffer.capacity()) {
            stream.badRequest(HeadError.status(HeadError.BAD_CHUNK_SIZE));
            return;
        }
        body.source.copyTo(body.from, buffer, bodyFrom, length);
        stream.requestHead(head, buffer, bodyFrom, bodyFrom + length, done);
    }

    private boolean readBody() {
        if (!stream.wantsRequestBody()) {
            return watchForAbort();
        }
        Buffer buffer = loop.receiveBuffer();
        int start = EventLoop.HEADROOM;
        int received = receive(buffer, start, stream.requestAppetiteBytes());
        if (received <= 0) {
            if (received != -Errno.EAGAIN) {
                stream.clientClosed(received < 0);
            }
            return false;
        }
        BodyFlow body = context.body;
        int result = body.take(decoder, buffer, start, start + received);
        if (result < 0) {
            invalid(buffer, start, start + received, decoder.errorOffset(), decoder.messageState(), result);
            return false;
        }
        if (body.consumedTo < start + received) {
            partial.keep(buffer, body.consumedTo, start + received);
            parseKept = true;
        }
        boolean done = decoder.done();
        if (done) {
            state = State.ANSWERING;
        }
        return stream.requestBody(body.source, body.from, body.to, done) && mayRead() && !isClosed();
    }

    /** The request was answered before its body had come: the rest is read and dropped, then the next request may come. */
    private boolean drainBody() {
        Buffer buffer = loop.receiveBuffer();
        int start = EventLoop.HEADROOM;
        int received = receive(buffer, start, EventLoop.RECEIVE_SIZE);
        if (received <= 0) {
            if (received != -Errno.EAGAIN) {
                stream.closeClient();
            }
            return false;
        }
        BodyFlow body = context.body;
        if (body.take(decoder, buffer, start, start + received) < 0) {
            stream.closeClient();
            return false;
        }
        if (decoder.done()) {
            if (body.consumedTo < start + received) {
                partial.keep(buffer, body.consumedTo, start + received);
                parseKept = true;
            }
            state = State.HEAD;
        }
        stream.answeredBodyDropped(decoder.done());
        return mayRead() || parseKept;
    }

    /** Nothing may be taken now; only the end of the connection counts. */
    private boolean watchForAbort() {
        if (isPeerFinished() && state != State.CLOSING) {
            stream.clientHungUp(isBroken());
        }
        return false;
    }

    private boolean readTunnel() {
        if (stream.serverHasPending() || tunnelEnded) {
            return false;
        }
        Buffer buffer = loop.receiveBuffer();
        int start = EventLoop.HEADROOM;
        int received;
        if (!partial.isEmpty()) {
            received = partial.length();
            partial.copyTo(buffer, start);
            partial.clear();
        } else {
            received = receive(buffer, start, EventLoop.RECEIVE_SIZE);
        }
        if (received > 0) {
            return stream.tunnelToServer(buffer, start, start + received) && mayRead() && !isClosed();
        }
        if (received == 0) {
            tunnelEnded = true;
            stream.tunnelHalfClosed(true);
        } else if (received != -Errno.EAGAIN) {
            stream.endTunnel(Failure.CLIENT_ABORT);
        }
        return false;
    }

    private boolean discard() {
        int received = receive(loop.receiveBuffer(), EventLoop.HEADROOM, EventLoop.RECEIVE_SIZE);
        if (received == 0 || received < 0 && received != -Errno.EAGAIN) {
            stream.closeClient();
            return false;
        }
        return mayRead();
    }

    private void ended(int kept) {
        if (kept == 0) {
            stream.clientClosed(false);
        } else {
            stream.requestStarted();
            stream.clientClosed(false);
        }
    }

    private void invalid(Buffer buffer, int start, int end, int errorOffset, int errorState, int error) {
        state = State.CLOSING;
        stream.captureInvalidRequest(buffer, start, end, errorOffset, errorState);
        stream.badRequest(HeadError.status(error));
    }

    // ---- the stream's side -------------------------------------------------------------------------------------------------------------

    @Override
    public boolean isRequestDone() {
        return state == State.ANSWERING;
    }

    @Override
    public void continueReading() {
        if (mayRead() || !partial.isEmpty()) {
            readAgain();
        }
    }

    @Override
    public void exchangeDone(boolean keepAlive) {
        if (isClosed()) {
            return;
        }
        if (keepAlive) {
            if (state == State.BODY) {
                state = State.DRAINING;
                stream.answeredBodyDropped(false);
            } else {
                state = State.HEAD;
            }
            if (parseKept || mayRead()) {
                readAgain();
            }
            return;
        }
        state = State.CLOSING;
        partial.clear();
        if (hasPending()) {
            closeWhenDrained = true;
        } else {
            closeAfterReply();
        }
    }

    /** A client that may still be sending must be able to read its answer. */
    private void closeAfterReply() {
        endBeforeReset();
        if (isPeerFinished() || !mayRead() && stream.wasRequestComplete()) {
            closeGently();
        } else {
            closeLingering();
        }
        stream.closeClient();
    }

    /** Where a close is a reset, what was sent and its end go first, as in HAProxy. */
    private void endBeforeReset() {
        if (!isClosed() && stream.frontend().section().has(ProxyOption.NO_LINGER)) {
            finishWriting();
        }
    }

    @Override
    public void startTunnel() {
        state = State.TUNNEL;
        continueReading();
    }

    @Override
    public void finishWriting() {
        finishWritingWhenFlushed();
    }

    @Override
    public void endTunnelReading() {
        tunnelEnded = true;
    }

    @Override
    public boolean hasFinishedTunnel() {
        return tunnelEnded;
    }

    @Override
    public void abort() {
        partial.clear();
        endBeforeReset();
        closeGently();
    }

    @Override
    public int requestCount() {
        return requestCount;
    }

    // ---- writing ------------------------------------------------------------------------------------------------------------------------

    @Override
    protected void progressed() {
        stream.clientTakes();
    }

    @Override
    protected void drained() {
        if (closeWhenDrained) {
            closeWhenDrained = false;
            closeAfterReply();
        } else {
            stream.clientDrained();
            continueReading();
        }
    }

    @Override
    protected void faulted() {
        stream.kill();
    }

    @Override
    protected void writeFailed(int error) {
        if (state == State.CLOSING) {
            stream.closeClient();
        } else {
            stream.clientClosed(true);
        }
    }
}
