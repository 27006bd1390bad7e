package io.sluice.net.listen;

import io.sluice.base.address.IpText;
import io.sluice.base.address.SocketAddress;
import io.sluice.net.syscall.Errno;
import io.sluice.net.syscall.ErrorText;
import io.sluice.net.syscall.SocketCalls;
import io.sluice.net.syscall.SocketConstants;
import java.util.ArrayList;
import java.util.List;

/** One try at opening a listening socket: the half-open descriptor, the warnings so far, and the words for what goes wrong. */
final class ListenAttempt {

    final SocketAddress address;
    final SocketCalls sockets;
    int descriptor = -1;
    private final List<String> warnings = new ArrayList<>();

    ListenAttempt(SocketAddress address, SocketCalls sockets) {
        this.address = address;
        this.sockets = sockets;
    }

    int createSocket() {
        descriptor = sockets.open(address.kind(), SocketConstants.SOCK_STREAM);
        return descriptor;
    }

    ListenResult opened() {
        return ListenResult.opened(descriptor, warnings);
    }

    /** Closes what is open and says why: {@code protocol tcpv4: cannot bind socket (Address already in use) for [127.0.0.1:80].} */
    ListenResult failed(String what, int error) {
        return failed(what + " (" + ErrorText.of(error) + ")", error == -Errno.EADDRINUSE);
    }

    /** The same where the reason is not an error of the system. */
    ListenResult failed(String what, boolean inUse) {
        if (descriptor >= 0 && address.kind() != SocketAddress.Kind.DESCRIPTOR) {
            sockets.close(descriptor);
        }
        descriptor = -1;
        return ListenResult.failed(sentence(what), inUse, warnings);
    }

    void warn(String what, int error) {
        warnings.add(sentence(what + " (" + ErrorText.of(error) + ")"));
    }

    private String sentence(String what) {
        return switch (address.kind()) {
            case IPV4 -> "protocol tcpv4: " + what + " for [" + place() + "].";
            case IPV6 -> "protocol tcpv6: " + what + " for [" + place() + "].";
            case UNIX -> "protocol unix_stream: " + what + " [" + place() + "].";
            case ABSTRACT -> "protocol abns_stream: " + what + " [" + place() + "].";
            case DESCRIPTOR -> what;
        };
    }

    /** The address as the messages show it, without the brackets of IPv6. */
    private String place() {
        return switch (address.kind()) {
            case IPV4, IPV6 -> IpText.format(address.ip()) + ":" + address.port();
            case UNIX -> address.path();
            case ABSTRACT -> "abns@" + address.path();
            case DESCRIPTOR -> address.toString();
        };
    }
}
