package io.sluice.engine.stream;

import io.sluice.base.address.SocketAddress;
import io.sluice.base.bytes.Buffer;
import io.sluice.engine.proxy.Listener;
import io.sluice.http.http1.EditedHead;
import io.sluice.http.http1.HeadForwarder;
import io.sluice.http.http1.HeadIndex;
import io.sluice.http.http1.MessageRules;
import io.sluice.http.http1.Method;
import io.sluice.language.config.model.ProxySection;

/**
 * The HTTP exchanges of one client connection, one after the other: what happens to a request and its response, independent of how
 * they are framed on the wire. Owned by its loop. The phases are in {@link RequestPath}; this class holds their state and carries the
 * bytes.
 */
public final class HttpStream extends HttpTunnel {

    private final RequestPath path;
    /** The bytes that {@link #serverAssigned} sends when it is called right away; null when they are held instead. */
    private Buffer forwardedBuffer;
    private int forwardedFrom;
    private int forwardedTo;
    /** The request, or the response, can be read and edited. */
    private boolean requestAtHand;
    private boolean responseAtHand;

    public HttpStream(LoopContext context, Listener listener, ClientSide client, int descriptor, byte[] peer, Origin origin) {
        super(context, listener, client, peer, origin);
        this.path = context.requestPath();
        begin(descriptor);
        waitForRequest();
    }

    // ---- the request ----------------------------------------------------------------------------------------------------------------------

    /**
     * A whole request head has been received; {@code bodyTo} is the end of what of the body came with it, already checked.
     * {@code bodyDone} tells that this is all of it.
     */
    public void requestHead(HeadIndex head, Buffer buffer, int bodyFrom, int bodyTo, boolean bodyDone) {
        requestMs = context.loop().nowMs();
        method = head.method;
        clientAtLeast11 = head.atLeast11();
        requestIncomplete = !bodyDone;
        keepClient = MessageRules.clientKeepsAlive(head);
        switching = head.wantsUpgrade() || method == Method.CONNECT;
        clientDeadlineMs = NEVER;
        int headLength = head.headLength;
        record.bytesFromClient += headLength;
        frontendCounters.bytesIn += headLength;
        listenerCounters.bytesIn += headLength;
        frontendCounters.requests++;
        frontend.requestRate().add(context.loop().nowMs());
        record.requestNumber = context.process().totalRequests().getAndIncrement();
        if (frontend.proxy().capturesRequestLine()) {
            record.captureRequestLine(buffer, head.startOffset, head.startLineLength(buffer), context.settings().logUriLengthBytes);
        }
        frontend.proxy().captureRequest(record, head, buffer);
        context.request().begin(head, buffer, bodyFrom);
        requestAtHand = true;
        path.run(this, head, buffer, bodyFrom, bodyTo);
        requestAtHand = false;
    }

    @Override
    void enterPath(Buffer buffer, int from, int to, int phase) {
        HeadIndex head = context.requestHead();
        int length = context.parser().parseRequest(buffer, from, to, head);
        if (length <= 0) {
            fail(Failure.INTERNAL);
            return;
        }
        context.request().begin(head, buffer, from + length);
        requestAtHand = true;
        path.proceed(this, head, buffer, from + length, to, phase);
        requestAtHand = false;
    }

    @Override
    public EditedHead request() {
        return requestAtHand ? context.request() : null;
    }

    @Override
    public EditedHead response() {
        return responseAtHand ? context.response() : null;
    }

    /** Forwards the request to the chosen backend; the last phase of the request's path. */
    void forwardRequest(HeadIndex head, Buffer buffer, int bodyFrom, int bodyTo) {
        ProxySection section = backend.section();
        boolean closeServer = section.connectionMode != ProxySection.ConnectionMode.KEEP_ALIVE
            || frontend.section().connectionMode != ProxySection.ConnectionMode.KEEP_ALIVE;
        keepServer = !closeServer;
        if (frontend.section().connectionMode == ProxySection.ConnectionMode.CLOSE
            || section.connectionMode == ProxySection.ConnectionMode.CLOSE) {
            keepClient = false;
        }
        prepareChoice(head, buffer);
        if (context.request().isBroken()) {
            fail(Failure.INTERNAL);
            return;
        }
        MessageRules.toServer(head, !closeServer || switching || section.pretendsKeepAlive(), edits);
        int start = HeadForwarder.rewrite(buffer, head, bodyFrom, edits, context.loop().scratchBuffer());
        if (start < 0) {
            fail(Failure.INTERNAL);
            return;
        }
        int headBytes = bodyFrom - start;
        backendCounters.bytesIn += headBytes;
        countBody(bodyTo - bodyFrom);
        forwardedFrom = start;
        forwardedTo = bodyTo;
        forwardedBuffer = buffer;
        findServer();
        forwardedBuffer = null;
    }

