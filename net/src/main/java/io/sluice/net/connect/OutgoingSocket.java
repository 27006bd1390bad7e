package io.sluice.net.connect;

import io.sluice.base.address.SocketAddress;
import io.sluice.net.syscall.Errno;
import io.sluice.net.syscall.Kernel;
import io.sluice.net.syscall.SocketAddressCodec;
import io.sluice.net.syscall.SocketConstants;

/** Opens connections from an event loop, without waiting. Stateless; called on the loop whose kernel it is given. */
public final class OutgoingSocket {

    /** Ports of a range that are tried when others than this program hold them. */
    private static final int MOST_PORTS_TRIED = 10;

    private OutgoingSocket() {
    }

    /**
     * Creates a socket, binds it to {@code source} (null: where the options say, or where the system likes), sets its options and starts
     * connecting.
     *
     * @return the descriptor, which is connected when it becomes writable and {@link Kernel#takeError} says 0; or the negated error
     *     number, and then nothing is left open. {@code -EAGAIN} means that the backlog of a unix socket is full, {@code -EADDRNOTAVAIL} that
     *     no port is left.
     */
    public static int open(Kernel kernel, SocketAddress target, OutgoingOptions options, SocketAddress source) {
        int descriptor = kernel.socket(target.kind());
        if (descriptor < 0) {
            return descriptor;
        }
        int result = options == OutgoingOptions.NONE ? plain(kernel, descriptor, target)
            : prepare(kernel, descriptor, target, options, source);
        if (result >= 0) {
            result = kernel.connect(descriptor, target);
        }
        if (result < 0 && result != -Errno.EINPROGRESS) {
            giveBack(leaseOf(kernel, descriptor, options, source));
            kernel.close(descriptor);
            return result;
        }
        return descriptor;
    }

    /** The port of the options' range that an open connection occupies; null when it has none. Asks the system only if there is a range. */
    public static PortLease leaseOf(Kernel kernel, int descriptor, OutgoingOptions options, SocketAddress source) {
        if (options.ports() == null || source != null) {
            return null;
        }
        byte[] name = new byte[SocketAddressCodec.MAXIMUM_BYTES];
        SocketAddress local = SocketAddressCodec.decode(name, kernel.localName(descriptor, name));
        return local != null && local.isIp() && options.ports().contains(local.port()) ? new PortLease(options.ports(), local.port()) : null;
    }

    private static void giveBack(PortLease lease) {
        if (lease != null) {
            lease.end();
        }
    }

    private static int plain(Kernel kernel, int descriptor, SocketAddress target) {
        if (target.isIp()) {
            kernel.setNoDelay(descriptor);
        }
        return 0;
    }

    private static int prepare(Kernel kernel, int descriptor, SocketAddress target, OutgoingOptions options, SocketAddress source) {
        int result = plain(kernel, descriptor, target);
        if (target.isIp()) {
            if (options.networkInterface() != null) {
                // As in HAProxy, a connection that cannot be tied to the interface goes where the system sends it.
                kernel.bindToInterface(descriptor, options.networkInterface());
            }
            result = source != null ? bindForeign(kernel, descriptor, source) : bindOwn(kernel, descriptor, target, options);
        }
        if (result >= 0) {
            options.tuning().apply(kernel, descriptor, target.isIp());
        }
        return result;
    }

    private static int bindForeign(Kernel kernel, int descriptor, SocketAddress source) {
        makeTransparent(kernel, descriptor, source);
        return kernel.bindSource(descriptor, source);
    }

    private static void makeTransparent(Kernel kernel, int descriptor, SocketAddress source) {
        boolean ipv6 = source.kind() == SocketAddress.Kind.IPV6;
        int result = ipv6 ? kernel.setOption(descriptor, SocketConstants.IPPROTO_IPV6, SocketConstants.IPV6_TRANSPARENT, 1)
            : kernel.setOption(descriptor, SocketConstants.IPPROTO_IP, SocketConstants.IP_TRANSPARENT, 1);
        if (result < 0) {
            // Without the privilege an address that is not the machine's can at least be bound to.
            kernel.setOption(descriptor, SocketConstants.IPPROTO_IP, SocketConstants.IP_FREEBIND, 1);
        }
    }

    private static int bindOwn(Kernel kernel, int descriptor, SocketAddress target, OutgoingOptions options) {
        SocketAddress source = options.source();
        if (source == null || source.kind() != target.kind()) {
            return 0;
        }
        if (options.isTransparent()) {
            makeTransparent(kernel, descriptor, source);
        }
        SourcePorts ports = options.ports();
        if (ports == null) {
            return kernel.bindSource(descriptor, source);
        }
        for (int i = 0; i < MOST_PORTS_TRIED; i++) {
            int port = ports.take();
            if (port < 0) {
                return -Errno.EADDRNOTAVAIL;
            }
            int result = kernel.bindSource(descriptor, source.withPort(port));
            if (result >= 0) {
                return 0;
            }
            ports.giveBack(port);
            if (result != -Errno.EADDRINUSE) {
                return result;
            }
        }
        return -Errno.EADDRNOTAVAIL;
    }
}
