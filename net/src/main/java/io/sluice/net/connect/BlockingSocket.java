package io.sluice.net.connect;

import io.sluice.base.address.SocketAddress;
import io.sluice.base.bytes.Buffer;
import io.sluice.net.syscall.Errno;
import io.sluice.net.syscall.ErrorText;
import io.sluice.net.syscall.SocketCalls;
import io.sluice.net.syscall.SocketConstants;
import java.io.IOException;
import java.util.Objects;

/**
 * A connected stream socket for threads that may wait: TCP, unix, abstract or inherited.
 *
 * <p>One thread reads, one writes (it may be the same), and any thread closes; closing wakes both. Waiting happens in the kernel and
 * occupies the platform thread, so a virtual thread would keep its carrier: use platform threads. Never used by an event loop.
 */
public final class BlockingSocket implements AutoCloseable {

    /** The answer of a transfer whose time was over. */
    public static final int TIMEOUT = Integer.MIN_VALUE;

    private final DescriptorGuard guard;
    private final SocketCalls reading = SocketCalls.collected();
    private final SocketCalls writing = SocketCalls.collected();
    private final SocketAddress peer;

    /** @param connectedTo the address that was asked for, or null to ask the kernel for the peer's */
    BlockingSocket(int descriptor, SocketAddress connectedTo) {
        this.guard = new DescriptorGuard(descriptor);
        // A unix listener knows itself under the temporary name that it was made with.
        this.peer = connectedTo == null ? reading.peerAddress(descriptor) : connectedTo;
    }

    /** Connects within {@code timeoutMs} (-1 for ever). */
    public static BlockingSocket connect(SocketAddress address, int timeoutMs) throws IOException {
        if (address.kind() == SocketAddress.Kind.DESCRIPTOR) {
            return adopt(address.descriptor());
        }
        SocketCalls calls = SocketCalls.collected();
        int descriptor = calls.open(address.kind(), SocketConstants.SOCK_STREAM);
        int result = descriptor < 0 ? descriptor : connect(calls, descriptor, address, new Deadline(timeoutMs));
        if (result < 0) {
            if (descriptor >= 0) {
                calls.close(descriptor);
            }
            throw new IOException("cannot connect to " + address + ": " + ErrorText.of(result));
        }
        if (address.isIp()) {
            calls.setOption(descriptor, SocketConstants.IPPROTO_TCP, SocketConstants.TCP_NODELAY, 1);
        }
        return new BlockingSocket(descriptor, address);
    }

    private static int connect(SocketCalls calls, int descriptor, SocketAddress address, Deadline deadline) {
        int result = calls.connect(descriptor, address);
        if (result != -Errno.EINPROGRESS) {
            return result;
        }
        while (calls.poll(descriptor, SocketCalls.POLL_OUT, -1, deadline.leftMs()) == 0) {
            if (deadline.leftMs() == 0) {
                return -Errno.ETIMEDOUT;
            }
        }
        return -calls.option(descriptor, SocketConstants.SOL_SOCKET, SocketConstants.SO_ERROR);
    }

    /** Takes over a connected stream socket; from now on it is this object's to close. */
    public static BlockingSocket adopt(int descriptor) throws IOException {
        SocketCalls calls = SocketCalls.collected();
        int type = calls.option(descriptor, SocketConstants.SOL_SOCKET, SocketConstants.SO_TYPE);
        int result = type == SocketConstants.SOCK_STREAM ? calls.adopt(descriptor) : Math.min(type, -Errno.EINVAL);
        if (result < 0) {
            throw new IOException("cannot use file descriptor '" + descriptor + "' : " + ErrorText.of(type < 0 ? type : result));
        }
        return new BlockingSocket(descriptor, null);
    }

    /**
     * Waits at most {@code timeoutMs} (-1 for ever) for bytes and reads up to {@code length} of them, which is not zero.
     *
     * @return how many, 0 at the end of the stream, {@link #TIMEOUT}, or the negated error number ({@code -EBADF} after close)
     */
    public int read(byte[] target, int offset, int length, int timeoutMs) {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (!guard.enter()) {
            return -Errno.EBADF;
        }
        try {
            return receive(target, offset, Math.min(length, TransferBuffers.SIZE_BYTES), new Deadline(timeoutMs));
        } finally {
            leave(reading);
        }
    }

    private int receive(byte[] target, int offset, int length, Deadline deadline) {
        while (true) {
            Buffer buffer = TransferBuffers.take();
            int result = reading.receive(guard.descriptor(), buffer, 0, length);
            if (result > 0) {
                buffer.copyTo(0, target, offset, result);
            }
            TransferBuffers.giveBack(buffer);
            if (guard.isClosed()) {
                return -Errno.EBADF;
            }
            if (result != -Errno.EAGAIN) {
                return result;
            }
            int left = deadline.leftMs();
            if (left == 0) {
                return TIMEOUT;
            }
            reading.poll(guard.descriptor(), SocketCalls.POLL_IN, -1, left);
        }
    }

