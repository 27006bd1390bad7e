package io.sluice.engine.stream;

import io.sluice.base.address.SocketAddress;
import io.sluice.base.bytes.Buffer;
import io.sluice.engine.log.LogOrigin;
import io.sluice.engine.proxy.Backend;
import io.sluice.engine.proxy.Listener;
import io.sluice.language.config.model.ProxyOption;
import io.sluice.net.loop.Connection;
import io.sluice.net.loop.EventLoop;
import io.sluice.net.proxyprotocol.ProxyHeaderWriter;
import io.sluice.net.syscall.Errno;

/**
 * {@code mode tcp}: bytes both ways between a client and one server, each direction ending by itself. Owned by its loop.
 *
 * <p>A side is read only while the other one has nothing pending, so a slow reader holds at most one buffer.
 */
public final class TcpStream extends Stream {

    /** Receives in a row before other connections get their turn. */
    private static final int BATCH = 4;
    /** Most of the client's bytes that go out with a PROXY protocol header. */
    private static final int FIRST_BYTES = 16_384;

    private final Side client;
    private Side upstream;
    private TwoWayTimes times;
    private boolean noted;
    private boolean logged;

    private TcpStream(LoopContext context, Listener listener, byte[] peer, Origin origin) {
        super(context, listener, peer, origin);
        record.requestDateMs = record.acceptDateMs;
        record.requestNumber = context.process().totalRequests().getAndIncrement();
        requestMs = startMs;
        client = new Side(context.loop());
    }

    /** Takes over an accepted descriptor; {@code origin} is what a PROXY protocol header said, or null. */
    public static void accept(LoopContext context, Listener listener, int descriptor, byte[] peer, Origin origin) {
        new TcpStream(context, listener, peer, origin).start(descriptor);
    }

    private void start(int descriptor) {
        begin(descriptor);
        if (client.take(descriptor) < 0) {
            finish(Failure.RESOURCE);
            return;
        }
        Backend chosen = frontend.choice().choose(this, context.sample());
        if (chosen == null) {
            frontendCounters.requestErrors++;
            fail(Failure.NO_BACKEND);
            return;
        }
        enterBackend(chosen);
        prepareChoice(null, null);
        findServer();
    }

    // ---- connecting ---------------------------------------------------------------------------------------------------------------------

    @Override
    protected void serverAssigned() {
        upstream = new Side(context.loop());
        int result = upstream.dial();
        if (result < 0) {
            attemptFailed(Failure.ofConnecting(-result));
            return;
        }
        ProxyHeaderWriter header = context.proxyHeaders().compose(this);
        if (header != null) {
            context.proxyHeaders().putOn(upstream, header);
        }
        serverCounters.connects++;
        backendCounters.connects++;
        serverDeadlineMs = after(backend.section().timeoutConnectMs);
        arm();
    }

    private void attemptFailed(Failure failure) {
        upstream.close();
        upstream = null;
        serverDeadlineMs = NEVER;
        if (!retry(failure)) {
            serverCounters.connectionErrors++;
            backendCounters.connectionErrors++;
            fail(failure);
        }
    }

    private void established() {
        state = State.TRANSFER;
        connectedMs = context.loop().nowMs();
        recordSource();
        times = new TwoWayTimes(frontend.section(), backend.section(), true, connectedMs);
        client.times = times.client;
        upstream.times = times.server;
        client.splicing = Splicing.of(context, frontend.section(), backend.section(), ProxyOption.SPLICE_REQUEST);
        upstream.splicing = Splicing.of(context, frontend.section(), backend.section(), ProxyOption.SPLICE_RESPONSE);
        touch();
        if (frontend.proxy().log().isEarly()) {
            record.logAsap = true;
            record.origin = LogOrigin.CONNECT;
            log();
        }
        if (upstream.hasPending()) {
            sendWithHeader();
        } else if (client.mayRead()) {
            client.readable();
        }
    }

    /** A PROXY protocol header waits for the server: it leaves together with the client's first bytes if there are any. */
    private void sendWithHeader() {
        Buffer buffer = context.loop().receiveBuffer();
        int received = client.mayRead() ? client.receive(buffer, EventLoop.HEADROOM, FIRST_BYTES) : 0;
        if (received > 0) {
            count(client, received);
            upstream.write(buffer, EventLoop.HEADROOM, EventLoop.HEADROOM + received);
        }
        upstream.sendWaiting();
        if (state == State.TRANSFER && client.mayRead()) {
            client.again();
        }
    }

    @Override
    protected void holdRequest() {
        // Nothing has been read yet: the bytes wait in the kernel.
    }

    // ---- transfer -----------------------------------------------------------------------------------------------------------------------

