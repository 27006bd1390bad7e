package io.sluice.net.proxyprotocol;

import io.sluice.base.address.IpText;
import io.sluice.base.address.SocketAddress;
import io.sluice.base.bytes.Buffer;
import io.sluice.net.syscall.SocketAddressCodec;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * Reads PROXY protocol headers of both versions out of received bytes. Sans-I/O and without state between calls: a header that is not complete is
 * read again from its start when more has come. One object per event loop.
 *
 * <p>Accepted is what HAProxy accepts, but numbers and addresses must be written correctly: HAProxy takes what it can of them. Only TCP over IP
 * exists here; a LOCAL command brings no addresses.
 */
public final class ProxyHeaderReader {

    /** More bytes are needed. */
    public static final int INCOMPLETE = 0;
    /** The bytes are no header at all. */
    public static final int NO_HEADER = -1;
    /** A header about something else than TCP over IP. */
    public static final int UNKNOWN_PROTOCOL = -2;
    /** A header that breaks the rules. */
    public static final int INVALID = -3;
    /** A header that does not fit. */
    public static final int TOO_LONG = -4;

    private static final int VERSION_2 = 0x20;
    private static final int COMMAND_LOCAL = 0x20;
    private static final int COMMAND_PROXY = 0x21;
    private static final int TCP_OVER_IPV4 = 0x11;
    private static final int TCP_OVER_IPV6 = 0x21;
    private static final int LONGEST_AUTHORITY = 255;
    private static final int LONGEST_UNIQUE_ID = 128;
    private static final int LONGEST_VALUE = 1_024;
    private static final int HIGHEST_PORT = 65_535;

    private final byte[] raw = new byte[SocketAddressCodec.MAXIMUM_BYTES];

    /** Reads the range; answers the header's length, {@link #INCOMPLETE}, or what is wrong. */
    public int read(Buffer buffer, int from, int to, ProxyHeader header) {
        header.clear();
        int length = to - from;
        if (startsLike(buffer, from, length, ProxyHeader.TEXT_START)) {
            return length < ProxyHeader.TEXT_START.length ? INCOMPLETE : readText(buffer, from, length, header);
        }
        if (!startsLike(buffer, from, length, ProxyHeader.SIGNATURE)
            || length > ProxyHeader.SIGNATURE.length && (buffer.get(from + ProxyHeader.SIGNATURE.length) & 0xf0) != VERSION_2) {
            return NO_HEADER;
        }
        return length < ProxyHeader.FIXED_BYTES ? INCOMPLETE : readBinary(buffer, from, length, header);
    }

    private static boolean startsLike(Buffer buffer, int from, int length, byte[] start) {
        for (int i = 0; i < start.length && i < length; i++) {
            if (buffer.get(from + i) != start[i]) {
                return false;
            }
        }
        return true;
    }

    // ---- version 1 ----------------------------------------------------------------------------------------------------------------

    private int readText(Buffer buffer, int from, int length, ProxyHeader header) {
        int most = Math.min(length, ProxyHeader.LONGEST_TEXT_BYTES);
        int end = 0;
        while (end < most && buffer.get(from + end) != '\n') {
            end++;
        }
        String line = buffer.toText(from, end);
        if (end == most) {
            return most < ProxyHeader.LONGEST_TEXT_BYTES ? INCOMPLETE : isTcp(line) ? INVALID : UNKNOWN_PROTOCOL;
        }
        if ("PROXY UNKNOWN\r".equals(line)) {
            return end + 1;
        }
        if (!isTcp(line)) {
            return UNKNOWN_PROTOCOL;
        }
        return line.endsWith("\r") && readAddresses(line.substring(0, line.length() - 1), header) ? end + 1 : INVALID;
    }

    private static boolean isTcp(String line) {
        return line.startsWith("PROXY TCP4 ") || line.startsWith("PROXY TCP6 ");
    }

    /** {@code PROXY TCP4 source destination sourceport destinationport}, each separated by one blank. */
    private boolean readAddresses(String line, ProxyHeader header) {
        int family = line.charAt("PROXY TCP".length()) - '0';
        int second = line.indexOf(' ', "PROXY TCP4 ".length());
        int third = second < 0 ? -1 : line.indexOf(' ', second + 1);
        int fourth = third < 0 ? -1 : line.indexOf(' ', third + 1);
        if (fourth < 0) {
            return false;
        }
        int sourcePort = port(line.substring(third + 1, fourth));
        int destinationPort = port(line.substring(fourth + 1));
        header.hasAddresses = put(line.substring("PROXY TCP4 ".length(), second), family, sourcePort, header.source)
            && put(line.substring(second + 1, third), family, destinationPort, header.destination);
        return header.hasAddresses;
    }

