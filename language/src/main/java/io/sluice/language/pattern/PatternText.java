package io.sluice.language.pattern;

import io.sluice.base.address.IpText;
import io.sluice.language.config.source.NameResolver;
import io.sluice.language.config.text.Numbers;
import io.sluice.language.sample.Casts;
import java.nio.charset.StandardCharsets;

/** Reads the texts of patterns that are not compared as they stand: numbers and ranges, versions, addresses and networks, digits of bytes. */
final class PatternText {

    private static final int MOST_PART = 0xffff;
    private static final int BYTE_HIGH = 4;

    private PatternText() {
    }

    /** Numbers from one to another, both included. */
    record Range(long lowest, long highest) {
    }

    /**
     * An address or network.
     *
     * @param bits how many of the first bits count; -1 when the mask is not made of first bits
     * @param high the upper half of an IPv6 address
     * @param low the lower half, or an IPv4 address as an unsigned 32-bit number
     * @param mask of an IPv4 network, the same
     * @param isNamed a name was resolved
     */
    record Network(boolean isIpv6, int bits, long high, long low, long mask, boolean isNamed) {
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** {@code 5}, {@code 5:7}, {@code :7}, {@code 5:}, where a minus sign may stand for the colon. */
    static Range range(byte[] pattern) throws PatternProblem {
        String text = text(pattern);
        int separator = separator(text);
        if (separator == text.length() && separator > 0) {
            long value = number(text);
            if (value == Numbers.INVALID) {
                throw new PatternProblem("'" + text + "' is not a number");
            }
            return new Range(value, value);
        }
        String from = text.substring(0, separator);
        String to = separator < text.length() ? text.substring(separator + 1) : "";
        long lowest = from.isEmpty() ? Long.MIN_VALUE : number(from);
        long highest = to.isEmpty() ? Long.MAX_VALUE : number(to);
        boolean bad = from.isEmpty() && to.isEmpty() || !from.isEmpty() && lowest == Numbers.INVALID || highest == Numbers.INVALID
            || lowest > highest;
        if (bad) {
            throw new PatternProblem("'" + text + "' is not a valid number range");
        }
        return new Range(lowest, highest);
    }

    private static int separator(String text) {
        int separator = 0;
        while (separator < text.length() && text.charAt(separator) != ':' && text.charAt(separator) != '-') {
            separator++;
        }
        return separator;
    }

    /** A number of 64 bits, or {@link Numbers#INVALID}. */
    static long number(String text) {
        try {
            return text.isEmpty() || text.charAt(0) == '+' || !isPlain(text) ? Numbers.INVALID : Long.parseLong(text);
        } catch (NumberFormatException tooLarge) {
            return Numbers.INVALID;
        }
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            if ((digit < '0' || digit > '9') && !(i == 0 && digit == '-')) {
                return false;
            }
        }
        return true;
    }

    /** Like {@link #range}, of numbers such as 3.1. */
    static Range dottedRange(byte[] pattern) throws PatternProblem {
        String text = text(pattern);
        int separator = separator(text);
        if (separator == text.length()) {
            long value = dotted(text);
            if (value < 0) {
                throw new PatternProblem("'" + text + "' is not a dotted number");
            }
            return new Range(value, value);
        }
        String from = text.substring(0, separator);
        String to = text.substring(separator + 1);
        long lowest = from.isEmpty() ? Long.MIN_VALUE : dotted(from);
        long highest = to.isEmpty() ? Long.MAX_VALUE : dotted(to);
        boolean bad = from.isEmpty() && to.isEmpty() || lowest == -1 || highest == -1 || lowest > highest;
        if (bad) {
            throw new PatternProblem("'" + text + "' is not a valid dotted number range");
        }
        return new Range(lowest, highest);
    }

    /** A version as one number, or -1. */
    static long dotted(String text) {
        int dot = text.indexOf('.');
        long major = Numbers.parse(dot < 0 ? text : text.substring(0, dot), 0, MOST_PART);
        long minor = dot < 0 ? 0 : Numbers.parse(text.substring(dot + 1), 0, MOST_PART);
        return major == Numbers.INVALID || minor == Numbers.INVALID ? -1 : major << 16 | minor;
    }

