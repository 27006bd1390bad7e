package io.sluice.engine.proxy;

import io.sluice.base.address.SocketAddress;
import io.sluice.engine.server.ServerSockets;
import io.sluice.language.config.model.BindLine;
import io.sluice.language.config.model.ProxyOption;
import io.sluice.language.config.model.ProxySection;
import io.sluice.net.listen.ListenOptions;
import io.sluice.net.syscall.Kernel;
import io.sluice.net.syscall.SocketConstants;
import io.sluice.net.syscall.SocketTuning;

/**
 * The options of the sockets of one {@code bind} line: what the line, its proxy and the global section say. TCP connections inherit theirs from
 * the listening socket; for the others {@link #accepted} sets them. Immutable.
 */
final class ClientSockets {

    private final SocketTuning tuning;
    private final int reducedSegmentBytes;
    private final boolean inherits;

    private ClientSockets(SocketTuning tuning, int reducedSegmentBytes, boolean inherits) {
        this.tuning = tuning;
        this.reducedSegmentBytes = reducedSegmentBytes;
        this.inherits = inherits;
    }

    /** {@code common}: options of all client connections of the process. */
    static ClientSockets of(ProxySection proxy, BindLine line, SocketAddress address, SocketTuning common) {
        SocketTuning tuning = SocketTuning.startingWith(common);
        if (proxy.has(ProxyOption.CLIENT_TCP_KEEP_ALIVE)) {
            ServerSockets.keepAlive(tuning, proxy.clientKeepAliveCount, proxy.clientKeepAliveIdleMs, proxy.clientKeepAliveIntervalMs);
        }
        if (proxy.has(ProxyOption.NO_LINGER)) {
            tuning.resetOnClose();
        }
        return new ClientSockets(tuning, Math.min(0, line.tcpMaxSegmentBytes), address.isIp());
    }

    /** Nothing has to be done for accepted connections. */
    boolean isInherited() {
        return (inherits || tuning.isEmpty()) && reducedSegmentBytes == 0;
    }

    /** Sets what a connection could not inherit. */
    void accepted(Kernel kernel, int descriptor) {
        if (!inherits) {
            tuning.apply(kernel, descriptor, false);
        }
        if (reducedSegmentBytes != 0) {
            int segment = kernel.option(descriptor, SocketConstants.IPPROTO_TCP, SocketConstants.TCP_MAXSEG);
            if (segment + reducedSegmentBytes > 0) {
                kernel.setOption(descriptor, SocketConstants.IPPROTO_TCP, SocketConstants.TCP_MAXSEG, segment + reducedSegmentBytes);
            }
        }
    }

    /** How the listening socket is opened. */
    ListenOptions listening(Listener listener) {
        BindLine line = listener.line();
        ProxySection proxy = listener.frontend().section();
        ListenOptions options = new ListenOptions().backlog(backlog(listener));
        options.ipv6Only(line.v6only).deferAccept(line.deferAccept).fastOpen(line.tcpFastOpen).transparent(line.transparent);
        if (line.interfaceName != null) {
            options.networkInterface(line.interfaceName);
        }
        if (line.tcpMaxSegmentBytes > 0) {
            options.maximumSegment(line.tcpMaxSegmentBytes);
        }
        if (line.tcpUserTimeoutMs > 0) {
            options.userTimeoutMs(line.tcpUserTimeoutMs);
        }
        options.delayedAcknowledgement(delaysAcknowledgement(proxy)).tuning(tuning);
        return options.replaceLive(line.unix.replacesLive).mode(line.unix.mode).userId(line.unix.uid).groupId(line.unix.gid);
    }

    /** As in HAProxy: what the line says, else the proxy, else as many as the proxy may have at once. */
    private static int backlog(Listener listener) {
        int line = listener.line().backlog;
        ProxySection proxy = listener.frontend().section();
        return line > 0 ? line : proxy.backlog > 0 ? proxy.backlog : Math.max(1, listener.frontend().maxconn());
    }

    private static boolean delaysAcknowledgement(ProxySection proxy) {
        return proxy.has(ProxyOption.TCP_SMART_ACCEPT)
            || proxy.mode == ProxySection.Mode.HTTP && !proxy.has(ProxyOption.NO_TCP_SMART_ACCEPT);
    }
}
