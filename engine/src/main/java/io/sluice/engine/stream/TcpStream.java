package io.sluice.engine.stream;

import io.sluice.base.bytes.Buffer;
import io.sluice.engine.log.LogOrigin;
import io.sluice.engine.proxy.Backend;
import io.sluice.engine.proxy.Listener;
import io.sluice.language.config.model.ProxySection;
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
    private boolean logged;

    private TcpStream(LoopContext context, Listener listener, byte[] peer, Origin origin) {
        super(context, listener, peer, origin);
        record.requestDateMs = record.acceptDateMs;
        record.requestNumber = context.process().totalRequests().getAndIncrement();
        requestMs = startMs;
        client = new Side(context.loop(), true);
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
        upstream = new Side(context.loop(), false);
        int result = upstream.dial();
        if (result < 0) {
            attemptFailed(result == -Errno.EMFILE || result == -Errno.ENFILE || result == -Errno.EADDRNOTAVAIL
                ? Failure.RESOURCE : Failure.CONNECT_ERROR);
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
        ProxySection front = frontend.section();
        ProxySection back = backend.section();
        boolean clientDone = client.isAtEnd();
        boolean serverDone = upstream.isAtEnd();
        if (!clientDone && !serverDone && back.timeoutTunnelMs > 0) {
            clientDeadlineMs = after(back.timeoutTunnelMs);
            serverDeadlineMs = clientDeadlineMs;
        } else {
            clientDeadlineMs = after(clientDone && front.timeoutClientFinMs > 0 ? front.timeoutClientFinMs : front.timeoutClientMs);
            serverDeadlineMs = after(serverDone && back.timeoutServerFinMs > 0 ? back.timeoutServerFinMs : back.timeoutServerMs);
        }
        arm();
    }

    private void pump(Side from) {
        Side to = from == client ? upstream : client;
        EventLoop loop = context.loop();
        Buffer buffer = loop.receiveBuffer();
        for (int i = 0; i < BATCH; i++) {
            if (to.hasPending()) {
                return;
            }
            int received = from.receive(buffer, EventLoop.HEADROOM, to.appetiteBytes());
            if (received <= 0) {
                if (received != -Errno.EAGAIN) {
                    ended(from, to, received);
                }
                return;
            }
            count(from, received);
            if (!to.write(buffer, EventLoop.HEADROOM, EventLoop.HEADROOM + received)) {
                broken(to);
                return;
            }
            if (!from.mayRead()) {
                touch();
                return;
            }
        }
        touch();
        from.again();
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

    private void ended(Side from, Side to, int result) {
        if (result < 0) {
            broken(from);
            return;
        }
        if (to.isAtEnd() || to.ending) {
            from.ending = true;
            to.finishWritingWhenFlushed();
            if (!to.hasPending() && !from.hasPending()) {
                finish(null);
            }
            return;
        }
        from.ending = true;
        to.finishWritingWhenFlushed();
        touch();
    }

    private void broken(Side side) {
        if (side == client) {
            frontendCounters.clientAborts++;
            backendCounters.clientAborts++;
            serverCounters.clientAborts++;
            finish(Failure.CLIENT_ABORT);
        } else {
            backendCounters.serverAborts++;
            serverCounters.serverAborts++;
            finish(Failure.SERVER_ABORT);
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
            default -> finish(clientDeadlineMs <= serverDeadlineMs ? Failure.CLIENT_TIMEOUT : Failure.SERVER_TIMEOUT);
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

        private final boolean isClient;
        private boolean ending;

        Side(EventLoop loop, boolean isClient) {
            super(loop);
            this.isClient = isClient;
        }

        int take(int descriptor) {
            return adopt(descriptor);
        }

        int dial() {
            return connect(serverAddress());
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
            if (state == State.TRANSFER) {
                pump(this);
            }
        }

        @Override
        protected void progressed() {
            if (state == State.TRANSFER) {
                touch();
            }
        }

        @Override
        protected void drained() {
            if (state != State.TRANSFER) {
                return;
            }
            Side source = isClient ? upstream : client;
            if (source.ending) {
                if (ending && !source.hasPending()) {
                    finish(null);
                }
                return;
            }
            touch();
            if (source.mayRead()) {
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
