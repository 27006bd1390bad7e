package io.sluice.engine.stream;

import io.sluice.base.bytes.Buffer;
import io.sluice.engine.proxy.Listener;
import io.sluice.engine.proxy.Reply;
import io.sluice.http.http1.HeadIndex;
import io.sluice.http.http1.KnownHeader;
import io.sluice.language.config.model.ProxySection;
import io.sluice.net.loop.EventLoop;
import java.nio.charset.StandardCharsets;

/**
 * A request that stops on its {@link RequestPath path}: until its body has come, or until a time is over before it is answered. Whatever stops here keeps the
 * head, with all edits so far, and what came of the body in one pooled buffer; {@link #goOn} puts both back where they were received and enters the path again
 * at the phase that follows.
 */
abstract class HttpPause extends HttpExchange {

    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** The stopped request: head, then body as it will be forwarded; null while none waits for its body. */
    private Buffer waiting;
    private int waitingLength;
    private int waitingLimit;
    private int nextPhase;
    /** What a client gets that is made to wait; null when none is. */
    private Reply tarpitReply;

    HttpPause(LoopContext context, Listener listener, ClientSide client, byte[] peer, Origin origin) {
        super(context, listener, client, peer, origin);
    }

    /** Enters the request's path again, with the whole request received so far in the loop's receive buffer. */
    abstract void enterPath(Buffer buffer, int from, int to, int phase);

    // ---- waiting for the body -------------------------------------------------------------------------------------------------------------

    /**
     * Stops until the body is complete or fills a buffer; {@code phase} follows then. True when there is nothing to wait for.
     */
    final boolean awaitBody(Buffer buffer, int bodyTo, int phase) {
        HeadIndex head = context.request().index();
        boolean hasBody = requestIncomplete || bodyTo > context.request().bodyFrom();
        if (hasBody && head.expectContinue() && head.atLeast11()) {
            // The client waits for this word, and the server need not say it again.
            context.replies().send(client, CONTINUE, CONTINUE.length);
            countResponse(CONTINUE.length);
            context.request().edits().dropAll(head, KnownHeader.EXPECT);
            head = context.request().index();
        }
        int length = bodyTo - head.startOffset;
        int limit = context.settings().bufferSizeBytes - context.settings().maxRewriteBytes;
        if (!requestIncomplete || length >= limit) {
            return true;
        }
        waiting = context.loop().pool().take(context.settings().bufferSizeBytes);
        buffer.copyTo(head.startOffset, waiting, 0, length);
        waitingLength = length;
        waitingLimit = limit;
        nextPhase = phase;
        armBody();
        client.continueReading();
        return false;
    }

    private void armBody() {
        ProxySection section = (backend == null ? frontend.proxy() : backend.proxy()).section();
        if (section.timeoutHttpRequestMs <= 0) {
            clientDeadlineMs = after(frontend.section().timeoutClientMs);
        } else if (clientDeadlineMs == NEVER) {
            clientDeadlineMs = after(section.timeoutHttpRequestMs);
        }
        arm();
    }

    @Override
    final boolean awaitsBody() {
        return waiting != null;
    }

    /** How much of the request's body is worth reading at once. */
    public int requestAppetiteBytes() {
        return awaitsBody() ? Math.max(1, waitingLimit - waitingLength) : upstream.appetiteBytes();
    }

    /** Bytes of the body can be taken. */
    public abstract boolean wantsRequestBody();

    /** A part of the awaited body. False: take no more for now. */
    final boolean bodyArrived(Buffer buffer, int from, int to) {
        if (waitingLength + to - from > waiting.capacity()) {
            growWaiting(to - from);
        }
        buffer.copyTo(from, waiting, waitingLength, to - from);
        waitingLength += to - from;
        if (requestIncomplete && waitingLength < waitingLimit) {
            armBody();
            return true;
        }
        goOn();
        return wantsRequestBody();
    }

    private void growWaiting(int more) {
        Buffer larger = context.loop().pool().take(waitingLength + more);
        waiting.copyTo(0, larger, 0, waitingLength);
        context.loop().pool().release(waiting);
        waiting = larger;
    }

    private void goOn() {
        Buffer buffer = context.loop().receiveBuffer();
        int from = EventLoop.HEADROOM;
        waiting.copyTo(0, buffer, from, waitingLength);
        int to = from + waitingLength;
        releaseWaiting();
        clientDeadlineMs = NEVER;
        requestMs = context.loop().nowMs();
        enterPath(buffer, from, to, nextPhase);
    }

    private void releaseWaiting() {
        if (waiting != null) {
            context.loop().pool().release(waiting);
            waiting = null;
        }
    }

    // ---- making a client wait ----------------------------------------------------------------------------------------------------------------

    /** Answers later: the client is kept for as long as {@code timeout tarpit} says. */
    final void tarpit(Reply reply) {
        ProxySection section = (backend == null ? frontend.proxy() : backend.proxy()).section();
        int timeoutMs = section.timeoutTarpitMs >= 0 ? section.timeoutTarpitMs : section.timeoutConnectMs;
        tarpitReply = reply;
        unrouted = !frontend.proxy().buffersRequests();
        clientDeadlineMs = context.loop().nowMs() + Math.max(0, timeoutMs);
        arm();
    }

    @Override
    public void clientHungUp(boolean broken) {
        if (broken && tarpitReply != null) {
            record.terminationCause = 'P';
            record.terminationState = 'T';
            abandon();
            return;
        }
        super.clientHungUp(broken);
    }

    // ---- the end of waiting ---------------------------------------------------------------------------------------------------------------------

    @Override
    boolean pauseTimedOut() {
        if (tarpitReply != null) {
            Reply reply = tarpitReply;
            tarpitReply = null;
            queuedMs = context.loop().nowMs();
            reply(reply, 'P', 'T');
            return true;
        }
        if (waiting == null) {
            return false;
        }
        frontendCounters.requestErrors++;
        listenerCounters.requestErrors++;
        keepClient = false;
        reply(context.replies().find(frontend.proxy(), frontend.proxy(), 408), 'c', 'R');
        return true;
    }

    @Override
    void releaseHeld() {
        super.releaseHeld();
        releaseWaiting();
        tarpitReply = null;
    }
}
