package io.sluice.net.connect;

import io.sluice.base.address.SocketAddress;
import io.sluice.net.syscall.Errno;
import io.sluice.net.syscall.Kernel;

/** Opens connections from an event loop, without waiting. Stateless; called on the loop whose kernel it is given. */
public final class OutgoingSocket {

    private OutgoingSocket() {
    }

    /**
     * Creates a socket, binds it to {@code source} (null: the system chooses), sets TCP_NODELAY and starts connecting.
     *
     * @return the descriptor, which is connected when it becomes writable and {@link Kernel#takeError} says 0; or the negated error
     *     number, and then nothing is left open. {@code -EAGAIN} means that the backlog of a unix socket is full.
     */
    public static int open(Kernel kernel, SocketAddress target, SocketAddress source) {
        int descriptor = kernel.socket(target.kind());
        if (descriptor < 0) {
            return descriptor;
        }
        int result = source == null ? 0 : kernel.bindSource(descriptor, source);
        if (result >= 0) {
            if (target.isIp()) {
                kernel.setNoDelay(descriptor);
            }
            result = kernel.connect(descriptor, target);
        }
        if (result < 0 && result != -Errno.EINPROGRESS) {
            kernel.close(descriptor);
            return result;
        }
        return descriptor;
    }
}
