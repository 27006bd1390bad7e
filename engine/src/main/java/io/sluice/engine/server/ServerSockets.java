package io.sluice.engine.server;

import io.sluice.base.address.SocketAddress;
import io.sluice.language.config.model.ProxyOption;
import io.sluice.language.config.model.ProxySection;
import io.sluice.language.config.model.ServerLine;
import io.sluice.language.config.model.SourceAddress;
import io.sluice.net.connect.OutgoingOptions;
import io.sluice.net.connect.SourcePorts;
import io.sluice.net.syscall.SocketConstants;
import io.sluice.net.syscall.SocketTuning;

/** How connections to one server are opened: what its line, its proxy and the global section say about sockets. Immutable. */
public final class ServerSockets {

    /** Nothing special. */
    static final ServerSockets PLAIN = new ServerSockets(OutgoingOptions.NONE, SourceAddress.Foreign.NONE, null);

    /** The kernel counts idle time in seconds. */
    private static final int SECOND_MS = 1_000;

    private final OutgoingOptions options;
    private final SourceAddress.Foreign foreign;
    private final SocketAddress fixed;

    private ServerSockets(OutgoingOptions options, SourceAddress.Foreign foreign, SocketAddress fixed) {
        this.options = options;
        this.foreign = foreign;
        this.fixed = fixed;
    }

    /** {@code common}: options of all server connections of the process. */
    public static ServerSockets of(ProxySection proxy, ServerLine line, SocketTuning common) {
        SourceAddress source = line.source != null ? line.source : proxy.source;
        SocketTuning tuning = tuning(proxy, line, common);
        if (source == null && tuning.isEmpty()) {
            return PLAIN;
        }
        OutgoingOptions options = new OutgoingOptions().tuning(tuning);
        if (source == null) {
            return new ServerSockets(options, SourceAddress.Foreign.NONE, null);
        }
        if (!isWildcard(source)) {
            options.source(source.address());
        }
        if (source.portHigh() > source.portLow()) {
            options.ports(new SourcePorts(source.portLow(), source.portHigh()));
        }
        if (source.interfaceName() != null) {
            options.networkInterface(source.interfaceName());
        }
        return new ServerSockets(options, source.foreign(), source.foreignAddress());
    }

    /** Binding to no address and no port in particular is what the system does anyway. */
    private static boolean isWildcard(SourceAddress source) {
        for (byte part : source.address().ip()) {
            if (part != 0) {
                return false;
            }
        }
        return source.portLow() == 0;
    }

    private static SocketTuning tuning(ProxySection proxy, ServerLine line, SocketTuning common) {
        SocketTuning tuning = SocketTuning.startingWith(common);
        if (proxy.has(ProxyOption.SERVER_TCP_KEEP_ALIVE)) {
            keepAlive(tuning, proxy.serverKeepAliveCount, proxy.serverKeepAliveIdleMs, proxy.serverKeepAliveIntervalMs);
        }
        tuning.setIfPositive(SocketConstants.IPPROTO_TCP, SocketConstants.TCP_USER_TIMEOUT, line.tcpUserTimeoutMs);
        if (proxy.has(ProxyOption.TCP_SMART_CONNECT)) {
            tuning.set(SocketConstants.IPPROTO_TCP, SocketConstants.TCP_QUICKACK, 0);
        }
        if (line.tcpFastOpen) {
            tuning.set(SocketConstants.IPPROTO_TCP, SocketConstants.TCP_FASTOPEN_CONNECT, 1);
        }
        return tuning;
    }

    /** Probes on an idle connection; values that are not positive stay the system's. */
    public static void keepAlive(SocketTuning tuning, int count, int idleMs, int intervalMs) {
        tuning.set(SocketConstants.SOL_SOCKET, SocketConstants.SO_KEEPALIVE, 1);
        tuning.setIfPositive(SocketConstants.IPPROTO_TCP, SocketConstants.TCP_KEEPCNT, count);
        tuning.setIfPositive(SocketConstants.IPPROTO_TCP, SocketConstants.TCP_KEEPIDLE, idleMs / SECOND_MS);
        tuning.setIfPositive(SocketConstants.IPPROTO_TCP, SocketConstants.TCP_KEEPINTVL, intervalMs / SECOND_MS);
    }

    public OutgoingOptions options() {
        return options;
    }

    /** Connections show the server another address than this machine's, which depends on the client. */
    public boolean dependsOnClient() {
        return foreign == SourceAddress.Foreign.CLIENT || foreign == SourceAddress.Foreign.CLIENT_IP;
    }

    /** The address that connections for this client come from; null: what {@link #options} say. One of another family will not connect. */
    public SocketAddress source(SocketAddress client) {
        SocketAddress wanted = switch (foreign) {
            case NONE -> null;
            case ADDRESS -> fixed;
            case CLIENT, CLIENT_IP -> client;
        };
        if (wanted == null || !wanted.isIp()) {
            return null;
        }
        return foreign == SourceAddress.Foreign.CLIENT_IP ? wanted.withPort(0) : wanted;
    }

    /** {@link #source} can be something else than null. */
    public boolean hasForeignSource() {
        return foreign != SourceAddress.Foreign.NONE;
    }
}
