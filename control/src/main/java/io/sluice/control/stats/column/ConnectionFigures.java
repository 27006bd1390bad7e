package io.sluice.control.stats.column;

import io.sluice.engine.proxy.Backend;
import io.sluice.engine.server.IdleConnections;
import io.sluice.engine.server.Server;

/**
 * The connections to one server, of all loops together; read while the loops change them, so rough.
 *
 * @param used      those that carry a request
 * @param peakUsed  the most that did at once lately
 * @param estimated how many are expected to be needed
 * @param idle      those that carry none and may be used by anybody
 * @param safe      those of them that have carried several
 */
public record ConnectionFigures(int used, int peakUsed, int estimated, int idle, int safe) {

    /** The figures as of now. */
    public static ConnectionFigures of(Backend backend, Server server) {
        if (!backend.proxy().isHttp()) {
            // A TCP session is its connection, and none is ever idle.
            int most = server.sessions().maximum();
            return new ConnectionFigures(server.sessions().current(), most, most, 0, 0);
        }
        int used = 0;
        int peakUsed = 0;
        int estimated = 0;
        int idle = 0;
        int safe = 0;
        for (int loop = 0; loop < server.loops(); loop++) {
            IdleConnections ofLoop = server.idle(loop);
            used += ofLoop.used();
            peakUsed += ofLoop.peakUsed();
            estimated += ofLoop.estimated();
            idle += ofLoop.count();
            safe += Math.min(ofLoop.safeCount(), ofLoop.count());
        }
        return new ConnectionFigures(used, peakUsed, estimated, idle, Math.min(safe, idle));
    }
}
