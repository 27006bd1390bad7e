package io.sluice.engine.log;

import java.nio.charset.StandardCharsets;

/**
 * The byte sink that a log line is built in: an array with a limit that is set for each line.
 *
 * <p>What does not fit is cut: text at the last byte that fits, a number or an escape sequence as a whole; from then on everything is
 * dropped, so that a cut line never continues with a later field. Owned by one event loop (or by the holder of a lock) and reused for
 * every line.
 */
final class LineBuffer {

    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_NUMBER = 20;
    private static final int FIRST_CAPACITY_BYTES = 1024;
    /** Bytes that are written as {@code #XX}: everything outside printable ASCII, the quote and the escape sign itself. */
    static final boolean[] ESCAPED_IN_REQUEST = escapes("\"#");
    /** Captured headers also escape the characters that delimit their list. */
    static final boolean[] ESCAPED_IN_HEADER = escapes("\"#{|}");
    /** In messages of the program itself only what could fake a second message is escaped. */
    private static final boolean[] ESCAPED_IN_MESSAGE = controls();

    private byte[] bytes = new byte[FIRST_CAPACITY_BYTES];
    private final byte[] digits = new byte[LONGEST_NUMBER];
    private int position;
    private int limit = FIRST_CAPACITY_BYTES;

    private static boolean[] controls() {
        boolean[] table = new boolean[256];
        for (int value = 0; value < 32; value++) {
            table[value] = true;
        }
        table[127] = true;
        return table;
    }

    private static boolean[] escapes(String also) {
        boolean[] table = new boolean[256];
        for (int value = 0; value < table.length; value++) {
            table[value] = value < 32 || value > 126 || also.indexOf(value) >= 0;
        }
        return table;
    }

    /** Starts a new line of at most {@code maximumBytes}; the array grows for the longest line that was ever allowed. */
    void clear(int maximumBytes) {
        if (maximumBytes > bytes.length) {
            bytes = new byte[maximumBytes];
        }
        position = 0;
        limit = maximumBytes;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return position;
    }

    void put(int character) {
        if (position < limit) {
            bytes[position++] = (byte) character;
        } else {
            close();
        }
    }

    void put(byte[] source) {
        put(source, 0, source.length);
    }

    void put(byte[] source, int from, int length) {
        if (length <= limit - position) {
            System.arraycopy(source, from, bytes, position, length);
            position += length;
        } else {
            System.arraycopy(source, from, bytes, position, limit - position);
            position = limit;
            close();
        }
    }

    /** Nothing may follow what was cut. */
    private void close() {
        limit = position;
    }

    void putNumber(long value) {
        if (value >= 0 && value < 10) {
            put((int) value + '0');
        } else {
            putLongNumber(value);
        }
    }

    private void putLongNumber(long value) {
        // Counting down on the negative side also covers the smallest long.
        long rest = value < 0 ? value : -value;
        int start = LONGEST_NUMBER;
        do {
            long quotient = rest / 10;
            digits[--start] = (byte) ('0' - (rest - quotient * 10));
            rest = quotient;
        } while (rest != 0);
        if (value < 0) {
            digits[--start] = '-';
        }
        putWhole(digits, start, LONGEST_NUMBER - start);
    }

    /** Writes all or nothing. */
    private void putWhole(byte[] source, int from, int length) {
        if (length <= limit - position) {
            System.arraycopy(source, from, bytes, position, length);
            position += length;
        } else {
            close();
        }
    }

    /** Three digits with leading zeros. */
    void putThreeDigits(int value) {
        put('0' + value / 100 % 10);
        put('0' + value / 10 % 10);
        put('0' + value % 10);
    }

    /** Six digits with leading zeros. */
    void putSixDigits(int value) {
        putThreeDigits(value / 1000);
        putThreeDigits(value % 1000);
    }

    /** A request line between its quotes. */
    void putEscapedRequest(byte[] source, int length) {
        putEscaped(source, length, ESCAPED_IN_REQUEST);
    }

    /** One value in a list of captured headers. */
    void putEscapedHeader(byte[] source, int length) {
        putEscaped(source, length, ESCAPED_IN_HEADER);
    }

    /** A message of the program itself. */
    void putEscapedMessage(byte[] source) {
        putEscaped(source, source.length, ESCAPED_IN_MESSAGE);
    }

    private void putEscaped(byte[] source, int length, boolean[] escaped) {
        int done = 0;
        while (done < length) {
            int plain = done;
            while (plain < length && !escaped[source[plain] & 0xff]) {
                plain++;
            }
            put(source, done, plain - done);
            if (plain < length) {
                putHashed(source[plain] & 0xff);
                plain++;
            }
            done = plain;
        }
    }

    /** A byte as {@code #XX}. */
    void putHashed(int value) {
        digits[0] = '#';
        digits[1] = HEX[value >> 4];
        digits[2] = HEX[value & 15];
        putWhole(digits, 0, 3);
    }

    /** A byte as two hexadecimal digits. */
    void putHexByte(int value) {
        digits[0] = HEX[value >> 4];
        digits[1] = HEX[value & 15];
        putWhole(digits, 0, 2);
    }

    /** A number of at least so many hexadecimal digits. */
    void putHexadecimal(long value, int leastDigits) {
        int start = LONGEST_NUMBER;
        long rest = value;
        do {
            digits[--start] = HEX[(int) rest & 15];
            rest >>>= 4;
        } while (rest != 0 || LONGEST_NUMBER - start < leastDigits);
        putWhole(digits, start, LONGEST_NUMBER - start);
    }

    static int hexDigit(int value) {
        return HEX[value & 15];
    }

    /** What was written, for tests and messages. */
    @Override
    public String toString() {
        return new String(bytes, 0, position, StandardCharsets.ISO_8859_1);
    }
}
