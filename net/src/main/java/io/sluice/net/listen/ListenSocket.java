package io.sluice.net.listen;

import io.sluice.base.address.SocketAddress;
import io.sluice.net.syscall.Errno;
import io.sluice.net.syscall.SocketCalls;

/**
 * Opens listening stream sockets, non-blocking and close-on-exec, for event loops and for the control plane.
 *
 * <p>Accepted connections inherit TCP_NODELAY from here. With TCP every event loop opens its own socket on the shared port. A unix path, an
 * abstract name and an inherited descriptor exist once: open them once and give the other loops {@link #duplicate}s.
 *
 * <p>Closing is an ordinary close and removes nothing: the path of a unix socket stays, and the next process recognises that nobody
 * accepts there any more and replaces it. So an old process never removes the path that its successor has taken over.
 */
public final class ListenSocket {

    private ListenSocket() {
    }

    /** Opens, binds and listens. */
    public static ListenResult open(SocketAddress address, ListenOptions options) {
        ListenAttempt attempt = new ListenAttempt(address, SocketCalls.collected());
        return switch (address.kind()) {
            case IPV4, IPV6 -> new TcpListen(attempt, options).open();
            case UNIX -> new UnixListen(attempt, options).open();
            case ABSTRACT -> openAbstract(attempt, options);
            case DESCRIPTOR -> InheritedListen.open(attempt, options);
        };
    }

    private static ListenResult openAbstract(ListenAttempt attempt, ListenOptions options) {
        int result = attempt.createSocket();
        if (result >= 0) {
            result = attempt.sockets.bind(attempt.descriptor, attempt.address);
            if (result < 0) {
                return attempt.failed("cannot bind UNIX socket", result);
            }
            result = attempt.sockets.listen(attempt.descriptor, options.backlog());
            return result < 0 ? attempt.failed("cannot listen on UNIX socket", result) : attempt.opened();
        }
        return attempt.failed("cannot create receiving socket", result);
    }

    /** True when {@link #open} may be called once per event loop for this address; otherwise they share one socket. */
    public static boolean opensPerLoop(SocketAddress.Kind kind) {
        return kind == SocketAddress.Kind.IPV4 || kind == SocketAddress.Kind.IPV6;
    }

    /** A second descriptor for the same listening socket, which has its own place in an epoll set; negative error number on failure. */
    public static int duplicate(int descriptor) {
        return SocketCalls.collected().duplicate(descriptor);
    }

    /**
     * The address a socket is really bound to, with the port the system chose for port 0; null when it has none. A socket opened at a
     * path answers with the temporary name it was made under.
     */
    public static SocketAddress localAddress(int descriptor) {
        return SocketCalls.collected().localAddress(descriptor);
    }

    /** Closes a listening socket; connections that nobody has accepted yet are reset. */
    public static int close(int descriptor) {
        return descriptor < 0 ? -Errno.EBADF : SocketCalls.collected().close(descriptor);
    }
}
