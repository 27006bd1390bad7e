package io.sluice.engine.stream;

import io.sluice.base.bytes.Buffer;
import io.sluice.engine.log.LogOrigin;
import io.sluice.engine.log.TrafficRecord;
import io.sluice.engine.proxy.Listener;
import io.sluice.engine.proxy.Proxy;
import io.sluice.engine.proxy.Reply;
import io.sluice.http.http1.HeadEdits;
import io.sluice.http.http1.Method;
import io.sluice.language.config.model.ProxyOption;
import io.sluice.language.config.model.ProxySection;
import io.sluice.language.config.model.RetryEvents;

/**
 * The beginning and the end of an HTTP exchange: waiting for a request, answering it here, failing, running out of time, logging, and
 * giving everything back. What lies between, carrying a request to a server and its response back, is in {@link HttpStream}.
 */
abstract class HttpExchange extends Stream {

    final ClientSide client;
    final HeadEdits edits;
    private final ReplyWriter replies;
    ServerSide upstream;
    final ForwardedRequest forwarded;

    /** Facts of the current request. */
    int method;
    boolean clientAtLeast11;
    boolean keepClient;
    boolean keepServer;
    boolean requestIncomplete;
    boolean responseStarted;
    boolean tunnel;
    boolean switching;
    boolean logged;
    private boolean active;
    /** No backend was found, or the request was never to be forwarded: the log shows no time for it. */
    boolean unrouted;
    private boolean killed;
    /** The last answer has been given: the connection only waits for its end. */
    private boolean closing;
    private boolean clientIsGone;
    private boolean abortCounted;
    private boolean firstByteSeen;
    private long exchangeStartMs;

    HttpExchange(LoopContext context, Listener listener, ClientSide client, byte[] peer, Origin origin) {
        super(context, listener, peer, origin);
        this.client = client;
        this.replies = context.replies();
        this.edits = context.edits();
        this.forwarded = new ForwardedRequest(context.loop());
        exchangeStartMs = startMs;
    }

    /** Applies the rules for responses to one that was made here; answers the given one when there are none. */
    abstract byte[] afterResponse(byte[] response, int length);

    /** A connection attempt failed: try again or fail. */
    abstract void attemptFailed(Failure failure);

    /** The request waits for its body; so far the log shows no times. */
    abstract boolean awaitsBody();

    /** A request that stopped on its path has waited long enough; false when none did. */
    abstract boolean pauseTimedOut();

    /** Ends a tunnel; {@code failure} is null for an orderly end. */
    public abstract void endTunnel(Failure failure);

    /** Time is over for one of the sides of a tunnel, or both. */
    abstract void tunnelTimedOut(long nowMs);

    final void waitForRequest() {
        state = State.REQUEST;
        active = false;
        firstByteSeen = false;
        ProxySection section = frontend.section();
        int timeoutMs;
        if (client.hasPending()) {
            timeoutMs = section.timeoutClientMs;
        } else if (client.requestCount() > 0) {
            timeoutMs = section.timeoutHttpKeepAliveMs > 0 ? section.timeoutHttpKeepAliveMs
                : section.timeoutHttpRequestMs > 0 ? section.timeoutHttpRequestMs : section.timeoutClientMs;
        } else {
            timeoutMs = section.timeoutHttpRequestMs > 0 ? section.timeoutHttpRequestMs : section.timeoutClientMs;
        }
        clientDeadlineMs = after(timeoutMs);
        serverDeadlineMs = NEVER;
        arm();
    }

    /** The client has taken the whole of its last answer: only now the time between two requests starts. */
    final void answerTaken() {
        if (state == State.REQUEST && !active && !closing) {
            waitForRequest();
        }
    }

    /** The first byte of a request has come: its time starts. */
    public void requestStarted() {
        startRequest();
        record.clientSpoke = true;
    }

    private void startRequest() {
        if (firstByteSeen) {
            return;
        }
        firstByteSeen = true;
        startMs = context.loop().nowMs();
        record.resetForRequest();
        forgetVariables(true);
        record.requestDateMs = context.loop().wallMs();
        record.idleMs = (int) (startMs - exchangeStartMs);
        beginExchange();
        ProxySection section = frontend.section();
        clientDeadlineMs = after(section.timeoutHttpRequestMs > 0 ? section.timeoutHttpRequestMs : section.timeoutClientMs);
        arm();
    }

