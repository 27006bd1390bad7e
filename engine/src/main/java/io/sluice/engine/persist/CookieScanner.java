package io.sluice.engine.persist;

import io.sluice.base.bytes.Buffer;
import java.util.Arrays;

/**
 * Finds cookies one after the other in the value of a header, as tolerant as HAProxy is: blanks around the equals sign, quoted values with escapes, commas
 * as well as semicolons. Keeps a copy of the value, reused for every header; one per loop.
 */
final class CookieScanner {

    private static final int FIRST_BYTES = 512;

    byte[] text = new byte[FIRST_BYTES];
    int length;

    /** Where the current element starts: at the delimiter before it, or at the start of the header. */
    int start;
    /** Where it ends: at the delimiter behind it, or at the end. */
    int end;
    int nameStart;
    int nameEnd;
    /** The equals sign; {@link #end} when there is none. */
    int equalsSign;
    int valueStart;
    int valueEnd;
    private boolean atStart;

    /** Takes a header's value. */
    void load(Buffer buffer, int from, int count) {
        if (count > text.length) {
            text = new byte[Math.max(count, 2 * text.length)];
        }
        buffer.copyTo(from, text, 0, count);
        length = count;
        end = 0;
        atStart = true;
    }

    /** Goes to the next element; false when there is none. {@code listed}: commas divide elements too. */
    boolean next(boolean listed) {
        start = end;
        if (start >= length) {
            return false;
        }
        nameStart = skipBlanks(atStart ? 0 : start + 1);
        atStart = false;
        nameEnd = nameStart;
        int at = nameStart;
        while (at < length && text[at] != '=' && text[at] != ';' && !(listed && text[at] == ',')) {
            at++;
            nameEnd = isBlank(text[at - 1]) ? nameEnd : at;
        }
        if (at < length && text[at] == '=') {
            equalsSign = at;
            valueStart = skipBlanks(at + 1);
            end = valueEnd(valueStart);
            valueEnd = end;
            while (valueEnd > valueStart && isBlank(text[valueEnd - 1])) {
                valueEnd--;
            }
        } else {
            end = at;
            equalsSign = at;
            valueStart = at;
            valueEnd = at;
        }
        return true;
    }

    private int valueEnd(int from) {
        boolean quoted = false;
        for (int i = from; i < length; i++) {
            byte octet = text[i];
            if (octet == '"') {
                quoted = !quoted;
            } else if (quoted && octet == '\\') {
                i++;
            } else if (!quoted && (octet == ',' || octet == ';')) {
                return i;
            }
        }
        return length;
    }

    boolean hasEqualsSign() {
        return equalsSign < end;
    }

    int skipBlanks(int from) {
        int at = from;
        while (at < length && isBlank(text[at])) {
            at++;
        }
        return at;
    }

    static boolean isBlank(byte octet) {
        return octet == ' ' || octet == '\t';
    }

    /** Room for so many bytes in an array that may be given up for a larger one. */
    static byte[] room(byte[] array, int used, int more) {
        return used + more <= array.length ? array : Arrays.copyOf(array, Math.max(used + more, 2 * array.length));
    }
}
