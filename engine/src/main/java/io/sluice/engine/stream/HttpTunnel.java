package io.sluice.engine.stream;

import io.sluice.base.bytes.Buffer;
import io.sluice.engine.proxy.Listener;
import io.sluice.language.config.model.ProxyOption;

/** An HTTP exchange that has left HTTP: after an upgrade or a CONNECT, bytes pass both ways without a meaning, each direction ending by itself. */
abstract class HttpTunnel extends HttpPause {

    private TwoWayTimes times;
    private boolean noted;

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
        noted = false;
        keepClient = false;
        keepServer = false;
        times = new TwoWayTimes(frontend.section(), backend.section(), false, context.loop().nowMs());
        client.startTunnel();
        upstream.startTunnel();
        touchTunnel();
    }

    private void touchTunnel() {
        clientDeadlineMs = times.clientDeadlineMs();
        serverDeadlineMs = times.serverDeadlineMs();
        arm();
    }

    /** Bytes from the client inside a tunnel. False: take no more for now. */
    public boolean tunnelToServer(Buffer buffer, int from, int to) {
        countBody(to - from);
        serverCounters.bytesIn += to - from;
        times.client.received(context.loop().nowMs());
        if (!upstream.write(buffer, from, to)) {
            endTunnel(Failure.SERVER_ABORT);
            return false;
        }
        tunnelSent(false);
        return !upstream.hasPending();
    }

    /** Bytes from the server inside a tunnel. */
    public void tunnelToClient(Buffer buffer, int from, int to) {
        countResponse(to - from);
        times.server.received(context.loop().nowMs());
        if (!client.write(buffer, from, to)) {
            endTunnel(Failure.CLIENT_ABORT);
            return;
        }
        tunnelSent(true);
    }

    /** Bytes have left for one of the sides. */
    final void tunnelSent(boolean toClient) {
        boolean pending = toClient ? client.hasPending() : upstream.hasPending();
        times.sent(toClient ? times.client : times.server, context.loop().nowMs(), pending);
        if (!pending && isOver()) {
            endTunnel(null);
        } else {
            touchTunnel();
        }
    }

    /** One direction of a tunnel has ended; the second end finishes the exchange. */
    public void tunnelHalfClosed(boolean byClient) {
        if (byClient) {
            times.client.ended();
            if (backend.section().has(ProxyOption.NO_LINGER) && !upstream.hasFinishedTunnel() && !upstream.hasPending()) {
                endTunnel(null);
                return;
            }
            upstream.finishWriting();
            times.server.finished();
        } else {
            times.server.ended();
            client.finishWriting();
            times.client.finished();
        }
        if (isOver()) {
            endTunnel(null);
        } else {
            touchTunnel();
        }
    }

    /** Both sides have said everything, and what waits for the client does not need the stream any more. */
    private boolean isOver() {
        return client.hasFinishedTunnel() && upstream.hasFinishedTunnel() && !upstream.hasPending();
    }

    /** Time is over for a side: silence ends its direction as if it had closed it, an output that waits ends the tunnel. */
    @Override
    final void tunnelTimedOut(long nowMs) {
        while (state == State.TRANSFER) {
            switch (times.expired(nowMs)) {
                case CLIENT_SILENT -> {
                    note(Failure.CLIENT_TIMEOUT);
                    client.endTunnelReading();
                    tunnelHalfClosed(true);
                }
                case SERVER_SILENT -> {
                    note(Failure.SERVER_TIMEOUT);
                    upstream.endTunnelReading();
                    tunnelHalfClosed(false);
                }
                case CLIENT_BLOCKED -> endTunnel(Failure.CLIENT_TIMEOUT);
                case SERVER_BLOCKED -> endTunnel(Failure.SERVER_TIMEOUT);
                case NONE -> {
                    touchTunnel();
                    return;
                }
            }
        }
    }

    /** Remembers why the tunnel ends; the first reason counts. */
    private void note(Failure failure) {
        if (noted) {
            return;
        }
        noted = true;
        record.terminationCause = failure.cause();
        record.terminationState = 'D';
        if (failure == Failure.CLIENT_ABORT || failure == Failure.CLIENT_TIMEOUT) {
            frontendCounters.clientAborts++;
            backendCounters.clientAborts++;
            serverCounters.clientAborts++;
        } else {
            backendCounters.serverAborts++;
            serverCounters.serverAborts++;
        }
    }

    @Override
    public void endTunnel(Failure failure) {
        if (failure != null) {
            note(failure);
        }
        closeUpstream();
        keepClient = false;
        finishExchange();
    }

    public boolean isTunnel() {
        return tunnel;
    }
}