    void beginExchange() {
        requestMs = 0;
        queuedMs = 0;
        connectedMs = 0;
        responseMs = 0;
        active = true;
        logged = false;
        responseStarted = false;
        tunnel = false;
        switching = false;
        unrouted = false;
        abortCounted = false;
        requestIncomplete = false;
        priorityClass = 0;
        priorityOffsetMs = 0;
        method = Method.OTHER;
        keepClient = true;
        keepServer = true;
    }

    void releaseHeld() {
        forwarded.release();
    }

    /** The exchange is over and was written: log it, give everything back, go on with the next request or close. */
    final void finishExchange() {
        log();
        recordTimes();
        leaveBackend();
        releaseHeld();
        serverCounters = null;
        backendCounters = null;
        boolean keep = keepClient && !context.process().softStop().closesAtOnce();
        exchangeStartMs = context.loop().nowMs();
        if (keep) {
            waitForRequest();
        } else {
            state = State.REQUEST;
            active = false;
            closing = true;
            serverDeadlineMs = NEVER;
            clientDeadlineMs = after(frontend.section().timeoutClientMs);
            arm();
        }
        client.exchangeDone(keep);
    }

    final void recordTimes() {
        if (server == null || connectedMs == 0) {
            return;
        }
        long nowMs = context.loop().nowMs();
        int queue = between(requestMs, queuedMs);
        int connect = between(queuedMs, connectedMs);
        int response = responseMs == 0 ? 0 : between(connectedMs, responseMs);
        int total = between(startMs, nowMs);
        server.times().record(queue, connect, response, total);
        backend.times().record(queue, connect, response, total);
    }

    /** Answers the request here. {@code cause} and {@code phase} are the log's termination letters. */
    void reply(Reply reply, char cause, char phase) {
        keepClient &= !reply.alwaysCloses() && !context.process().softStop().endsConnection(context.loop().nowMs());
        byte[] response = reply.exchange(keepClient, clientAtLeast11);
        int length = method == Method.HEAD ? response.length - reply.bodyLength() : response.length;
        record.status = reply.status();
        byte[] edited = length == 0 ? response : afterResponse(response, length);
        send(edited, edited == response ? length : edited.length, cause, phase);
    }

    private void send(byte[] response, int length, char cause, char phase) {
        record.terminationCause = (byte) cause;
        record.terminationState = (byte) phase;
        frontendCounters.countResponse(record.status);
        listenerCounters.countResponse(record.status);
        if (backendCounters != null) {
            backendCounters.countResponse(record.status);
        }
        closeUpstream();
        if (length == 0) {
            keepClient = false;
        } else {
            keepClient &= !clientIsGone && replies.send(client, response, length);
            // As in HAProxy, the answer to something that was no request is not part of the traffic.
            if (requestMs != 0) {
                countResponse(length);
            }
        }
        finishExchange();
    }

    /** This exchange is nobody's business. */
    void leaveUnlogged() {
        logged = true;
    }

    void countIntercepted() {
        frontendCounters.intercepted++;
    }

    void countDeniedResponse() {
        frontendCounters.deniedResponses++;
        backendCounters.deniedResponses++;
        serverCounters.deniedResponses++;
    }

    void countDenied() {
        frontendCounters.deniedRequests++;
    }

    @Override
    protected void fail(Failure failure) {
        record.terminationCause = failure.cause();
        record.terminationState = (byte) phaseLetter();
        if (failure == Failure.NO_SERVER || failure == Failure.NO_BACKEND) {
            record.terminationState = 'C';
            unrouted = failure == Failure.NO_BACKEND;
        } else if (failure == Failure.QUEUE_FULL) {
            record.terminationState = 'Q';
        }
        if (state == State.QUEUED) {
            queuedMs = context.loop().nowMs();
        }
        if (responseStarted) {
            keepClient = false;
            closeUpstream();
            log();
            recordTimes();
            leaveBackend();
            releaseHeld();
            closeClient();
            return;
        }
        Proxy proxy = backend != null ? backend.proxy() : frontend.proxy();
        reply(replies.find(proxy, frontend.proxy(), failure.status()), (char) failure.cause(), (char) record.terminationState);
    }

    private char phaseLetter() {
        return switch (state) {
            case REQUEST -> 'R';
            case QUEUED -> 'Q';
            case RETRY_PAUSE, CONNECTING -> 'C';
            default -> responseStarted ? 'D' : 'H';
        };
    }

