package io.sluice.engine;

import io.sluice.language.config.model.Configuration;
import io.sluice.language.config.model.GlobalSection;
import io.sluice.language.config.model.ProxyOption;
import io.sluice.language.config.model.ProxySection;
import io.sluice.net.loop.PipeBudget;
import io.sluice.net.syscall.SocketConstants;
import io.sluice.net.syscall.SocketTuning;

/** Socket options that the global section gives to all connections of a side. */
final class GlobalSockets {

    private static final int MOST_WAITING = 65_536;
    private static final int CONNECTIONS_PER_PIPE = 4;

    private GlobalSockets() {
    }

    static SocketTuning ofClients(GlobalSection global) {
        return of(global.sendBufferClientBytes, global.unsentLimitClientBytes, global.receiveBufferClientBytes);
    }

    static SocketTuning ofServers(GlobalSection global) {
        return of(global.sendBufferServerBytes, global.unsentLimitServerBytes, global.receiveBufferServerBytes);
    }

    /** {@code tune.maxaccept}: -1, no limit, means as many as could ever wait. */
    static int acceptBatch(int configured, int chosen) {
        return configured == GlobalSection.NO_LIMIT ? MOST_WAITING : configured > 0 ? configured : chosen;
    }

    /** The pipes for splicing: a quarter of the connections unless the configuration says otherwise, and none when no proxy splices. */
    static PipeBudget pipes(Configuration configuration, int maxconn) {
        GlobalSection global = configuration.global;
        boolean wanted = false;
        for (ProxySection proxy : configuration.proxies) {
            wanted |= proxy.has(ProxyOption.SPLICE_AUTO) || proxy.has(ProxyOption.SPLICE_REQUEST) || proxy.has(ProxyOption.SPLICE_RESPONSE);
        }
        if (!wanted || global.noSplice) {
            return PipeBudget.NONE;
        }
        return new PipeBudget(global.maxPipes >= 0 ? global.maxPipes : maxconn / CONNECTIONS_PER_PIPE, Math.max(0, global.pipeBytes));
    }

    private static SocketTuning of(int sendBytes, int unsentBytes, int receiveBytes) {
        return new SocketTuning().setIfPositive(SocketConstants.SOL_SOCKET, SocketConstants.SO_SNDBUF, sendBytes)
            .setIfPositive(SocketConstants.IPPROTO_TCP, SocketConstants.TCP_NOTSENT_LOWAT, unsentBytes)
            .setIfPositive(SocketConstants.SOL_SOCKET, SocketConstants.SO_RCVBUF, receiveBytes);
    }
}