    private void touch() {
        clientDeadlineMs = times.clientDeadlineMs();
        serverDeadlineMs = times.serverDeadlineMs();
        arm();
    }

    private void pump(Side from) {
        Side to = from == client ? upstream : client;
        for (int i = 0; i < BATCH; i++) {
            if (to.hasPending()) {
                break;
            }
            int received = from.splicing != null && from.splicing.isOn() ? splice(from, to) : copy(from, to);
            if (received <= 0) {
                return;
            }
            if (!from.mayRead()) {
                touch();
                return;
            }
        }
        touch();
        if (!to.hasPending()) {
            from.again();
        }
    }

    /** How much went through; not more than 0 when nothing did and everything about it is done. */
    private int copy(Side from, Side to) {
        Buffer buffer = context.loop().receiveBuffer();
        int received = from.receive(buffer, EventLoop.HEADROOM, to.appetiteBytes());
        if (received <= 0) {
            nothingReceived(from, received);
            return received;
        }
        count(from, received);
        if (from.splicing != null) {
            from.splicing.copied(received);
        }
        if (!to.write(buffer, EventLoop.HEADROOM, EventLoop.HEADROOM + received)) {
            broken(to);
            return -1;
        }
        passed(from, to);
        return received;
    }

    private int splice(Side from, Side to) {
        int moved = to.spliceFrom(from);
        if (moved == Connection.CANNOT_SPLICE) {
            from.splicing.failed();
            return copy(from, to);
        }
        if (moved == Connection.SINK_FAILED) {
            broken(to);
            return -1;
        }
        if (moved <= 0) {
            nothingReceived(from, moved);
            return moved;
        }
        count(from, moved);
        from.splicing.spliced(moved);
        passed(from, to);
        return moved;
    }

    private void passed(Side from, Side to) {
        long nowMs = context.loop().nowMs();
        from.times.received(nowMs);
        times.sent(to.times, nowMs, to.hasPending());
    }

    private void nothingReceived(Side from, int result) {
        if (result == -Errno.EAGAIN) {
            touch();
        } else if (result < 0) {
            broken(from);
        } else {
            directionEnded(from);
        }
    }

    private void count(Side from, int bytes) {
        if (from == client) {
            record.bytesFromClient += bytes;
            frontendCounters.bytesIn += bytes;
            listenerCounters.bytesIn += bytes;
            backendCounters.bytesIn += bytes;
            serverCounters.bytesIn += bytes;
        } else {
            record.bytesToClient += bytes;
            frontendCounters.bytesOut += bytes;
            listenerCounters.bytesOut += bytes;
            backendCounters.bytesOut += bytes;
            serverCounters.bytesOut += bytes;
        }
    }

    /** Nothing more comes from this side: what it sent is passed on, then the end of it. */
    private void directionEnded(Side from) {
        Side to = from == client ? upstream : client;
        from.ending = true;
        from.times.ended();
        if (from == client && backend.section().has(ProxyOption.NO_LINGER) && !to.ending) {
            // A forwarded end would be a reset, after which there is nothing left to wait for.
            if (!to.hasPending()) {
                to.reset();
                finish(null);
            }
            return;
        }
        to.finishWritingWhenFlushed();
        if (!to.hasPending()) {
            to.times.finished();
        }
        if (to.ending && !to.hasPending() && !from.hasPending()) {
            finish(null);
        } else {
            touch();
        }
    }

    private void broken(Side side) {
        note(side == client ? Failure.CLIENT_ABORT : Failure.SERVER_ABORT);
        if (side == upstream) {
            backendCounters.responseErrors++;
            serverCounters.responseErrors++;
        } else if (!upstream.ending) {
            // The server hears of it as it happened.
            upstream.reset();
        }
        finish(null);
    }

    /** Remembers why the session ends; the first reason counts. */
    private void note(Failure failure) {
        if (noted) {
            return;
        }
        noted = true;
        record.terminationCause = failure.cause();
        record.terminationState = (byte) phaseLetter();
        if (failure == Failure.CLIENT_ABORT || failure == Failure.CLIENT_TIMEOUT) {
            frontendCounters.clientAborts++;
            backendCounters.clientAborts++;
            serverCounters.clientAborts++;
        } else {
            backendCounters.serverAborts++;
            serverCounters.serverAborts++;
        }
    }

