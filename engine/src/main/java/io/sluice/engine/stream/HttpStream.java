package io.sluice.engine.stream;

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
public final class HttpStream extends HttpUpstream {

    private final RequestPath path;
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
        if (backend.nameHeader() != null) {
            dropHeaders(head, buffer, backend.nameHeader());
        }
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
        forward(buffer, start, bodyFrom, bodyTo);
    }

    /** What the client says about a header that is added for every server by itself counts for nothing. */
    private void dropHeaders(HeadIndex head, Buffer buffer, byte[] name) {
        for (int i = 0; i < head.count; i++) {
            int same = head.nameLength[i] == name.length ? 0 : -1;
            while (same >= 0 && same < name.length) {
                same = buffer.get(head.nameOffset[i] + same) == name[same] ? same + 1 : -1;
            }
            if (same >= 0) {
                edits.drop(i);
            }
        }
    }

    @Override
    HttpStream self() {
        return this;
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
        if (resendInsteadOf(head, bodyDone, serverKeepsAlive)) {
            return;
        }
        settleOnServer(head, buffer);
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
            giveUpstreamBack();
            finishExchange();
            return;
        }
        logEarly();
        arm();
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
