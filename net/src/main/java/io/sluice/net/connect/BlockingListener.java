package io.sluice.net.connect;

import io.sluice.base.address.SocketAddress;
import io.sluice.net.syscall.Errno;
import io.sluice.net.syscall.ErrorText;
import io.sluice.net.syscall.SocketCalls;
import java.io.IOException;

/**
 * A listening socket for one thread that may wait. Any other thread wakes or closes it. The listening descriptor comes from
 * {@code ListenSocket}; it may be shared with other processes, so closing never shuts the socket itself down.
 */
public final class BlockingListener implements AutoCloseable {

    private final DescriptorGuard guard;
    private final int wakeDescriptor;
    private final SocketCalls calls = SocketCalls.collected();
    private final SocketAddress local;

    /** Takes over the non-blocking listening socket that was opened for {@code address}. */
    public BlockingListener(int descriptor, SocketAddress address) throws IOException {
        this.wakeDescriptor = calls.eventDescriptor();
        if (wakeDescriptor < 0) {
            throw new IOException("cannot create a wake-up descriptor: " + ErrorText.of(wakeDescriptor));
        }
        this.guard = new DescriptorGuard(descriptor);
        SocketAddress bound = address.isIp() ? calls.localAddress(descriptor) : null;
        this.local = bound == null ? address : bound;
    }

    /** The address that is listened on, with the port the system chose for port 0. */
    public SocketAddress localAddress() {
        return local;
    }

    /**
     * Waits at most {@code timeoutMs} (-1 for ever) for a connection; null when the time is over, somebody called {@link #wake}, or
     * the listener is closed.
     *
     * @throws IOException when the system cannot give a connection away ("Too many open files"); the next call may succeed, but not
     *     at once, so the caller pauses
     */
    public BlockingSocket accept(int timeoutMs) throws IOException {
        if (!guard.enter()) {
            return null;
        }
        try {
            return acceptWithin(new Deadline(timeoutMs));
        } finally {
            leave(calls);
        }
    }

    private BlockingSocket acceptWithin(Deadline deadline) throws IOException {
        while (!guard.isClosed()) {
            int result = calls.accept(guard.descriptor());
            if (result >= 0) {
                return new BlockingSocket(result, null);
            }
            // A connection that ended before it was taken says nothing about the next one.
            if (result != -Errno.EAGAIN && result != -Errno.ECONNABORTED) {
                throw new IOException("cannot accept a connection on " + local + ": " + ErrorText.of(result));
            }
            int left = deadline.leftMs();
            if (left == 0) {
                return null;
            }
            int ready = calls.poll(guard.descriptor(), SocketCalls.POLL_IN, wakeDescriptor, left);
            if (ready > 0 && (ready & SocketCalls.POLL_WOKEN) != 0) {
                calls.drain(wakeDescriptor);
                return null;
            }
        }
        return null;
    }

    /** Makes the running or the next {@link #accept} return null. */
    public void wake() {
        if (guard.enter()) {
            SocketCalls own = SocketCalls.collected();
            try {
                own.signal(wakeDescriptor);
            } finally {
                leave(own);
            }
        }
    }

    public boolean isClosed() {
        return guard.isClosed();
    }

    /** Stops listening in this process and wakes the accepting thread. Callable from any thread, more than once. */
    @Override
    public void close() {
        SocketCalls own = SocketCalls.collected();
        switch (guard.close()) {
            case CLOSE_NOW -> closeBoth(own);
            case WAKE_USERS -> {
                own.signal(wakeDescriptor);
                leave(own);
            }
            case NOTHING -> {
            }
        }
    }

    private void leave(SocketCalls own) {
        if (guard.leave()) {
            closeBoth(own);
        }
    }

    private void closeBoth(SocketCalls own) {
        own.close(guard.descriptor());
        own.close(wakeDescriptor);
    }
}
