package io.sluice.engine.log;

import io.sluice.base.address.IpText;
import io.sluice.base.address.SocketAddress;
import java.nio.ByteOrder;

/**
 * Prints the raw socket addresses of a {@link TrafficRecord} as log lines show them, without garbage. IPv6 follows the C library's text
 * form, which differs from RFC 5952 in showing the last 32 bits of an address with 96 leading zero bits as IPv4.
 */
final class AddressText {

    static final int UNIX = 1;
    static final int IPV4 = 2;
    static final int IPV6 = 10;

    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    private static final byte[] UNIX_NAME = LogNames.bytes("unix");
    private static final int GROUPS = 8;
    private static final int IPV4_OFFSET = 4;
    private static final int IPV6_OFFSET = 8;
    private static final int LONGEST_TEXT = 46;
    private static final byte[] HEX = LogNames.bytes("0123456789abcdef");

    /** Owned by the thread that owns this object. */
    private final byte[] text = new byte[LONGEST_TEXT];

    /** The address family, or 0 for an address that was never set. */
    static int family(byte[] address, int length) {
        if (length < 2) {
            return 0;
        }
        int low = address[LITTLE_ENDIAN ? 0 : 1] & 0xff;
        int high = address[LITTLE_ENDIAN ? 1 : 0] & 0xff;
        int family = high << 8 | low;
        boolean complete = family == IPV4 && length >= IPV4_OFFSET + 4 || family == IPV6 && length >= IPV6_OFFSET + 16;
        return complete || family == UNIX ? family : 0;
    }

    /** The host: an IP address, {@code unix}, or a dash when it is unknown. */
    void putHost(LineBuffer line, byte[] address, int length) {
        switch (family(address, length)) {
            case IPV4 -> line.put(text, 0, IpText.writeIpv4(address, IPV4_OFFSET, text, 0));
            case IPV6 -> line.put(text, 0, writeIpv6(address));
            case UNIX -> line.put(UNIX_NAME);
            default -> line.put('-');
        }
    }

    /** The port; for a unix socket the number of the listener. */
    void putPort(LineBuffer line, byte[] address, int length, int listenerId) {
        switch (family(address, length)) {
            case IPV4, IPV6 -> line.putNumber(port(address));
            case UNIX -> line.putNumber(listenerId);
            default -> line.put('-');
        }
    }

    /** Writes an address as the kernel would name it; returns its length. */
    static int encode(SocketAddress address, byte[] target) {
        byte[] ip = address.isIp() ? address.ip() : LogNames.EMPTY;
        int family = ip.length == 4 ? IPV4 : ip.length == 16 ? IPV6 : UNIX;
        target[LITTLE_ENDIAN ? 0 : 1] = (byte) family;
        target[LITTLE_ENDIAN ? 1 : 0] = 0;
        if (family == UNIX) {
            return 2;
        }
        target[2] = (byte) (address.port() >> 8);
        target[3] = (byte) address.port();
        System.arraycopy(ip, 0, target, family == IPV4 ? IPV4_OFFSET : IPV6_OFFSET, ip.length);
        return family == IPV4 ? 16 : 28;
    }

    static int port(byte[] address) {
        return (address[2] & 0xff) << 8 | address[3] & 0xff;
    }

    /** The bytes of an IP address. */
    static void putHexadecimal(LineBuffer line, int family, byte[] address) {
        int from = family == IPV4 ? IPV4_OFFSET : IPV6_OFFSET;
        int end = family == IPV4 ? IPV4_OFFSET + 4 : IPV6_OFFSET + 16;
        for (int i = from; i < end; i++) {
            line.putHexByte(address[i] & 0xff);
        }
    }

    private int writeIpv6(byte[] address) {
        int gap = longestZeroRun(address);
        int gapStart = gap >> 4;
        int gapLength = gap & 15;
        int position = 0;
        for (int group = 0; group < GROUPS; group++) {
            if (gapLength > 1 && group == gapStart) {
                text[position++] = ':';
                group += gapLength - 1;
                if (group == GROUPS - 1) {
                    text[position++] = ':';
                }
                continue;
            }
            if (group > 0) {
                text[position++] = ':';
            }
            if (group == 6 && gapStart == 0 && (gapLength == 6 || gapLength == 5 && group(address, 5) == 0xffff)) {
                return IpText.writeIpv4(address, IPV6_OFFSET + 12, text, position);
            }
            position = writeHex(group(address, group), position);
        }
        return position;
    }

    private static int group(byte[] address, int index) {
        int offset = IPV6_OFFSET + 2 * index;
        return (address[offset] & 0xff) << 8 | address[offset + 1] & 0xff;
    }

    /** The first longest run of zero groups as {@code start << 4 | length}. */
    private static int longestZeroRun(byte[] address) {
        int best = 0;
        int start = 0;
        while (start < GROUPS) {
            int end = start;
            while (end < GROUPS && group(address, end) == 0) {
                end++;
            }
            if (end - start > (best & 15)) {
                best = start << 4 | end - start;
            }
            start = end + 1;
        }
        return best;
    }

    private int writeHex(int value, int offset) {
        int position = offset;
        boolean started = false;
        for (int shift = 12; shift >= 0; shift -= 4) {
            int digit = value >> shift & 15;
            started |= digit != 0 || shift == 0;
            if (started) {
                text[position++] = HEX[digit];
            }
        }
        return position;
    }
}
