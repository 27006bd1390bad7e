package io.sluice.net.proxyprotocol;

import java.nio.charset.StandardCharsets;

/**
 * What a PROXY protocol header says about a connection: where it really came from and went to, as raw socket addresses, and what else the sender
 * added. Filled by {@link ProxyHeaderReader}; one object is used again for the next header. The format is HAProxy's "The PROXY protocol",
 * versions 1 and 2.
 */
public final class ProxyHeader {

    /** Room for the raw form of an IPv6 socket address. */
    public static final int ADDRESS_BYTES = 28;
    /** The longest header that is read: a connection's header must fit into one of HAProxy's buffers. */
    public static final int LONGEST_BYTES = 16_384;

    static final int TYPE_AUTHORITY = 0x02;
    static final int TYPE_CHECKSUM = 0x03;
    static final int TYPE_UNIQUE_ID = 0x05;
    static final byte[] SIGNATURE = "\r\n\r\n\0\r\nQUIT\n".getBytes(StandardCharsets.US_ASCII);
    static final byte[] TEXT_START = "PROXY ".getBytes(StandardCharsets.US_ASCII);
    static final int LONGEST_TEXT_BYTES = 107;
    static final int FIXED_BYTES = 16;
    static final int CHECKSUM_BYTES = 4;
    static final int IPV4_PAIR = 12;
    static final int IPV6_PAIR = 36;
    static final int TYPED_START_BYTES = 3;
    private static final byte[] NONE = new byte[0];

    /** Raw socket addresses; meaningful when {@link #hasAddresses}. */
    public final byte[] source = new byte[ADDRESS_BYTES];
    public final byte[] destination = new byte[ADDRESS_BYTES];
    /** False: the connection's own addresses count (LOCAL, UNKNOWN). */
    public boolean hasAddresses;
    /** The typed values of a version 2 header, as they were received and checked; empty when there are none. */
    public byte[] values = NONE;

    void clear() {
        hasAddresses = false;
        values = NONE;
    }

    /** The first value of a type among checked {@link #values}; null when there is none. */
    public static byte[] value(byte[] values, int type) {
        int position = 0;
        while (position < values.length) {
            int length = (values[position + 1] & 0xff) << 8 | values[position + 2] & 0xff;
            int start = position + TYPED_START_BYTES;
            if ((values[position] & 0xff) == type) {
                byte[] found = new byte[length];
                System.arraycopy(values, start, found, 0, length);
                return found;
            }
            position = start + length;
        }
        return null;
    }

    /** The host name that the client asked for, among checked {@link #values}; null when the sender did not say. */
    public static byte[] authority(byte[] values) {
        return value(values, TYPE_AUTHORITY);
    }
}
