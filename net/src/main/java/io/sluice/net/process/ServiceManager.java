package io.sluice.net.process;

import io.sluice.base.address.SocketAddress;
import io.sluice.base.bytes.Buffer;
import io.sluice.net.syscall.Errno;
import io.sluice.net.syscall.SocketCalls;
import io.sluice.net.syscall.SocketConstants;
import java.nio.charset.StandardCharsets;

/**
 * The service manager (systemd's {@code sd_notify} protocol), which wants to know how the process is doing. The connection is made early, so that
 * telling works in a changed root and as another user. Any thread, cold paths only.
 */
public final class ServiceManager {

    public static final String READY = "READY=1";
    public static final String STOPPING = "STOPPING=1";

    private final SocketCalls calls;
    /** Zero: no service manager asked for news; below: why it cannot be reached. */
    private final int descriptor;

    private ServiceManager(SocketCalls calls, int descriptor) {
        this.calls = calls;
        this.descriptor = descriptor;
    }

    /** Connects to the socket that {@code NOTIFY_SOCKET} names, if there is one. To be called before the process changes its root. */
    public static ServiceManager join() {
        return join(System.getenv("NOTIFY_SOCKET"));
    }

    static ServiceManager join(String socket) {
        SocketCalls calls = SocketCalls.collected();
        return new ServiceManager(calls, socket == null || socket.isEmpty() ? 0 : connect(calls, socket));
    }

    private static int connect(SocketCalls calls, String socket) {
        boolean isAbstract = socket.charAt(0) == '@';
        if (!isAbstract && socket.charAt(0) != '/') {
            return -Errno.EAFNOSUPPORT;
        }
        int descriptor = calls.open(SocketAddress.Kind.UNIX, SocketConstants.SOCK_DGRAM);
        if (descriptor < 0) {
            return descriptor;
        }
        int result = isAbstract ? calls.connectExactAbstract(descriptor, socket.substring(1))
            : calls.connect(descriptor, SocketAddress.ofUnix(socket));
        if (result < 0) {
            calls.close(descriptor);
            return result;
        }
        return descriptor;
    }

    /**
     * Sends one or more {@code NAME=value} lines.
     *
     * @return 1 when it was sent, 0 when no service manager asked for it, or a negated error number
     */
    public synchronized int tell(String state) {
        if (descriptor <= 0) {
            return descriptor;
        }
        byte[] text = state.getBytes(StandardCharsets.UTF_8);
        Buffer data = Buffer.allocate(Math.max(1, text.length));
        data.put(0, text);
        return Math.min(1, calls.send(descriptor, data, 0, text.length));
    }

    /** Lets go of the connection. */
    public void leave() {
        if (descriptor > 0) {
            calls.close(descriptor);
        }
    }
}
