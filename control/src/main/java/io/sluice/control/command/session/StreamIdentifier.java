package io.sluice.control.command.session;

/** The identifiers of streams, written like addresses: {@code 0x7f0000000010}. */
final class StreamIdentifier {
    private static final int MOST_HEX_DIGITS = 15;
    private static final int MOST_DIGITS = 18;
    private static final int MOST_LOOPS = 256;

    private StreamIdentifier() {
    }

    /** The number that a word starts with, hexadecimal after {@code 0x}; zero when it is no identifier. */
    static long parse(String word) {
        boolean hexadecimal = word.startsWith("0x") || word.startsWith("0X");
        int start = hexadecimal ? 2 : 0;
        int radix = hexadecimal ? 16 : 10;
        int end = start;
        while (end < word.length() && word.charAt(end) < 0x80 && Character.digit(word.charAt(end), radix) >= 0) {
            end++;
        }
        if (end == start || end < word.length() || end - start > (hexadecimal ? MOST_HEX_DIGITS : MOST_DIGITS)) {
            return 0;
        }
        return Long.parseLong(word, start, end, radix);
    }

    /** A small number for the same stream, different for every one: its count on its loop, and the loop. */
    static long shortId(long number) {
        return (number >> 4 & 0xfff_ffff) * MOST_LOOPS + (number >> 36 & (MOST_LOOPS - 1));
    }

    static String text(long number) {
        return "0x" + Long.toHexString(number);
    }
}