    /** Pairs of hexadecimal digits. */
    static byte[] bytes(byte[] pattern) throws PatternProblem {
        if (pattern.length % 2 != 0) {
            throw new PatternProblem("an even number of hex digit is expected");
        }
        byte[] bytes = new byte[pattern.length / 2];
        for (int i = 0; i < pattern.length; i++) {
            if (Character.digit(pattern[i], 16) < 0) {
                throw new PatternProblem("an hex digit is expected (found '" + (char) (pattern[i] & 0xff) + "')");
            }
            if (i % 2 == 1) {
                bytes[i / 2] = (byte) hexadecimal(pattern, i - 1);
            }
        }
        return bytes;
    }

    /** The value of two digits that have been checked. */
    static int hexadecimal(byte[] text, int at) {
        return digit(text[at]) << BYTE_HIGH | digit(text[at + 1]);
    }

    private static int digit(byte digit) {
        return digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
    }

    /** An address with an optional mask; a name when there is a resolver. */
    static Network network(byte[] pattern, NameResolver resolver) throws PatternProblem {
        String text = text(pattern);
        int slash = text.indexOf('/');
        String host = slash < 0 ? text : text.substring(0, slash);
        String mask = slash < 0 ? null : text.substring(slash + 1);
        byte[] address = IpText.parse(host);
        boolean named = address == null;
        Network found = null;
        if (named && resolver != null && !host.isEmpty()) {
            address = resolver.resolve(host, NameResolver.Family.IPV4);
        }
        if (address != null) {
            found = address.length == 4 ? ipv4(address, mask, named) : ipv6(address, mask, named);
        }
        if (found == null) {
            throw new PatternProblem("'" + text + "' is not a valid IPv4 or IPv6 address");
        }
        return found;
    }

    private static Network ipv4(byte[] address, String maskText, boolean named) {
        long mask = 0xffff_ffffL;
        if (maskText != null) {
            byte[] dotted = IpText.parse(maskText);
            if (dotted != null && dotted.length == 4) {
                mask = Casts.bigEndian(dotted, 0, 4);
            } else {
                long bits = bits(maskText, Integer.SIZE);
                if (bits < 0) {
                    return null;
                }
                mask = bits == 0 ? 0 : 0xffff_ffffL << Integer.SIZE - bits & 0xffff_ffffL;
            }
        }
        int count = Long.bitCount(mask);
        boolean regular = count == 0 || mask == (0xffff_ffffL << Integer.SIZE - count & 0xffff_ffffL);
        return new Network(false, regular ? count : -1, 0, Casts.bigEndian(address, 0, 4) & mask, mask, named);
    }

    private static Network ipv6(byte[] address, String maskText, boolean named) {
        long bits = maskText == null ? 2 * Long.SIZE : bits(maskText, 2 * Long.SIZE);
        if (bits < 0) {
            return null;
        }
        long high = Casts.bigEndian(address, 0, 8) & upper((int) bits);
        long low = Casts.bigEndian(address, 8, 8) & lower((int) bits);
        return new Network(true, (int) bits, high, low, 0, named);
    }

    /** The upper half of an IPv6 mask. */
    static long upper(int bits) {
        return bits == 0 ? 0 : bits >= Long.SIZE ? -1 : -1L << Long.SIZE - bits;
    }

    /** The lower half of an IPv6 mask. */
    static long lower(int bits) {
        return bits <= Long.SIZE ? 0 : -1L << 2 * Long.SIZE - bits;
    }

    private static long bits(String text, int most) {
        String digits = text.startsWith("+") ? text.substring(1) : text;
        long bits = digits.startsWith("-") ? Numbers.INVALID : Numbers.parse(digits, 0, most);
        return bits == Numbers.INVALID ? -1 : bits;
    }
}