    /** The request cannot be parsed; {@code status} is the reply. */
    public void badRequest(int status) {
        requestStarted();
        if (requestMs == 0) {
            countIncompleteRequest();
        } else {
            frontendCounters.requestErrors++;
            listenerCounters.requestErrors++;
        }
        if (responseStarted) {
            fail(Failure.BAD_REQUEST);
            return;
        }
        keepClient = false;
        Reply reply = replies.find(frontend.proxy(), frontend.proxy(), status);
        byte[] response = requestMs == 0 ? reply.bare() : reply.exchange(false, clientAtLeast11);
        record.status = reply.status();
        send(response, response.length, 'P', requestMs != 0 && state == State.TRANSFER ? 'D' : 'R');
    }

    /** The client closed its side; {@code broken} when the connection failed instead. */
    public void clientClosed(boolean broken) {
        if (state == State.CLOSED) {
            return;
        }
        if (!active) {
            if (client.requestCount() > 0 || frontend.section().has(ProxyOption.HTTP_IGNORE_PROBES)) {
                closeClient();
                return;
            }
            startRequest();
        }
        countClientAbort();
        if (responseStarted) {
            record.terminationCause = 'C';
            record.terminationState = 'D';
            abandon();
            return;
        }
        keepClient = false;
        Reply reply = replies.find(frontend.proxy(), frontend.proxy(), 400);
        byte[] response = requestMs == 0 ? reply.bare() : reply.exchange(false, clientAtLeast11);
        clientIsGone = broken;
        record.status = reply.status();
        send(response, response.length, 'C', phaseLetter());
    }

    /** Closes the connections that only this client could use. */
    abstract void releaseParked();

    final void countClientAbort() {
        if (abortCounted) {
            return;
        }
        abortCounted = true;
        frontendCounters.clientAborts++;
        if (backendCounters != null) {
            backendCounters.clientAborts++;
        }
        if (serverCounters != null) {
            serverCounters.clientAborts++;
        }
        if (requestMs == 0) {
            countIncompleteRequest();
        }
    }

    private void countIncompleteRequest() {
        frontendCounters.requestErrors++;
        listenerCounters.requestErrors++;
        frontendCounters.requests++;
        frontend.requestRate().add(context.loop().nowMs());
    }

    /** The client closed its side while its request is being answered; {@code broken} when it cannot be answered any more. */
    public void clientHungUp(boolean broken) {
        if (broken) {
            countClientAbort();
        }
        // Without the option a request is carried out although nobody may be left to hear the answer, as in HAProxy.
        if (!responseStarted && backend != null && backend.section().has(ProxyOption.ABORT_ON_CLOSE)) {
            if (state == State.TRANSFER) {
                countClientAbort();
                fail(Failure.CLIENT_ABORT);
                return;
            }
            record.terminationCause = 'C';
            record.terminationState = (byte) phaseLetter();
            if (state == State.QUEUED) {
                queuedMs = context.loop().nowMs();
            }
            abandon();
        }
    }

    /** The client is still sending a request that has been answered; with {@code done} the next one may come. */
    public void answeredBodyDropped(boolean done) {
        if (done) {
            waitForRequest();
        } else {
            clientDeadlineMs = after(frontend.section().timeoutClientMs);
            arm();
        }
    }

    /** The whole request has been received. */
    public boolean wasRequestComplete() {
        return requestMs != 0 && !requestIncomplete;
    }

    /** Keeps an invalid request for {@code show errors}; {@code from} is where the message began. */
    public void captureInvalidRequest(Buffer buffer, int from, int to, int errorOffset, int errorState) {
        frontend.lastInvalidRequest(InvalidMessage.capture(this, buffer, from, to, errorOffset, errorState));
    }

    /** Keeps an invalid response for {@code show errors}. */
    public void captureInvalidResponse(Buffer buffer, int from, int to, int errorOffset, int errorState) {
        backend.lastInvalidResponse(InvalidMessage.capture(this, buffer, from, to, errorOffset, errorState));
    }

    final void clientFailed() {
        clientClosed(true);
    }

    /** Ends the exchange and the connection without another word to the client. */
    final void abandon() {
        closeUpstream();
        log();
        recordTimes();
        leaveBackend();
        releaseHeld();
        closeClient();
    }

    final void closeUpstream() {
        ServerSide used = upstream;
        if (used != null) {
            upstream = null;
            used.release(false);
        }
    }