    /**
     * Writes everything, waiting at most {@code timeoutMs} (-1 for ever) at a time for the peer to take more.
     *
     * @return {@code length}, {@link #TIMEOUT} (a part may have gone), or the negated error number ({@code -EBADF} after close)
     */
    public int write(byte[] source, int offset, int length, int timeoutMs) {
        Objects.checkFromIndexSize(offset, length, source.length);
        if (!guard.enter()) {
            return -Errno.EBADF;
        }
        try {
            int done = 0;
            while (done < length) {
                int sent = send(source, offset + done, Math.min(length - done, TransferBuffers.SIZE_BYTES), timeoutMs);
                if (sent < 0) {
                    return sent;
                }
                done += sent;
            }
            return length;
        } finally {
            leave(writing);
        }
    }

    private int send(byte[] source, int offset, int length, int timeoutMs) {
        Deadline deadline = new Deadline(timeoutMs);
        while (true) {
            Buffer buffer = TransferBuffers.take();
            buffer.put(0, source, offset, length);
            int result = writing.send(guard.descriptor(), buffer, 0, length);
            TransferBuffers.giveBack(buffer);
            if (guard.isClosed()) {
                return -Errno.EBADF;
            }
            if (result != -Errno.EAGAIN) {
                return result;
            }
            int left = deadline.leftMs();
            if (left == 0) {
                return TIMEOUT;
            }
            writing.poll(guard.descriptor(), SocketCalls.POLL_OUT, -1, left);
        }
    }

    /** One attempt at something that does not wait: its result, or {@code -EAGAIN}. */
    interface Attempt {

        int on(int descriptor);
    }

    /** Repeats an attempt until it succeeds or fails, waiting for these poll events in between. */
    int attempt(Attempt attempt, int events, int timeoutMs) {
        if (!guard.enter()) {
            return -Errno.EBADF;
        }
        try {
            Deadline deadline = new Deadline(timeoutMs);
            while (true) {
                int result = attempt.on(guard.descriptor());
                if (guard.isClosed() || result != -Errno.EAGAIN) {
                    return guard.isClosed() ? -Errno.EBADF : result;
                }
                int left = deadline.leftMs();
                if (left == 0) {
                    return TIMEOUT;
                }
                writing.poll(guard.descriptor(), events, -1, left);
            }
        } finally {
            leave(writing);
        }
    }

    /** Ends the sending side: the peer reads the end of the stream, and this side can still read. */
    public void shutdownWrite() {
        if (guard.enter()) {
            try {
                writing.shutdown(guard.descriptor(), SocketConstants.SHUT_WR);
            } finally {
                leave(writing);
            }
        }
    }

    /** Whom the socket talks to; a unix client without a name of its own has an empty path, an unknown family is null. */
    public SocketAddress peerAddress() {
        return peer;
    }

    /** Process, user and group of a unix peer; null for any other. */
    public PeerCredentials peerCredentials() {
        if (!guard.enter()) {
            return null;
        }
        SocketCalls calls = SocketCalls.collected();
        try {
            byte[] raw = new byte[12];
            int length = calls.option(guard.descriptor(), SocketConstants.SOL_SOCKET, SocketConstants.SO_PEERCRED, raw);
            if (length < raw.length || integer(raw, 4) == -1) {
                return null;
            }
            return new PeerCredentials(integer(raw, 0), integer(raw, 4), integer(raw, 8));
        } finally {
            leave(calls);
        }
    }

    private static int integer(byte[] raw, int offset) {
        return raw[offset] & 0xff | (raw[offset + 1] & 0xff) << 8 | (raw[offset + 2] & 0xff) << 16 | raw[offset + 3] << 24;
    }

    public boolean isClosed() {
        return guard.isClosed();
    }

    /** Ends the connection and wakes whoever reads or writes. Callable from any thread, more than once. */
    @Override
    public void close() {
        SocketCalls calls = SocketCalls.collected();
        switch (guard.close()) {
            case CLOSE_NOW -> calls.close(guard.descriptor());
            case WAKE_USERS -> {
                calls.shutdown(guard.descriptor(), SocketConstants.SHUT_RDWR);
                leave(calls);
            }
            case NOTHING -> {
            }
        }
    }

    private void leave(SocketCalls calls) {
        if (guard.leave()) {
            calls.close(guard.descriptor());
        }
    }
}