    private static int port(String text) {
        if (text.isEmpty() || text.length() > 5) {
            return -1;
        }
        int port = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            port = 10 * port + digit;
        }
        return port > HIGHEST_PORT ? -1 : port;
    }

    private boolean put(String host, int family, int port, byte[] target) {
        byte[] ip = IpText.parse(host);
        if (port < 0 || ip == null || ip.length != (family == 4 ? 4 : 16)) {
            return false;
        }
        int length = SocketAddressCodec.encode(SocketAddress.ofIp(ip, port), raw);
        clear(target);
        System.arraycopy(raw, 0, target, 0, length);
        return true;
    }

    private static void clear(byte[] target) {
        for (int i = 0; i < target.length; i++) {
            target[i] = 0;
        }
    }

    // ---- version 2 ----------------------------------------------------------------------------------------------------------------

    private int readBinary(Buffer buffer, int from, int length, ProxyHeader header) {
        int command = buffer.getUnsigned(from + 12);
        int family = buffer.getUnsigned(from + 13);
        int total = ProxyHeader.FIXED_BYTES + (buffer.getUnsigned(from + 14) << 8 | buffer.getUnsigned(from + 15));
        if (total > ProxyHeader.LONGEST_BYTES) {
            return TOO_LONG;
        }
        if (command != COMMAND_LOCAL && command != COMMAND_PROXY) {
            return INVALID;
        }
        int pair = 0;
        if (command == COMMAND_PROXY) {
            pair = family == TCP_OVER_IPV4 ? ProxyHeader.IPV4_PAIR : family == TCP_OVER_IPV6 ? ProxyHeader.IPV6_PAIR : -1;
        }
        int valuesFrom = ProxyHeader.FIXED_BYTES + pair;
        if (pair < 0 || total < valuesFrom) {
            return INVALID;
        }
        if (length < total) {
            return INCOMPLETE;
        }
        byte[] bytes = buffer.toArray(from, total);
        if (pair > 0) {
            header.hasAddresses = true;
            int half = pair == ProxyHeader.IPV4_PAIR ? 4 : 16;
            copy(bytes, ProxyHeader.FIXED_BYTES, half, ProxyHeader.FIXED_BYTES + 2 * half, header.source);
            copy(bytes, ProxyHeader.FIXED_BYTES + half, half, ProxyHeader.FIXED_BYTES + 2 * half + 2, header.destination);
        }
        if (!areValuesRight(bytes, valuesFrom)) {
            return INVALID;
        }
        if (total > valuesFrom) {
            header.values = new byte[total - valuesFrom];
            System.arraycopy(bytes, valuesFrom, header.values, 0, total - valuesFrom);
        }
        return total;
    }

    private void copy(byte[] bytes, int ipFrom, int ipLength, int portFrom, byte[] target) {
        byte[] ip = new byte[ipLength];
        System.arraycopy(bytes, ipFrom, ip, 0, ipLength);
        int port = (bytes[portFrom] & 0xff) << 8 | bytes[portFrom + 1] & 0xff;
        int length = SocketAddressCodec.encode(SocketAddress.ofIp(ip, port), raw);
        clear(target);
        System.arraycopy(raw, 0, target, 0, length);
    }

    private static boolean areValuesRight(byte[] bytes, int from) {
        int position = from;
        while (position < bytes.length) {
            if (bytes.length - position < ProxyHeader.TYPED_START_BYTES) {
                return false;
            }
            int length = (bytes[position + 1] & 0xff) << 8 | bytes[position + 2] & 0xff;
            int start = position + ProxyHeader.TYPED_START_BYTES;
            if (length > bytes.length - start || !isValueRight(bytes[position], bytes, start, length)) {
                return false;
            }
            position = start + length;
        }
        return true;
    }

    private static boolean isValueRight(byte type, byte[] bytes, int start, int length) {
        return switch (type) {
            case ProxyHeader.TYPE_CHECKSUM -> length == ProxyHeader.CHECKSUM_BYTES && isChecksumRight(bytes, start);
            case ProxyHeader.TYPE_AUTHORITY -> length <= LONGEST_AUTHORITY;
            case ProxyHeader.TYPE_UNIQUE_ID -> length <= LONGEST_UNIQUE_ID;
            default -> length <= LONGEST_VALUE;
        };
    }

    private static boolean isChecksumRight(byte[] bytes, int at) {
        return ((bytes[at] & 0xffL) << 24 | (bytes[at + 1] & 0xffL) << 16 | (bytes[at + 2] & 0xffL) << 8 | bytes[at + 3] & 0xffL)
            == checksum(bytes, bytes.length, at);
    }

    /** CRC-32C over the header in which the four bytes of the checksum itself are zero. */
    static long checksum(byte[] header, int length, int at) {
        CRC32C crc = new CRC32C();
        crc.update(header, 0, at);
        for (int i = 0; i < ProxyHeader.CHECKSUM_BYTES; i++) {
            crc.update(0);
        }
        int rest = at + ProxyHeader.CHECKSUM_BYTES;
        crc.update(header, rest, length - rest);
        return crc.getValue();
    }
}
