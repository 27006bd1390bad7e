package io.sluice.engine.stream;

import io.sluice.base.bytes.Buffer;
import io.sluice.engine.proxy.Listener;

/** An HTTP exchange that has left HTTP: after an upgrade or a CONNECT, bytes pass both ways without a meaning, each direction ending by itself. */
abstract class HttpTunnel extends HttpExchange {

    HttpTunnel(LoopContext context, Listener listener, ClientSide client, byte[] peer, Origin origin) {
        super(context, listener, client, peer, origin);
    }

    final void countBody(int length) {
        if (length > 0) {
            record.bytesFromClient += length;
            frontendCounters.bytesIn += length;
            listenerCounters.bytesIn += length;
            backendCounters.bytesIn += length;
        }
    }

    final void beginTunnel() {
        tunnel = true;
        keepClient = false;
        keepServer = false;
        client.startTunnel();
        upstream.startTunnel();
        touchTunnel();
    }

    final void touchTunnel() {
        int timeoutMs = backend.section().timeoutTunnelMs;
        clientDeadlineMs = after(timeoutMs > 0 ? timeoutMs : frontend.section().timeoutClientMs);
        serverDeadlineMs = after(timeoutMs > 0 ? timeoutMs : backend.section().timeoutServerMs);
        arm();
    }

    /** Bytes from the client inside a tunnel. False: take no more for now. */
    public boolean tunnelToServer(Buffer buffer, int from, int to) {
        countBody(to - from);
        serverCounters.bytesIn += to - from;
        touchTunnel();
        if (!upstream.write(buffer, from, to)) {
            endTunnel(Failure.SERVER_ABORT);
            return false;
        }
        return !upstream.hasPending();
    }

    /** Bytes from the server inside a tunnel. */
    public void tunnelToClient(Buffer buffer, int from, int to) {
        countResponse(to - from);
        touchTunnel();
        if (!client.write(buffer, from, to)) {
            endTunnel(Failure.CLIENT_ABORT);
        }
    }

    /** One direction of a tunnel has ended; the second end finishes the exchange. */
    public void tunnelHalfClosed(boolean byClient) {
        if (byClient) {
            upstream.finishWriting();
        } else {
            client.finishWriting();
        }
        if (client.hasFinishedTunnel() && upstream.hasFinishedTunnel()) {
            endTunnel(null);
        }
    }

    @Override
    public void endTunnel(Failure failure) {
        if (failure != null) {
            record.terminationCause = failure.cause();
            record.terminationState = 'D';
        }
        closeUpstream();
        keepClient = false;
        finishExchange();
    }

    public boolean isTunnel() {
        return tunnel;
    }
}
