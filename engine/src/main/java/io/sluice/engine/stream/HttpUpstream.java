package io.sluice.engine.stream;

import io.sluice.base.address.SocketAddress;
import io.sluice.base.bytes.Buffer;
import io.sluice.engine.proxy.Listener;
import io.sluice.engine.server.Server;
import io.sluice.http.http1.HeadIndex;
import io.sluice.language.config.model.ProxyOption;
import io.sluice.language.config.model.ProxySection;
import io.sluice.language.config.model.RetryEvents;

/**
 * An HTTP exchange and its server: which connection carries the request, what happens when it cannot be made or fails, when the request is sent
 * again, and where the connection goes afterwards.
 */
abstract class HttpUpstream extends HttpTunnel {

    /** The client's own connections, between two requests; null until there was one. */
    private ParkedConnections parked;
    /** A server tied its connection to this client: it stays there as long as it can. */
    private boolean staysAtServer;
    /** The request may be sent again when the server fails. */
    private boolean resendable;
    private boolean resendForbidden;

    HttpUpstream(LoopContext context, Listener listener, ClientSide client, byte[] peer, Origin origin) {
        super(context, listener, client, peer, origin);
    }

    /** This very stream, as connections know it. */
    abstract HttpStream self();

    // ---- sending ----------------------------------------------------------------------------------------------------------------------------

    @Override
    public void forbidResending() {
        resendForbidden = true;
    }

    @Override
    void beginExchange() {
        super.beginExchange();
        resendForbidden = false;
        resendable = false;
    }

    /** The request is ready, in a buffer that is good only until this returns: finds it a server. */
    final void forward(Buffer buffer, int start, int headEnd, int end) {
        forwarded.begin(buffer, start, headEnd, end);
        ProxySection section = backend.section();
        // Only what was received as a whole can be sent again; the bound is that of a message which rules may still change.
        resendable = section.retryOn.needRequest() && !resendForbidden && !requestIncomplete && !switching
            && forwarded.length() <= context.settings().bufferSizeBytes - context.settings().maxRewriteBytes;
        if (resendable || backend.nameHeader() != null) {
            forwarded.keep();
        }
        findServer();
        forwarded.leaveReceiveBuffer();
    }

    @Override
    protected final void holdRequest() {
        forwarded.hold();
    }

    @Override
    protected final Server preferredServer() {
        ParkedConnections own = parked;
        if (own == null || backend.isDeterministic()) {
            return null;
        }
        if (staysAtServer) {
            return own.serverOf(backend, -1);
        }
        return backend.section().has(ProxyOption.PREFER_LAST_SERVER) ? own.serverOf(backend, backend.section().maxKeepAliveQueue) : null;
    }

    @Override
    protected final void serverAssigned() {
        SocketAddress address = ServerRoute.target(server, listener);
        ProxySection.HttpReuse mode = backend.section().httpReuse;
        ServerConnector connector = context.connector();
        ServerSide failed = upstream;
        upstream = failed == null ? reusable(connector, address, mode) : null;
        if (upstream != null) {
            serverCounters.reuses++;
            backendCounters.reuses++;
            connectedMs = context.loop().nowMs();
            state = State.TRANSFER;
            recordSource();
        } else {
            // A connection that began with this client's addresses must not carry another one's requests.
            boolean isPrivate = mode == ProxySection.HttpReuse.NEVER || server.line().proxyHeader.isSent() || server.sockets().dependsOnClient();
            upstream = connector.open(self(), server, address, ServerRoute.source(server, record), isPrivate);
            if (upstream == null) {
                upstream = failed;
                forwarded.hold();
                // As in HAProxy, an attempt that could not even begin is none of the server's sessions.
                serverCounters.sessions--;
                attemptFailed(Failure.ofConnecting(connector.lastError()));
                return;
            }
            serverCounters.connects++;
            backendCounters.connects++;
            if (failed != null) {
                if (!forwarded.isKept()) {
                    failed.movePendingTo(upstream);
                }
                failed.release(false);
            }
        }
        upstream.expectResponse(method);
        if (!sendRequest()) {
            serverFailed(Failure.SERVER_ABORT);
            return;
        }
        if (state == State.TRANSFER) {
            established();
        } else {
            serverDeadlineMs = after(backend.section().timeoutConnectMs);
            arm();
        }
    }

    /** A connection of the client to this server, or an idle one that the request may use; null: open a new one. */
    private ServerSide reusable(ServerConnector connector, SocketAddress address, ProxySection.HttpReuse mode) {
        ServerSide own = parked == null ? null : parked.take(server, address, self());
        if (own != null) {
            return own;
        }
        boolean first = client.requestCount() <= 1 && !backend.section().retryOn.coverIdleConnections();
        return connector.takeIdle(self(), server, address, mode, first);
    }

    private boolean sendRequest() {
        if (!forwarded.isWaiting()) {
            return true;
        }
        serverCounters.bytesIn += forwarded.length();
        return forwarded.send(upstream, server.nameLine());
    }

    // ---- the connection -----------------------------------------------------------------------------------------------------------------------

    /** The connection asked for is established; what was written meanwhile is being sent. */
    public void serverConnected() {
        connectedMs = context.loop().nowMs();
        recordSource();
        state = State.TRANSFER;
        established();
    }