    /** Sends the request again after an event of {@link RetryEvents}; false when that is not to be done. */
    abstract boolean resend(int event);

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
            case REQUEST -> requestTimedOut();
            default -> transferTimedOut(nowMs);
        }
    }

    private void requestTimedOut() {
        if (pauseTimedOut()) {
            return;
        }
        if (closing) {
            closeClient();
            return;
        }
        if (!active) {
            ProxySection section = frontend.section();
            boolean silent = client.requestCount() > 0 || section.has(ProxyOption.HTTP_IGNORE_PROBES);
            if (silent || section.timeoutHttpRequestMs <= 0 && section.timeoutClientMs <= 0) {
                closeClient();
                return;
            }
            startRequest();
        }
        countIncompleteRequest();
        keepClient = false;
        Reply reply = replies.find(frontend.proxy(), frontend.proxy(), 408);
        record.status = reply.status();
        send(reply.bare(), reply.bare().length, 'c', 'R');
    }

    private void transferTimedOut(long nowMs) {
        if (tunnel) {
            tunnelTimedOut(nowMs);
        } else if (clientDeadlineMs <= nowMs) {
            if (!responseStarted) {
                fail(Failure.CLIENT_TIMEOUT);
            } else {
                record.terminationCause = 'c';
                record.terminationState = 'D';
                abandon();
            }
        } else if (upstream.hasPending() || !resend(RetryEvents.RESPONSE_TIMEOUT)) {
            if (!responseStarted) {
                serverCounters.responseErrors++;
                backendCounters.responseErrors++;
            }
            // A server that does not take the request in time counts as broken, one that does not answer as slow.
            fail(upstream.hasPending() ? Failure.SERVER_ABORT : Failure.SERVER_TIMEOUT);
        }
    }

    @Override
    public void kill() {
        if (state == State.CLOSED || killed) {
            return;
        }
        killed = true;
        if (!active) {
            closeClient();
            return;
        }
        record.terminationCause = 'K';
        record.terminationState = (byte) (state == State.TRANSFER && !responseStarted ? 'C' : phaseLetter());
        if (record.status < 0) {
            record.status = 500;
        }
        abandon();
    }

    @Override
    public void closeIfIdle() {
        // A connection that has not brought its first request yet may bring it.
        if (state == State.REQUEST && !active && client.requestCount() > 0 && !frontend.section().has(ProxyOption.IDLE_CLOSE_ON_RESPONSE)) {
            closeClient();
        }
    }

    /** Closes the client's connection and ends the stream; safe to call more than once. */
    public void closeClient() {
        if (state == State.CLOSED) {
            return;
        }
        end();
        releaseParked();
        client.abort();
        context.gate().leave(listener);
    }

    /** The response's head has been sent: some lines do not wait for more. */
    final void logEarly() {
        if (!logged && frontend.proxy().log().isEarly()) {
            record.logAsap = true;
            log();
        }
    }

    final void log() {
        if (logged || !logsAtEnd()) {
            logged = true;
            return;
        }
        logged = true;
        record.requestMs = requestMs == 0 || unrouted || awaitsBody() ? TrafficRecord.MISSING : between(startMs, requestMs);
        record.queueMs = between(requestMs, queuedMs);
        record.connectMs = between(queuedMs, connectedMs);
        record.responseMs = between(connectedMs, responseMs);
        record.totalMs = (int) (context.loop().nowMs() - exchangeStartMs);
        record.origin = requestMs == 0 ? LogOrigin.SESSION_ERROR
            : responseStarted && frontend.proxy().log().isEarly() ? LogOrigin.RESPONSE : LogOrigin.CLOSE;
        if (requestMs == 0) {
            record.requestNumber = context.process().totalRequests().getAndIncrement();
        }
        recordConnections(!record.logAsap);
        recordCookies();
        frontend.proxy().log().emit(context.log(), record);
    }

    private void recordCookies() {
        if (affinity != null && affinity.persistence != null && affinity.persistence.isLogged() && backend != null) {
            record.cookieRequest = affinity.requestLetter;
            record.cookieResponse = affinity.responseLetter;
        }
    }

    @Override
    public int clientDescriptor() {
        return client.descriptor();
    }

    @Override
    public int serverDescriptor() {
        return upstream == null ? -1 : upstream.descriptor();
    }

    final void countResponse(int bytes) {
        record.bytesToClient += bytes;
        frontendCounters.bytesOut += bytes;
        listenerCounters.bytesOut += bytes;
        if (backendCounters != null) {
            backendCounters.bytesOut += bytes;
        }
        if (serverCounters != null) {
            serverCounters.bytesOut += bytes;
        }
        context.countBytesOut(bytes);
    }
}
