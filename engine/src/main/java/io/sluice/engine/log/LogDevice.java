package io.sluice.engine.log;

import io.sluice.base.address.SocketAddress;
import io.sluice.base.bytes.Buffer;

/**
 * What the log writer asks of the operating system. Results below zero are negated error numbers. Used by the writer's
 * thread alone, and before it starts by the thread that builds the outlets.
 */
public interface LogDevice {

    /** Most ranges that {@link #sendMany} takes. */
    int LARGEST_BATCH = 256;

    /** Opens a datagram socket connected to an IP address or a unix path. */
    int openDatagram(SocketAddress target);

    /** From now on the kernel cuts each range sent on this UDP socket into datagrams of this size; 0 ends that. */
    int setSegmentSize(int descriptor, int sizeBytes);

    /** Sends each range in order; returns how many were sent, or the error of the first. */
    int sendMany(int descriptor, Buffer buffer, int[] offsets, int[] lengths, int count);

    /** True for a socket that keeps the boundaries of what is written to it. */
    boolean isDatagram(int descriptor);

    /** Writes a range, of at most 4096 bytes unless the descriptor keeps boundaries; returns how many bytes were taken, {@code -EAGAIN} when it would have to wait. */
    int write(int descriptor, Buffer buffer, int offset, int length);

    /** Waits at most this long for room: 0 when there is none. The only method that waits. */
    int awaitWritable(int descriptor, int timeoutMs);

    int close(int descriptor);
}
