package io.sluice.engine.mux;

import io.sluice.base.address.SocketAddress;
import io.sluice.base.bytes.Buffer;
import io.sluice.engine.server.IdleConnection;
import io.sluice.engine.server.Server;
import io.sluice.engine.stream.Failure;
import io.sluice.engine.stream.HttpStream;
import io.sluice.engine.stream.ServerSide;
import io.sluice.http.http1.BodyDecoder;
import io.sluice.http.http1.HeadIndex;
import io.sluice.http.http1.MessageRules;
import io.sluice.net.loop.Connection;
import io.sluice.net.loop.EventLoop;
import io.sluice.net.proxyprotocol.ProxyHeaderWriter;
import io.sluice.net.syscall.Errno;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** An HTTP/1 connection to a server: cuts what arrives into responses for the one stream that uses it, or waits idle. Owned by its loop. */
final class Http1Server extends Connection implements ServerSide, IdleConnection {

    /** Receives in a row before other connections get their turn. */
    private static final int BATCH = 4;

    private enum State { IDLE, HEAD, BODY, TUNNEL }

    /** Whose it is while it is idle: its own loop's, whoever's claims it first, another loop's already. */
    private static final int OWN = 0;
    private static final int OFFERED = 1;
    private static final int GONE = 2;
    private static final VarHandle OWNERSHIP = ownershipHandle();

    private final MuxContext context;
    private final ServerPool pool;
    private final Server server;
    private final SocketAddress address;
    private boolean isPrivate;
    private int ownership = OWN;
    private final BodyDecoder decoder = new BodyDecoder();
    private final Partial partial;
    private State state = State.HEAD;
    private HttpStream stream;
    private int requestMethod;
    private int requestsCarried;
    /** Length of the PROXY protocol header that the connection begins with. */
    private int headerBytes;
    private boolean inUse;
    private boolean tunnelEnded;

