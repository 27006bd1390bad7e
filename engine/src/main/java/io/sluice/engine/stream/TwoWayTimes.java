package io.sluice.engine.stream;

import io.sluice.language.config.model.ProxyOption;
import io.sluice.language.config.model.ProxySection;
import io.sluice.net.timer.Timer;

/**
 * When the two sides of a connection without meaning (TCP, or HTTP after an upgrade) have been silent for too long. Owned by the stream.
 *
 * <p>As in HAProxy each side has its own time. It runs from what was last received from the side or sent to it, while something may be received
 * from it; what is sent does not count with {@code option independent-streams}. While output waits for a side, its time runs from the last
 * progress, and the other side, which is not read meanwhile, has none. {@code timeout tunnel} replaces both times, and
 * {@code client-fin} or {@code server-fin} the time of a side whose sending direction has been ended.
 */
final class TwoWayTimes {

    /** Whose time is over, and for what. */
    enum Expired { NONE, CLIENT_SILENT, CLIENT_BLOCKED, SERVER_SILENT, SERVER_BLOCKED }

    private static final long NOT_BLOCKED = -1;

    final Side client;
    final Side server;
    private final ProxySection front;
    private final ProxySection back;
    private final boolean isTcp;

    /**
     * @param isTcp a side's fin time counts at once and also beside a tunnel time; after HTTP it counts from the side's next sign of life on, and
     *     never beside a tunnel time
     */
    TwoWayTimes(ProxySection front, ProxySection back, boolean isTcp, long nowMs) {
        this.front = front;
        this.back = back;
        this.isTcp = isTcp;
        this.client = new Side(front.has(ProxyOption.INDEPENDENT_STREAMS), isTcp, nowMs);
        this.server = new Side(back.has(ProxyOption.INDEPENDENT_STREAMS), isTcp, nowMs);
    }

    /** One of the two connections. */
    static final class Side {

        private final boolean independent;
        private long activeMs;
        private long blockedMs = NOT_BLOCKED;
        private final boolean finishesAtOnce;
        private boolean ended;
        private boolean finishing;
        private boolean finished;

        private Side(boolean independent, boolean finishesAtOnce, long nowMs) {
            this.independent = independent;
            this.finishesAtOnce = finishesAtOnce;
            this.activeMs = nowMs;
        }

        /** Something came from the side. */
        void received(long nowMs) {
            activeMs = nowMs;
            finished |= finishing;
        }

        /** Nothing more is received from the side. */
        void ended() {
            ended = true;
        }

        /** The direction to the side has been ended. */
        void finished() {
            finishing = true;
            finished |= finishesAtOnce;
        }

        private long silentAtMs(int timeoutMs, Side other) {
            return ended || other.blockedMs != NOT_BLOCKED || timeoutMs <= 0 ? Timer.NEVER : activeMs + timeoutMs;
        }

        private long blockedAtMs(int timeoutMs) {
            return blockedMs == NOT_BLOCKED || timeoutMs <= 0 ? Timer.NEVER : blockedMs + timeoutMs;
        }
    }

    /** Bytes left for a side; {@code pending} tells that some still wait. */
    void sent(Side to, long nowMs, boolean pending) {
        if (!to.independent) {
            to.activeMs = nowMs;
        }
        to.finished |= to.finishing;
        if (pending) {
            to.blockedMs = nowMs;
        } else if (to.blockedMs != NOT_BLOCKED) {
            // The other side could not be heard meanwhile.
            to.blockedMs = NOT_BLOCKED;
            (to == client ? server : client).activeMs = nowMs;
        }
    }

    private int clientTimeoutMs() {
        return timeoutMs(client, front.timeoutClientMs, front.timeoutClientFinMs);
    }

    private int serverTimeoutMs() {
        return timeoutMs(server, back.timeoutServerMs, back.timeoutServerFinMs);
    }

    private int timeoutMs(Side side, int ownMs, int finMs) {
        int tunnelMs = back.timeoutTunnelMs;
        if (side.finished && finMs > 0 && (isTcp || tunnelMs <= 0)) {
            return finMs;
        }
        return tunnelMs > 0 ? tunnelMs : ownMs;
    }

    long clientDeadlineMs() {
        return Math.min(client.silentAtMs(clientTimeoutMs(), server), client.blockedAtMs(clientTimeoutMs()));
    }

    long serverDeadlineMs() {
        return Math.min(server.silentAtMs(serverTimeoutMs(), client), server.blockedAtMs(serverTimeoutMs()));
    }

    /** The first thing whose time is over. */
    Expired expired(long nowMs) {
        if (client.blockedAtMs(clientTimeoutMs()) <= nowMs) {
            return Expired.CLIENT_BLOCKED;
        }
        if (client.silentAtMs(clientTimeoutMs(), server) <= nowMs) {
            return Expired.CLIENT_SILENT;
        }
        if (server.blockedAtMs(serverTimeoutMs()) <= nowMs) {
            return Expired.SERVER_BLOCKED;
        }
        return server.silentAtMs(serverTimeoutMs(), client) <= nowMs ? Expired.SERVER_SILENT : Expired.NONE;
    }
}