    /** Time is over for a side: silence ends its direction as if it had closed it, an output that waits ends the session. */
    private void transferTimedOut(long nowMs) {
        while (state == State.TRANSFER) {
            switch (times.expired(nowMs)) {
                case CLIENT_SILENT -> {
                    note(Failure.CLIENT_TIMEOUT);
                    directionEnded(client);
                }
                case SERVER_SILENT -> {
                    note(Failure.SERVER_TIMEOUT);
                    directionEnded(upstream);
                }
                case CLIENT_BLOCKED -> {
                    note(Failure.CLIENT_TIMEOUT);
                    finish(null);
                }
                case SERVER_BLOCKED -> {
                    note(Failure.SERVER_TIMEOUT);
                    upstream.reset();
                    finish(null);
                }
                case NONE -> {
                    touch();
                    return;
                }
            }
        }
    }

    // ---- the end --------------------------------------------------------------------------------------------------------------------------

    @Override
    protected void timedOut(long nowMs) {
        switch (state) {
            case QUEUED -> {
                if (leaveQueue()) {
                    backendCounters.connectionErrors++;
                    fail(Failure.QUEUE_TIMEOUT);
                }
            }
            case RETRY_PAUSE -> {
                state = State.CONNECTING;
                serverAssigned();
            }
            case CONNECTING -> attemptFailed(Failure.CONNECT_TIMEOUT);
            default -> transferTimedOut(nowMs);
        }
    }

    @Override
    protected void fail(Failure failure) {
        finish(failure);
    }

    @Override
    public void kill() {
        if (state != State.CLOSED) {
            finish(Failure.KILLED);
        }
    }

    private void finish(Failure failure) {
        if (state == State.CLOSED) {
            return;
        }
        if (failure != null) {
            record.terminationCause = failure.cause();
            record.terminationState = (byte) phaseLetter();
        }
        record.logAsap = false;
        log();
        client.closeGently();
        if (upstream != null) {
            upstream.closeGently();
            upstream = null;
        }
        if (connectedMs != 0 && server != null) {
            int total = between(startMs, context.loop().nowMs());
            int queue = between(requestMs, queuedMs);
            int connect = between(queuedMs, connectedMs);
            server.times().record(queue, connect, 0, total);
            backend.times().record(queue, connect, 0, total);
        }
        end();
        context.gate().leave(listener);
    }

    private char phaseLetter() {
        return switch (state) {
            case QUEUED -> 'Q';
            case RETRY_PAUSE, CONNECTING, REQUEST -> 'C';
            default -> 'D';
        };
    }

    private void log() {
        if (logged) {
            return;
        }
        logged = true;
        if (!logsAtEnd()) {
            return;
        }
        record.queueMs = between(requestMs, queuedMs);
        record.connectMs = between(queuedMs, connectedMs);
        record.totalMs = (int) (context.loop().nowMs() - startMs);
        recordConnections(!record.logAsap);
        frontend.proxy().log().emit(context.log(), record);
    }

    @Override
    public int clientDescriptor() {
        return client.descriptor();
    }

    @Override
    public int serverDescriptor() {
        return upstream == null ? -1 : upstream.descriptor();
    }

    /** One of the two connections. */
    private final class Side extends Connection {

        private boolean ending;
        private TwoWayTimes.Side times;
        /** Decides whether what comes from here is spliced; null when it never is. */
        private Splicing splicing;

        Side(EventLoop loop) {
            super(loop);
        }

        int take(int descriptor) {
            return adopt(descriptor);
        }

        int dial() {
            SocketAddress address = ServerRoute.target(server, listener);
            return connect(address, server.sockets().options(), ServerRoute.source(server, record));
        }

        void sendWaiting() {
            flushAfterConnect();
        }

        void again() {
            readAgain();
        }

        @Override
        protected void connected() {
            established();
        }

        @Override
        protected void connectFailed(int error) {
            attemptFailed(Failure.CONNECT_ERROR);
        }

        @Override
        protected void readable() {
            if (state != State.TRANSFER) {
                return;
            }
            if (!ending) {
                pump(this);
            } else if (isBroken()) {
                broken(this);
            }
        }

        @Override
        protected void progressed() {
            if (state == State.TRANSFER) {
                TcpStream.this.times.sent(times, context.loop().nowMs(), true);
                touch();
            }
        }

        @Override
        protected void drained() {
            if (state != State.TRANSFER) {
                return;
            }
            TcpStream.this.times.sent(times, context.loop().nowMs(), false);
            Side source = this == client ? upstream : client;
            if (source.ending) {
                times.finished();
                if (ending && !source.hasPending() || !isClosed() && source == client && backend.section().has(ProxyOption.NO_LINGER)) {
                    directionEnded(source);
                    return;
                }
            }
            touch();
            if (source.mayRead() && !source.ending) {
                source.again();
            }
        }

        @Override
        protected void faulted() {
            kill();
        }

        @Override
        protected void writeFailed(int error) {
            broken(this);
        }
    }
}
