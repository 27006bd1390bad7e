package io.sluice.net.listen;

import io.sluice.base.address.SocketAddress;
import io.sluice.net.syscall.Errno;
import io.sluice.net.syscall.SocketCalls;
import io.sluice.net.syscall.SocketConstants;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Opens one TCP listening socket. What the system refuses is fatal for the address and the port, a warning for everything else. */
final class TcpListen {

    private static final int LONGEST_INTERFACE_NAME = 15;

    private final ListenAttempt attempt;
    private final ListenOptions options;
    private final SocketCalls sockets;

    TcpListen(ListenAttempt attempt, ListenOptions options) {
        this.attempt = attempt;
        this.options = options;
        this.sockets = attempt.sockets;
    }

    ListenResult open() {
        int result = attempt.createSocket();
        if (result < 0) {
            return attempt.failed("cannot create receiving socket", result);
        }
        set(SocketConstants.SOL_SOCKET, SocketConstants.SO_REUSEADDR, 1);
        if (options.sharedPort()) {
            set(SocketConstants.SOL_SOCKET, SocketConstants.SO_REUSEPORT, 1);
        }
        beforeBind();
        result = sockets.bind(attempt.descriptor, attempt.address);
        if (result < 0) {
            return attempt.failed("cannot bind socket", result);
        }
        beforeListen();
        result = sockets.listen(attempt.descriptor, options.backlog());
        if (result < 0) {
            return attempt.failed("cannot listen to socket:", result);
        }
        if (options.delayedAcknowledgement()) {
            set(SocketConstants.IPPROTO_TCP, SocketConstants.TCP_QUICKACK, 0);
        }
        return attempt.opened();
    }

    private int set(int level, int option, int value) {
        return sockets.setOption(attempt.descriptor, level, option, value);
    }

    private void beforeBind() {
        boolean ipv6 = attempt.address.kind() == SocketAddress.Kind.IPV6;
        if (ipv6) {
            set(SocketConstants.IPPROTO_IPV6, SocketConstants.IPV6_V6ONLY, options.ipv6Only() ? 1 : 0);
        }
        if (options.transparent()) {
            int result = ipv6 ? set(SocketConstants.IPPROTO_IPV6, SocketConstants.IPV6_TRANSPARENT, 1)
                : set(SocketConstants.IPPROTO_IP, SocketConstants.IP_TRANSPARENT, 1);
            if (result < 0) {
                attempt.warn("cannot make receiving socket transparent", result);
            }
        }
        if (!options.networkInterface().isEmpty()) {
            bindToInterface(options.networkInterface());
        }
    }

    private void bindToInterface(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        // The kernel cuts a longer name off and might find another interface.
        int result = bytes.length > LONGEST_INTERFACE_NAME ? -Errno.ENODEV
            : sockets.setOption(attempt.descriptor, SocketConstants.SOL_SOCKET, SocketConstants.SO_BINDTODEVICE,
                Arrays.copyOf(bytes, bytes.length + 1));
        if (result < 0) {
            attempt.warn("cannot bind receiver to device '" + name + "'", result);
        }
    }

    private void beforeListen() {
        set(SocketConstants.IPPROTO_TCP, SocketConstants.TCP_NODELAY, 1);
        options.tuning().apply(sockets, attempt.descriptor);
        if (options.maximumSegment() != 0) {
            warnIf("cannot set MSS to " + options.maximumSegment() + ",",
                set(SocketConstants.IPPROTO_TCP, SocketConstants.TCP_MAXSEG, options.maximumSegment()));
        }
        if (options.userTimeoutMs() != 0) {
            warnIf("cannot set TCP User Timeout to " + options.userTimeoutMs() + ",",
                set(SocketConstants.IPPROTO_TCP, SocketConstants.TCP_USER_TIMEOUT, options.userTimeoutMs()));
        }
        if (options.deferAccept()) {
            warnIf("cannot enable DEFER_ACCEPT,", set(SocketConstants.IPPROTO_TCP, SocketConstants.TCP_DEFER_ACCEPT, 1));
        }
        if (options.fastOpen()) {
            warnIf("cannot enable TCP_FASTOPEN,",
                set(SocketConstants.IPPROTO_TCP, SocketConstants.TCP_FASTOPEN, options.backlog()));
        }
    }

    private void warnIf(String what, int result) {
        if (result < 0) {
            attempt.warn(what, result);
        }
    }
}