    @Override
    protected void holdRequest() {
        if (forwardedBuffer == null) {
            return;
        }
        heldLength = forwardedTo - forwardedFrom;
        held = context.loop().pool().take(heldLength);
        forwardedBuffer.copyTo(forwardedFrom, held, 0, heldLength);
        forwardedBuffer = null;
    }

    @Override
    protected void serverAssigned() {
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
            upstream = connector.open(this, server, address, ServerRoute.source(server, record), isPrivate);
            if (upstream == null) {
                upstream = failed;
                holdRequest();
                attemptFailed(Failure.ofConnecting(connector.lastError()));
                return;
            }
            serverCounters.connects++;
            backendCounters.connects++;
            if (failed != null) {
                failed.movePendingTo(upstream);
                failed.release(false);
            }
        }
        upstream.expectResponse(method);
        if (!sendRequest()) {
            serverFailed(Failure.SERVER_ABORT);
            return;
        }
        if (state == State.TRANSFER) {
            armServer();
        } else {
            serverDeadlineMs = after(backend.section().timeoutConnectMs);
        }
        if (requestIncomplete && state == State.TRANSFER) {
            armClient();
            if (!upstream.hasPending()) {
                client.continueReading();
            }
        }
        arm();
    }

    /** The client's own connection to this server, or an idle one that the request may use; null: open a new one. */
    private ServerSide reusable(ServerConnector connector, SocketAddress address, ProxySection.HttpReuse mode) {
        ServerSide own = parked;
        if (own != null && parkedAt == server && own.address().equals(address) && own.unpark(this)) {
            parked = null;
            parkedAt = null;
            return own;
        }
        releaseParked();
        return switching ? null : connector.takeIdle(this, server, address, mode, client.requestCount() <= 1);
    }

    private boolean sendRequest() {
        if (forwardedBuffer != null) {
            Buffer buffer = forwardedBuffer;
            forwardedBuffer = null;
            serverCounters.bytesIn += forwardedTo - forwardedFrom;
            return upstream.write(buffer, forwardedFrom, forwardedTo);
        }
        if (held != null) {
            serverCounters.bytesIn += heldLength;
            boolean sent = upstream.write(held, 0, heldLength);
            releaseHeld();
            return sent;
        }
        return true;
    }

    /**
     * The server is given its time only once it has the whole request, or while it does not take what there is of it; and not while the client
     * keeps it from going on with its response.
     */
    private void armServer() {
        boolean waitsForClient = requestIncomplete && !responseStarted && !upstream.hasPending() || client.hasPending();
        serverDeadlineMs = waitsForClient ? NEVER : after(backend.section().timeoutServerMs);
    }

    /** The client has its time while it owes a part of its request that the server would take, or keeps its response waiting. */
    private void armClient() {
        boolean owes = requestIncomplete && !upstream.hasPending() || client.hasPending();
        clientDeadlineMs = owes ? after(frontend.section().timeoutClientMs) : NEVER;
    }

    /** A part of the request body, already framed for the server; {@code done} with the last one. False: take no more for now. */
    public boolean requestBody(Buffer buffer, int from, int to, boolean done) {
        requestIncomplete = !done;
        if (awaitsBody()) {
            return bodyArrived(buffer, from, to);
        }
        countBody(to - from);
        if (upstream == null || state != State.TRANSFER) {
            return false;
        }
        serverCounters.bytesIn += to - from;
        if (to > from && !upstream.write(buffer, from, to)) {
            // A server may answer and close without having read the whole request: its response counts first.
            keepServer = false;
            upstream.continueReading();
        }
        armClient();
        armServer();
        arm();
        return !upstream.hasPending();
    }

    @Override
    public boolean wantsRequestBody() {
        return awaitsBody() || upstream != null && state == State.TRANSFER && !upstream.hasPending();
    }

    // ---- the server's connection -----------------------------------------------------------------------------------------------------------

    /** The connection asked for is established; what was written meanwhile is being sent. */
    public void serverConnected() {
        connectedMs = context.loop().nowMs();
        recordSource();
        state = State.TRANSFER;
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

    // ---- the response ----------------------------------------------------------------------------------------------------------------------

    /** How much of the response is worth reading at once. */
    public int responseAppetiteBytes() {
        return client.appetiteBytes();
    }

    /** The request asks to leave HTTP. */
    public boolean wantsUpgrade() {
        return switching;
    }

    /** True when a response can be taken: the client has room. */
    public boolean wantsResponse() {
        return !client.hasPending();
    }

    /** An interim response (100 to 199 but 101): forwarded to clients that understand it. */
    public void interimResponse(HeadIndex head, Buffer buffer, int headEnd) {
        if (!clientAtLeast11 || responseStarted) {
            return;
        }
        edits.clear();
        MessageRules.toClient(head, method, clientAtLeast11, true, edits);
        int start = HeadForwarder.rewrite(buffer, head, headEnd, edits, context.loop().scratchBuffer());
        if (start >= 0) {
            countResponse(headEnd - start);
            if (!client.write(buffer, start, headEnd)) {
                clientFailed();
            } else if (client.hasPending()) {
                armClient();
                armServer();
                arm();
            }
        }
    }

    /**
     * The final response head has been received; {@code bodyTo} is the end of what of the body came with it. {@code delimited}: the
     * client can tell where the body ends without a close.
     */
    public void responseHead(HeadIndex head, Buffer buffer, int bodyFrom, int bodyTo, boolean bodyDone, boolean delimited,
                             boolean serverKeepsAlive, boolean upgraded) {
        responseMs = context.loop().nowMs();
        forgetVariables(false);
        context.response().begin(head, buffer, bodyFrom);
        if (!applyResponseRules()) {
            return;
        }
        responseStarted = true;
        record.status = head.status;
        frontend.proxy().captureResponse(record, head, buffer);
        frontendCounters.countResponse(head.status);
        listenerCounters.countResponse(head.status);
        backendCounters.countResponse(head.status);
        serverCounters.countResponse(head.status);
        keepServer &= serverKeepsAlive;
        if (!delimited) {
            keepClient = false;
        }
        if (context.process().softStop().endsConnection(context.loop().nowMs())) {
            keepClient = false;
        }
        MessageRules.toClient(head, method, clientAtLeast11, keepClient || upgraded, edits);
        int start = HeadForwarder.rewrite(buffer, head, bodyFrom, edits, context.loop().scratchBuffer());
        if (start < 0 || context.response().isBroken()) {
            serverFailed(Failure.BAD_RESPONSE);
            return;
        }
        countResponse(bodyTo - start);
        if (!client.write(buffer, start, bodyTo)) {
            clientFailed();
            return;
        }
        if (upgraded) {
            beginTunnel();
            return;
        }
        responseSent(bodyDone);
    }

    /** False when a rule replaced the response. */
    private boolean applyResponseRules() {
        RulePath rules = context.rules();
        responseAtHand = true;
        boolean goesOn = rules.response(this);
        if (goesOn) {
            if (affinity != null && affinity.persistence != null) {
                context.cookies().response(affinity, server, method, context.response(), context.loop().wallMs());
            }
            rules.afterResponse(this);
            // A status that a rule has changed is the one that counts and that is logged.
            context.response().index();
        }
        responseAtHand = false;
        return goesOn;
    }

    /** Carries out the rules for responses that were made here. */
    void runAfterResponse() {
        responseAtHand = true;
        context.rules().afterResponse(this);
        responseAtHand = false;
    }

    @Override
    byte[] afterResponse(byte[] response, int length) {
        return context.rules().hasAfterResponse(this) ? context.replyEdits().edit(this, response, length) : response;
    }

    /** A part of the response body, already framed for the client; {@code done} with the last one. */
    public void responseBody(Buffer buffer, int from, int to, boolean done) {
        if (to > from) {
            countResponse(to - from);
            if (!client.write(buffer, from, to)) {
                clientFailed();
                return;
            }
        }
        responseSent(done);
    }

    private void responseSent(boolean done) {
        if (client.hasPending() || !requestIncomplete) {
            armClient();
        }
        armServer();
        if (done) {
            responseComplete();
            return;
        }
        logEarly();
        arm();
    }

    private void responseComplete() {
        if (requestIncomplete) {
            keepServer = false;
        }
        ServerSide used = upstream;
        upstream = null;
        if (used != null) {
            if (keepServer && keepClient && used.park()) {
                parked = used;
                parkedAt = server;
            } else {
                used.release(keepServer);
            }
        }
        finishExchange();
    }

    /** The server sent more than its response: its connection is of no use any more. */
    public void serverSpokeOutOfTurn() {
        keepServer = false;
    }

    public boolean serverHasPending() {
        return upstream != null && upstream.hasPending();
    }

    /** Everything written to the client has left: the response may go on. */
    public void clientDrained() {
        if (upstream == null) {
            answerTaken();
            return;
        }
        if (tunnel) {
            tunnelSent(true);
            if (upstream == null) {
                return;
            }
        } else {
            armClient();
            armServer();
            arm();
        }
        upstream.continueReading();
    }

    /** The client has taken a part of what waits for it. */
    public void clientTakes() {
        if (tunnel) {
            tunnelSent(true);
        } else if (clientDeadlineMs != NEVER) {
            clientDeadlineMs = after(frontend.section().timeoutClientMs);
            arm();
        }
    }
}