    private void established() {
        if (!resendable) {
            // It was kept for another attempt to connect only.
            forwarded.release();
        }
        armServer();
        if (requestIncomplete) {
            armClient();
            if (!upstream.hasPending()) {
                client.continueReading();
            }
        }
        arm();
    }

    public void serverConnectFailed(int error) {
        attemptFailed(Failure.ofConnecting(error));
    }

    @Override
    void attemptFailed(Failure failure) {
        serverDeadlineMs = NEVER;
        if (upstream != null) {
            // Until the next attempt the stream may wait long: this one must not succeed in the meantime.
            upstream.giveUpAttempt();
        }
        if (retry(failure)) {
            return;
        }
        serverCounters.connectionErrors++;
        backendCounters.connectionErrors++;
        fail(failure);
    }

    /**
     * The server is given its time only once it has the whole request, or while it does not take what there is of it; and not while the client
     * keeps it from going on with its response.
     */
    final void armServer() {
        boolean waitsForClient = requestIncomplete && !responseStarted && !upstream.hasPending() || client.hasPending();
        serverDeadlineMs = waitsForClient ? NEVER : after(backend.section().timeoutServerMs);
    }

    /** The client has its time while it owes a part of its request that the server would take, or keeps its response waiting. */
    final void armClient() {
        boolean owes = requestIncomplete && !upstream.hasPending() || client.hasPending();
        clientDeadlineMs = owes ? after(frontend.section().timeoutClientMs) : NEVER;
    }

    /** Everything sent to the server has left: more of the request can follow. */
    public void serverDrained() {
        if (state == State.TRANSFER) {
            serverTakes();
            if (requestIncomplete || tunnel) {
                client.continueReading();
            }
        }
    }

    /** The server has taken a part of what waits for it. */
    public void serverTakes() {
        if (tunnel) {
            tunnelSent(false);
            return;
        }
        if (requestIncomplete) {
            armClient();
        }
        armServer();
        arm();
    }

    // ---- failures and further attempts ---------------------------------------------------------------------------------------------------------

    /** The server's connection ended or spoke nonsense before the response was complete. */
    public void serverFailed(Failure failure) {
        if (state == State.CLOSED || upstream == null) {
            return;
        }
        if (responseStarted) {
            if (failure == Failure.BAD_RESPONSE) {
                countResponseError();
            } else {
                countServerAbort();
            }
            fail(failure);
            return;
        }
        boolean silent = failure == Failure.SERVER_ABORT;
        countResponseError();
        if (resend(silent ? RetryEvents.EMPTY_RESPONSE : RetryEvents.JUNK_RESPONSE)) {
            return;
        }
        if (silent && upstream.isReused()) {
            // The server closed an idle connection while the request was on its way: the client repeats it by itself, so it is not logged.
            countServerAbort();
            leaveUnlogged();
            abandon();
            return;
        }
        // As in HAProxy, what the client hears of counts once more.
        countResponseError();
        fail(failure);
    }

    private void countServerAbort() {
        serverCounters.serverAborts++;
        backendCounters.serverAborts++;
    }

    private void countResponseError() {
        serverCounters.responseErrors++;
        backendCounters.responseErrors++;
    }

    @Override
    final boolean resend(int event) {
        if (!mayResend() || !backend.section().retryOn.has(event)) {
            return false;
        }
        closeUpstream();
        sendAgain();
        return true;
    }

    private boolean mayResend() {
        return resendable && !responseStarted && retriesLeft > 0 && forwarded.isKept();
    }

    /** Throws a response with a status of {@code retry-on} away and sends the request again; false when the response is to be forwarded. */
    final boolean resendInsteadOf(HeadIndex head, boolean complete, boolean serverKeepsAlive) {
        if (!mayResend() || !backend.section().retryOn.hasStatus(head.status)) {
            return false;
        }
        ServerSide used = upstream;
        upstream = null;
        used.release(complete && serverKeepsAlive && keepServer);
        sendAgain();
        return true;
    }

    private void sendAgain() {
        connectedMs = 0;
        serverDeadlineMs = NEVER;
        retryAtOnce();
    }

    // ---- after the response ----------------------------------------------------------------------------------------------------------------------

    /** The response goes to the client: the request is not needed any more. */
    final void settleOnServer(HeadIndex head, Buffer buffer) {
        forwarded.release();
        if (AuthenticationScheme.tiesConnection(head, buffer)) {
            staysAtServer = true;
            upstream.makePrivate();
        }
    }

    /** The server has nothing more to say: its connection waits for whoever may use it. */
    final void giveUpstreamBack() {
        if (requestIncomplete) {
            keepServer = false;
        }
        ServerSide used = upstream;
        upstream = null;
        if (used == null) {
            return;
        }
        if (keepServer && keepClient && used.isPrivate() && park(used)) {
            return;
        }
        used.release(keepServer);
    }

    private boolean park(ServerSide connection) {
        if (parked == null) {
            parked = new ParkedConnections();
        }
        return parked.add(connection, server, frontend.section().maxSessionServerConnections);
    }

    @Override
    final void releaseParked() {
        if (parked != null) {
            parked.closeAll();
        }
    }
}
