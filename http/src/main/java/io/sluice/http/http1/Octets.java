package io.sluice.http.http1;

import io.sluice.base.bytes.Buffer;
import java.util.Arrays;

/**
 * Byte classes of HTTP/1 and the scans that skip eight bytes at a time. Stateless; used by the parsers and the writer of one loop.
 *
 * <p>A scan never looks at or behind {@code to}. The eight-byte tests find the <em>first</em> matching byte exactly (a borrow or a
 * carry can only disturb bytes behind a match), so no second look is needed.
 */
final class Octets {

    /** Characters of a token: methods, header names, transfer codings. */
    static final byte TOKEN = 1;
    /** Characters of a request target: every visible ASCII character but {@code #}. */
    static final byte TARGET = 2;
    /** Decimal digits. */
    static final byte DIGIT = 8;
    /** Space and tab. */
    static final byte BLANK = 16;
    /** Characters that a header value may not hold as they are: NUL, LF, CR. */
    static final byte VALUE_END = 32;
    /** Characters that may stand in a protocol version. */
    static final byte VERSION = 64;

    /** The classes of every byte value. */
    static final byte[] CLASS = new byte[256];
    /** The value of a hexadecimal digit, -1 for any other byte. */
    static final byte[] HEX = new byte[256];

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    static {
        for (int c = 33; c < 127; c++) {
            CLASS[c] = "()<>@,;:\\\"/[]?={}".indexOf(c) < 0 ? TOKEN | TARGET : TARGET;
        }
        CLASS['#'] &= ~TARGET;
        for (int c = 'A'; c <= 'Z'; c++) {
            CLASS[c] |= VERSION;
        }
        for (int c = '0'; c <= '9'; c++) {
            CLASS[c] |= DIGIT | VERSION;
        }
        CLASS['/'] |= VERSION;
        CLASS['.'] |= VERSION;
        CLASS[' '] = BLANK;
        CLASS['\t'] = BLANK;
        CLASS[0] = VALUE_END;
        CLASS['\r'] = VALUE_END;
        CLASS['\n'] = VALUE_END;
        Arrays.fill(HEX, (byte) -1);
        for (int digit = 0; digit < 16; digit++) {
            HEX[Character.forDigit(digit, 16)] = (byte) digit;
            HEX[Character.toUpperCase(Character.forDigit(digit, 16))] = (byte) digit;
        }
    }

    private Octets() {
    }

    static boolean is(byte octet, byte classes) {
        return (CLASS[octet & 0xff] & classes) != 0;
    }

    static boolean isBlank(byte octet) {
        return octet == ' ' || octet == '\t';
    }

    /** The first byte from {@code p} on that is not a blank; {@code to} if there is none. */
    static int skipBlanks(Buffer buffer, int p, int to) {
        while (p < to && isBlank(buffer.get(p))) {
            p++;
        }
        return p;
    }

    /** Where the value that ends at {@code end} ends without its trailing blanks. */
    static int trimBlanks(Buffer buffer, int start, int end) {
        while (end > start && isBlank(buffer.get(end - 1))) {
            end--;
        }
        return end;
    }

    /** The first byte from {@code p} on that is not of the classes; {@code to} if there is none. */
    static int skip(Buffer buffer, int p, int to, byte classes) {
        while (p < to && (CLASS[buffer.get(p) & 0xff] & classes) != 0) {
            p++;
        }
        return p;
    }

    /** The first byte from {@code p} on that a request target cannot hold; {@code to} if there is none. */
    static int skipTarget(Buffer buffer, int p, int to) {
        while (p + 8 <= to) {
            long word = buffer.getLong(p);
            long hash = word ^ ('#' * ONES);
            long stop = ((word - 0x21 * ONES & ~word) | (word + ONES) | word | (hash - ONES & ~hash)) & HIGHS;
            if (stop != 0) {
                return p + (Long.numberOfTrailingZeros(stop) >>> 3);
            }
            p += 8;
        }
        return skip(buffer, p, to, TARGET);
    }

    /** The first NUL, LF or CR from {@code p} on; {@code to} if there is none. */
    static int skipValue(Buffer buffer, int p, int to) {
        while (p + 8 <= to) {
            long word = buffer.getLong(p);
            long low = word - 0x0e * ONES & ~word & HIGHS;
            if (low == 0) {
                p += 8;
                continue;
            }
            p += Long.numberOfTrailingZeros(low) >>> 3;
            if (is(buffer.get(p), VALUE_END)) {
                return p;
            }
            p++;
        }
        while (p < to && !is(buffer.get(p), VALUE_END)) {
            p++;
        }
        return p;
    }

    /**
     * The first byte from {@code p} on that is not of a token; {@code to} if there is none. Letters and hyphens, of which header names consist, go eight
     * at a time.
     */
    static int skipName(Buffer buffer, int p, int to) {
        while (p + 8 <= to) {
            long word = buffer.getLong(p);
            long low = word & ~HIGHS;
            long lower = low | 0x20 * ONES;
            long letters = lower + (0x80 - 'a') * ONES & ~(lower + (0x80 - 'z' - 1) * ONES);
            long notHyphens = (low ^ '-' * ONES) + 0x7f * ONES;
            long stop = (~letters & notHyphens | word) & HIGHS;
            if (stop == 0) {
                p += 8;
                continue;
            }
            p += Long.numberOfTrailingZeros(stop) >>> 3;
            if (!is(buffer.get(p), TOKEN)) {
                return p;
            }
            p++;
        }
        return skip(buffer, p, to, TOKEN);
    }

    /** Turns the upper case letters of a token into lower case, in place. */
    static void lowerCase(Buffer buffer, int offset, int length) {
        int p = offset;
        int end = offset + length;
        for (; p + 8 <= end; p += 8) {
            long word = buffer.getLong(p);
            long upper = upperCase(word);
            if (upper != 0) {
                buffer.putLong(p, word | upper >>> 2);
            }
        }
        if (p == end) {
            return;
        }
        if (length >= 8) {
            long word = buffer.getLong(end - 8);
            buffer.putLong(end - 8, word | upperCase(word) >>> 2);
            return;
        }
        for (; p < end; p++) {
            byte octet = buffer.get(p);
            if (octet >= 'A' && octet <= 'Z') {
                buffer.put(p, (byte) (octet | 0x20));
            }
        }
    }

    /** The high bit of every byte that is an upper case letter; no byte may be above 0x7f. */
    private static long upperCase(long word) {
        return word + (0x80 - 'A') * ONES & ~(word + (0x80 - 'Z' - 1) * ONES) & HIGHS;
    }

    /** Whether a range is the given lower case text, whatever its case. */
    static boolean equalsIgnoreCase(Buffer buffer, int offset, int length, byte[] lowerCase) {
        if (length != lowerCase.length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            byte octet = buffer.get(offset + i);
            if (octet >= 'A' && octet <= 'Z') {
                octet |= 0x20;
            }
            if (octet != lowerCase[i]) {
                return false;
            }
        }
        return true;
    }
}