    private static VarHandle ownershipHandle() {
        try {
            return MethodHandles.lookup().findVarHandle(Http1Server.class, "ownership", int.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    Http1Server(MuxContext context, ServerPool pool, Server server, SocketAddress address, boolean isPrivate) {
        super(context.loop.loop());
        this.context = context;
        this.pool = pool;
        this.server = server;
        this.address = address;
        this.isPrivate = isPrivate;
        this.partial = new Partial(loop.pool());
    }

    int open(HttpStream user, SocketAddress source) {
        stream = user;
        int result = connect(address, server.sockets().options(), source);
        if (result >= 0) {
            pool.taken(this);
            ProxyHeaderWriter header = context.loop.proxyHeaders().compose(user);
            if (header != null) {
                headerBytes = context.loop.proxyHeaders().putOn(this, header);
            }
        }
        return result;
    }

    /**
     * Takes over the socket of an idle connection that another loop had and that this loop has claimed; false when the socket could not be taken over,
     * it is closed then.
     */
    boolean takeOver(Http1Server other) {
        requestsCarried = other.requestsCarried;
        state = State.IDLE;
        return adopt(other.leaveLoop()) >= 0;
    }

    @Override
    protected void leftLoop() {
        pool.forget(this);
    }

    /** Leaves the pool for a stream. */
    void attach(HttpStream user) {
        stream = user;
        pool.taken(this);
    }

    // ---- connecting ---------------------------------------------------------------------------------------------------------------------

    @Override
    protected void connected() {
        if (stream != null) {
            stream.serverConnected();
        }
        if (!isClosed()) {
            flushAfterConnect();
        }
    }

    @Override
    protected void connectFailed(int error) {
        if (stream != null) {
            stream.serverConnectFailed(error);
        }
    }

    // ---- reading ---------------------------------------------------------------------------------------------------------------------------

    @Override
    protected void readable() {
        for (int i = 0; i < BATCH && !isClosed(); i++) {
            boolean more = switch (state) {
                case IDLE -> watchIdle();
                case HEAD -> readHead();
                case BODY -> readBody();
                case TUNNEL -> readTunnel();
            };
            if (!more) {
                return;
            }
        }
        if (!isClosed()) {
            readAgain();
        }
    }

    /** An idle server may only close; anything it says belongs to nobody. */
    private boolean watchIdle() {
        boolean offered = ownership != OWN;
        if (offered && !claim()) {
            return false;
        }
        int received = receive(loop.receiveBuffer(), EventLoop.HEADROOM, 1);
        if (received != -Errno.EAGAIN) {
            pool.forget(this);
            close();
        } else if (offered) {
            offer();
        }
        return false;
    }

    private boolean readHead() {
        if (!stream.wantsResponse()) {
            // The client has interim responses to take first.
            return false;
        }
        Buffer buffer = loop.receiveBuffer();
        int start = EventLoop.HEADROOM;
        int kept = partial.length();
        partial.copyTo(buffer, start);
        int received = receive(buffer, start + kept, EventLoop.RECEIVE_SIZE - kept);
        if (received <= 0) {
            if (received != -Errno.EAGAIN) {
                stream.serverFailed(received == 0 && kept > 0 ? Failure.BAD_RESPONSE : Failure.SERVER_ABORT);
            }
            return false;
        }
        int end = start + kept + received;
        int from = start;
        HeadIndex head = context.loop.responseHead();
        int seen = kept;
        while (true) {
            int length = context.parser.parseResponse(buffer, from, end, seen, head);
            if (length == 0) {
                partial.keep(buffer, from, end);
                return mayRead();
            }
            partial.clear();
            if (length < 0) {
                invalid(buffer, from, end, head.errorOffset, head.errorState);
                return false;
            }
            if (!MessageRules.isInterim(head)) {
                return responseReceived(head, buffer, from + length, end);
            }
            stream.interimResponse(head, buffer, from + length);
            from += length;
            seen = 0;
            if (isClosed() || stream == null) {
                return false;
            }
            if (from == end) {
                return mayRead();
            }
        }
    }

    private boolean responseReceived(HeadIndex head, Buffer buffer, int bodyFrom, int end) {
        if (MessageRules.isUnaskedSwitch(head, stream.wantsUpgrade())) {
            stream.serverFailed(Failure.BAD_RESPONSE);
            return false;
        }
        int mode = MessageRules.responseBody(head, requestMethod);
        boolean upgraded = mode == BodyDecoder.TUNNEL;
        decoder.start(mode, head.contentLength);
        BodyFlow body = context.body;
        int result = body.take(decoder, buffer, bodyFrom, end);
        if (result < 0) {
            invalid(buffer, bodyFrom, end, decoder.errorOffset(), decoder.messageState());
            return false;
        }
        int bodyTo = body.to;
        if (body.source != buffer) {
            int length = body.to - body.from;
            body.source.copyTo(body.from, buffer, bodyFrom, length);
            bodyTo = bodyFrom + length;
        }
        boolean done = decoder.done();
        boolean keeps = MessageRules.serverKeepsAlive(head, mode) && !(done && body.consumedTo < end);
        boolean delimited = MessageRules.mayKeepClient(head, mode) && !upgraded;
        state = upgraded ? State.TUNNEL : State.BODY;
        HttpStream user = stream;
        user.responseHead(head, buffer, bodyFrom, bodyTo, done, delimited, keeps, upgraded);
        return stream == user && !isClosed() && mayRead();
    }

    private boolean readBody() {
        if (!stream.wantsResponse()) {
            return false;
        }
        Buffer buffer = loop.receiveBuffer();
        int start = EventLoop.HEADROOM;
        int received = receive(buffer, start, stream.responseAppetiteBytes());
        if (received <= 0) {
            if (received == 0 && decoder.mode() == BodyDecoder.UNTIL_CLOSE) {
                stream.responseBody(buffer, start, start, true);
            } else if (received != -Errno.EAGAIN) {
                stream.serverFailed(Failure.SERVER_ABORT);
            }
            return false;
        }
        BodyFlow body = context.body;
        int end = start + received;
        int result = body.take(decoder, buffer, start, end);
        if (result < 0) {
            invalid(buffer, start, end, decoder.errorOffset(), decoder.messageState());
            return false;
        }
        HttpStream user = stream;
        boolean done = decoder.done();
        if (done && body.consumedTo < end) {
            user.serverSpokeOutOfTurn();
        }
        user.responseBody(body.source, body.from, body.to, done);
        return stream == user && !isClosed() && mayRead();
    }

    private boolean readTunnel() {
        if (!stream.wantsResponse() || tunnelEnded) {
            return false;
        }
        Buffer buffer = loop.receiveBuffer();
        int start = EventLoop.HEADROOM;
        int received = receive(buffer, start, stream.responseAppetiteBytes());
        if (received > 0) {
            HttpStream user = stream;
            user.tunnelToClient(buffer, start, start + received);
            return stream == user && !isClosed() && mayRead();
        }
        if (received == 0) {
            tunnelEnded = true;
            stream.tunnelHalfClosed(false);
        } else if (received != -Errno.EAGAIN) {
            stream.endTunnel(Failure.SERVER_ABORT);
        }
        return false;
    }

    private void invalid(Buffer buffer, int start, int end, int errorOffset, int errorState) {
        stream.captureInvalidResponse(buffer, start, end, errorOffset, errorState);
        stream.serverFailed(Failure.BAD_RESPONSE);
    }

    // ---- the stream's side ---------------------------------------------------------------------------------------------------------------------

    @Override
    public void expectResponse(int method) {
        requestMethod = method;
        requestsCarried++;
        state = State.HEAD;
    }

    @Override
    public void continueReading() {
        if (mayRead()) {
            readAgain();
        }
    }

    @Override
    public void giveUpAttempt() {
        closeSocket();
    }

    @Override
    public void movePendingTo(ServerSide other) {
        movePendingTo((Http1Server) other, headerBytes);
    }

    @Override
    public void release(boolean reusable) {
        stream = null;
        pool.givenBack(this);
        if (reusable && !isPrivate && !isClosed() && !isPeerFinished() && !mayRead() && !hasPending() && pool.wants(this)) {
            state = State.IDLE;
            pool.keep(this);
            return;
        }
        partial.clear();
        if (isPeerFinished()) {
            close();
        } else {
            // As in HAProxy: who closes first with a reset leaves no port behind in TIME_WAIT.
            reset();
        }
    }

    @Override
    public void makePrivate() {
        isPrivate = true;
    }

    @Override
    public boolean isPrivate() {
        return isPrivate;
    }

    @Override
    public boolean park() {
        if (isClosed() || isPeerFinished() || mayRead() || hasPending()) {
            return false;
        }
        stream = null;
        state = State.IDLE;
        pool.givenBack(this);
        return true;
    }

    @Override
    public boolean unpark(HttpStream user) {
        if (isClosed() || isPeerFinished()) {
            return false;
        }
        attach(user);
        return true;
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
    public boolean isReused() {
        return requestsCarried > 1;
    }

    @Override
    public SocketAddress address() {
        return address;
    }

    @Override
    protected void progressed() {
        if (stream != null) {
            stream.serverTakes();
        }
    }

    @Override
    protected void drained() {
        if (stream != null) {
            stream.serverDrained();
        }
    }

    @Override
    protected void faulted() {
        if (stream != null) {
            stream.kill();
        } else {
            closeUnlessGone();
        }
    }

    /** Another loop may have taken the socket over a moment ago. */
    private void closeUnlessGone() {
        if (ownership == OWN || claim()) {
            pool.forget(this);
            close();
        }
    }

    @Override
    protected void writeFailed(int error) {
        if (stream == null) {
            closeUnlessGone();
        } else if (mayRead()) {
            // What the server said before it closed counts first.
            readAgain();
        } else {
            stream.serverFailed(Failure.SERVER_ABORT);
        }
    }

    // ---- the pool's side ------------------------------------------------------------------------------------------------------------------------

    @Override
    public boolean isSafe() {
        return requestsCarried > 1;
    }

    boolean isInUse() {
        return inUse;
    }

    void inUse(boolean value) {
        inUse = value;
    }

    Server server() {
        return server;
    }

    int requestsCarried() {
        return requestsCarried;
    }

    @Override
    public void offer() {
        OWNERSHIP.setRelease(this, OFFERED);
    }

    @Override
    public boolean claim() {
        return OWNERSHIP.compareAndSet(this, OFFERED, OWN);
    }

    @Override
    public boolean claimForOther() {
        return OWNERSHIP.compareAndSet(this, OFFERED, GONE);
    }

    @Override
    protected void socketClosed() {
        pool.closed(this);
    }

    @Override
    public void closeIdle() {
        close();
    }
}
