package io.sluice.engine.balance;

import io.sluice.base.bytes.Buffer;
import io.sluice.engine.server.Server;
import java.util.Arrays;

/**
 * What an algorithm may look at besides the servers: facts of one request, in a reused object of its stream.
 *
 * <p>Filled once per request, by the stream (the address) and by {@link Balancer#prepare} (the key and its hash). They outlive
 * the request's head, so a request that waits or is sent again needs no head any more.
 */
public final class BalanceKey {

    private static final byte[] NO_BYTES = new byte[0];
    private static final int SMALLEST_BYTES = 64;

    /** The client's raw sockaddr. */
    public byte[] clientAddress = new byte[0];
    /** The hash of what the algorithm looks at; meaningful with {@link #hasHash}. */
    public int hash;
    /** False when the request has nothing to hash: then servers are taken in turn. */
    public boolean hasHash;
    /**
     * Set when no place could be taken: the full server that the algorithm insists on, so that the request waits for that very server;
     * null when any server will do.
     */
    public Server awaited;

    /** The bytes to hash; grown to the longest key of the stream. */
    private byte[] bytes = NO_BYTES;
    private int length;

    /** Starts a key anew. */
    public void clear() {
        length = 0;
    }

    public void append(Buffer buffer, int from, int count) {
        reserve(count);
        buffer.copyTo(from, bytes, length, count);
        length += count;
    }

    public void append(byte octet) {
        reserve(1);
        bytes[length++] = octet;
    }

    private void reserve(int count) {
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(SMALLEST_BYTES, Integer.highestOneBit(length + count) << 1));
        }
    }

    public byte at(int index) {
        return bytes[index];
    }

    /** Cuts the key to a part of it. */
    public void keep(int from, int to) {
        System.arraycopy(bytes, from, bytes, 0, to - from);
        length = to - from;
    }

    /** Bytes that {@link #bytes} holds. */
    public int length() {
        return length;
    }

    /** The key; valid up to {@link #length} and until it changes. */
    public byte[] bytes() {
        return bytes;
    }
}
