package io.sluice.net.syscall;

import io.sluice.base.address.SocketAddress;
import io.sluice.base.bytes.Buffer;

/**
 * What a log writer asks of the operating system: many datagrams with one call, and plain writes. Same conventions as
 * {@link Kernel}: zero or more, or the negated error number. An instance belongs to one thread.
 */
public interface DatagramKernel {

    /** Most datagrams one {@link #sendMany} takes. */
    int LARGEST_BATCH = 256;

    /** Creates a non-blocking, close-on-exec datagram socket for an address of this kind. */
    int open(SocketAddress.Kind kind);

    /**
     * Fixes the peer, after which {@link #sendMany} takes no target. A connected UDP socket reports {@code -ECONNREFUSED}
     * once per refused datagram; an unconnected one never does.
     */
    int connect(int descriptor, SocketAddress target);

    /** Asks for a bigger kernel send buffer; the system may give less. */
    int setSendBuffer(int descriptor, int sizeBytes);

    /**
     * Sends {@code count} ranges of {@code data} as one datagram each, at most {@link #LARGEST_BATCH}, without waiting.
     *
     * @param target where to, or null for a connected socket
     * @return how many went, from the first one on; negative when not even the first did ({@code -EAGAIN}: the buffer is full,
     *     {@code -EMSGSIZE}: the first one is too large and must be left out)
     */
    int sendMany(int descriptor, SocketAddress target, Buffer data, int[] offsets, int[] lengths, int count);

    /**
     * Writes to any descriptor, a pipe or a terminal too; returns how many bytes went. Waits if the descriptor is a blocking one
     * ({@link #awaitWritable} tells before).
     */
    int write(int descriptor, Buffer data, int offset, int length);

    /** Waits at most {@code timeoutMs} (-1 for ever) for room: 1 writable or broken, 0 not; a pipe then takes 4096 bytes without waiting. */
    int awaitWritable(int descriptor, int timeoutMs);

    int close(int descriptor);
}
