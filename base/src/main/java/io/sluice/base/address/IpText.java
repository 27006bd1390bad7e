package io.sluice.base.address;

import java.nio.charset.StandardCharsets;

/** Text forms of IP addresses, strict in both directions: no names, no octal, no shortened IPv4. */
public final class IpText {

    private static final int GROUPS = 8;

    private IpText() {
    }

    /** Parses a literal IPv4 (4 bytes) or IPv6 (16 bytes) address; null when the text is not one. */
    public static byte[] parse(String text) {
        return text.indexOf(':') >= 0 ? parseIpv6(text) : parseIpv4(text, 0, text.length());
    }

    private static byte[] parseIpv4(String text, int from, int to) {
        byte[] ip = new byte[4];
        int position = from;
        for (int part = 0; part < 4; part++) {
            int start = position;
            int value = 0;
            while (position < to && position - start < 4 && isDigit(text.charAt(position))) {
                value = value * 10 + text.charAt(position) - '0';
                position++;
            }
            if (position == start || position - start > 3 || value > 255) {
                return null;
            }
            ip[part] = (byte) value;
            if (part < 3 && (position >= to || text.charAt(position++) != '.')) {
                return null;
            }
        }
        return position == to ? ip : null;
    }

    private static byte[] parseIpv6(String text) {
        int[] groups = new int[GROUPS];
        int count = 0;
        int gap = -1;
        int position = 0;
        int end = text.length();
        if (text.startsWith("::")) {
            gap = 0;
            position = 2;
        }
        while (position < end) {
            int stop = position;
            int value = 0;
            while (stop < end && stop - position < 5 && Character.digit(text.charAt(stop), 16) >= 0 && text.charAt(stop) < 128) {
                value = value << 4 | Character.digit(text.charAt(stop), 16);
                stop++;
            }
            if (stop < end && text.charAt(stop) == '.') {
                byte[] tail = count <= GROUPS - 2 ? parseIpv4(text, position, end) : null;
                if (tail == null) {
                    return null;
                }
                groups[count++] = (tail[0] & 0xff) << 8 | tail[1] & 0xff;
                groups[count++] = (tail[2] & 0xff) << 8 | tail[3] & 0xff;
                position = end;
                break;
            }
            if (stop == position || stop - position > 4 || count == GROUPS) {
                return null;
            }
            groups[count++] = value;
            position = stop;
            if (position == end) {
                break;
            }
            if (text.charAt(position++) != ':' || position == end) {
                return null;
            }
            if (text.charAt(position) == ':') {
                if (gap >= 0) {
                    return null;
                }
                gap = count;
                position++;
            }
        }
        return spread(groups, count, gap);
    }

    private static byte[] spread(int[] groups, int count, int gap) {
        if (gap < 0 ? count != GROUPS : count == GROUPS) {
            return null;
        }
        byte[] ip = new byte[2 * GROUPS];
        int shift = GROUPS - count;
        for (int i = 0; i < count; i++) {
            int target = gap >= 0 && i >= gap ? i + shift : i;
            ip[2 * target] = (byte) (groups[i] >> 8);
            ip[2 * target + 1] = (byte) groups[i];
        }
        return ip;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    /** Formats 4 or 16 bytes; IPv6 in the shortened form of RFC 5952. */
    public static String format(byte[] ip) {
        byte[] text = new byte[46];
        int length = ip.length == 4 ? writeIpv4(ip, 0, text, 0) : writeIpv6(ip, text);
        return new String(text, 0, length, StandardCharsets.US_ASCII);
    }

    /** Writes an IPv4 address without garbage; returns the offset behind it (at most 15 bytes further). */
    public static int writeIpv4(byte[] ip, int from, byte[] target, int offset) {
        int position = offset;
        for (int i = 0; i < 4; i++) {
            int value = ip[from + i] & 0xff;
            if (i > 0) {
                target[position++] = '.';
            }
            if (value >= 100) {
                target[position++] = (byte) ('0' + value / 100);
            }
            if (value >= 10) {
                target[position++] = (byte) ('0' + value / 10 % 10);
            }
            target[position++] = (byte) ('0' + value % 10);
        }
        return position;
    }

    private static int writeIpv6(byte[] ip, byte[] target) {
        if (isMapped(ip)) {
            byte[] prefix = "::ffff:".getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(prefix, 0, target, 0, prefix.length);
            return writeIpv4(ip, 12, target, prefix.length);
        }
        int gapStart = longestZeroRun(ip) >> 4;
        int gapLength = longestZeroRun(ip) & 15;
        int position = 0;
        for (int group = 0; group < GROUPS; group++) {
            if (gapLength > 1 && group == gapStart) {
                target[position++] = ':';
                group += gapLength - 1;
                if (group == GROUPS - 1) {
                    target[position++] = ':';
                }
                continue;
            }
            if (group > 0) {
                target[position++] = ':';
            }
            position = writeHex((ip[2 * group] & 0xff) << 8 | ip[2 * group + 1] & 0xff, target, position);
        }
        return position;
    }

    private static boolean isMapped(byte[] ip) {
        for (int i = 0; i < 10; i++) {
            if (ip[i] != 0) {
                return false;
            }
        }
        return ip[10] == -1 && ip[11] == -1;
    }

    /** The first longest run of zero groups as {@code start << 4 | length}. */
    private static int longestZeroRun(byte[] ip) {
        int best = 0;
        for (int start = 0; start < GROUPS; start++) {
            int length = 0;
            while (start + length < GROUPS && ip[2 * (start + length)] == 0 && ip[2 * (start + length) + 1] == 0) {
                length++;
            }
            if (length > (best & 15)) {
                best = start << 4 | length;
            }
        }
        return best;
    }

    private static int writeHex(int value, byte[] target, int offset) {
        int position = offset;
        boolean started = false;
        for (int shift = 12; shift >= 0; shift -= 4) {
            int digit = value >> shift & 15;
            started |= digit != 0 || shift == 0;
            if (started) {
                target[position++] = (byte) Character.forDigit(digit, 16);
            }
        }
        return position;
    }
}
