package io.sluice.net.syscall;

import io.sluice.base.address.SocketAddress;
import io.sluice.base.bytes.Buffer;

/**
 * What an event loop asks of the operating system, one method per system call. Sockets are non-blocking and close-on-exec.
 *
 * <p>Every method returns a value of zero or more on success and the negated error number ({@link Errno}) on failure; none throws
 * for an error of the system. The production implementation is {@code LinuxKernel}; tests step a loop on sockets in memory.
 * Thread-safe in the sense that different threads may use different descriptors.
 */
public interface Kernel {

    /** Bits of {@link #epollEvents}: readable, writable, error, hang-up, peer closed its sending side. */
    int IN = 0x1;
    int OUT = 0x4;
    int ERROR = 0x8;
    int HANG_UP = 0x10;
    int READ_HANG_UP = 0x2000;
    int EDGE_TRIGGERED = 1 << 31;
    int EXCLUSIVE = 1 << 28;

    /** Creates a stream socket for an address of this kind. */
    int socket(SocketAddress.Kind kind);

    /**
     * Binds a new socket to the address it will connect from. Port 0 lets the system choose one only when the target is known, so
     * that the number of connections is not bounded by the number of ports.
     */
    int bindSource(int descriptor, SocketAddress source);

    /** Starts connecting; {@code -EINPROGRESS} is the normal answer for TCP. */
    int connect(int descriptor, SocketAddress address);

    /**
     * Takes one pending connection; {@code -EAGAIN} when there is none. The peer's raw sockaddr goes into {@code peer}, which
     * must have room for 28 bytes (a unix peer leaves only the family, the first two bytes). TCP_NODELAY is inherited from the
     * listener.
     */
    int accept(int listener, byte[] peer);

    /** Receives into a range of the buffer, which must not be empty ({@code -EINVAL}); 0 is the end of the stream. */
    int receive(int descriptor, Buffer buffer, int offset, int length);

    /** As {@link #receive}, but leaves the bytes in the kernel. */
    int peek(int descriptor, Buffer buffer, int offset, int length);

    /** Sends a range without raising SIGPIPE; {@code more} announces that more bytes follow at once (MSG_MORE). */
    int send(int descriptor, Buffer buffer, int offset, int length, boolean more);

    /** Ends the sending side. */
    int shutdownWrite(int descriptor);

    int close(int descriptor);

    /** Disables Nagle's algorithm. */
    int setNoDelay(int descriptor);

    /** Makes a close send RST instead of lingering. */
    int setResetOnClose(int descriptor);

    /** Sets a socket option whose value is an integer. */
    default int setOption(int descriptor, int level, int option, int value) {
        return 0;
    }

    /** Reads a socket option whose value is an integer of zero or more. */
    default int option(int descriptor, int level, int option) {
        return -Errno.ENOPROTOOPT;
    }

    /** Lets a socket use one network interface only; at most 15 bytes of name. */
    default int bindToInterface(int descriptor, byte[] name) {
        return -Errno.ENODEV;
    }

    /** Takes and clears the socket's pending error: 0, or a positive error number. */
    int takeError(int descriptor);

    /** The peer's address into {@code target} as raw sockaddr bytes, at most its length; returns the length. */
    int peerName(int descriptor, byte[] target);

    /** The local address as raw sockaddr bytes. */
    int localName(int descriptor, byte[] target);

    /** Creates an epoll set. */
    int epollCreate();

    /** Adds a descriptor with event bits and the 64-bit token that events will carry. */
    int epollAdd(int epoll, int descriptor, int events, long token);

    int epollRemove(int epoll, int descriptor);

    /**
     * Waits at most {@code timeoutMs} (-1 for ever) and fills {@code events} with entries that {@link #epollEvents} and
     * {@link #epollToken} read; returns their number.
     */
    int epollWait(int epoll, Buffer events, int maximum, int timeoutMs);

    /** Bytes one event takes in the events buffer. */
    int epollEventSize();

    int epollEvents(Buffer events, int index);

    long epollToken(Buffer events, int index);

    /**
     * Creates a pipe that blocks nobody, for {@link #splice}: what is read comes out of {@code ends[0]}, what is written goes into
     * {@code ends[1]}. {@code sizeBytes} asks for another size than the system's when it is more than 0.
     */
    default int pipe(int[] ends, int sizeBytes) {
        return -Errno.ENOSYS;
    }

    /**
     * Moves at most {@code length} bytes between a socket and a pipe without copying them; 0 is the end of the stream, {@code -EAGAIN} that
     * the one has nothing or the other no room, {@code -EINVAL} that the descriptors do not allow it.
     */
    default int splice(int from, int to, int length) {
        return -Errno.EINVAL;
    }

    /** Creates a counter descriptor for waking a loop from another thread. */
    int eventDescriptor();

    /** Makes the counter readable. Callable from any thread. */
    int signalEvent(int descriptor);

    /** Consumes the counter. */
    int drainEvent(int descriptor);
}
