package io.sluice.engine.persist;

/** Dates inside of cookies: units of four seconds since 1970, as five letters of base 64 with the largest first. */
final class CookieDate {

    static final int LENGTH = 5;

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final int UNIT_SECONDS = 4;
    private static final int BITS_PER_LETTER = 6;
    private static final byte[] VALUES = new byte[256];

    static {
        java.util.Arrays.fill(VALUES, (byte) -1);
        for (int i = 0; i < LETTERS.length(); i++) {
            VALUES[LETTERS.charAt(i)] = (byte) i;
        }
    }

    private CookieDate() {
    }

    /** Seconds, or 0 when the letters are no date. */
    static long read(byte[] text, int at) {
        long units = 0;
        for (int i = at; i < at + LENGTH; i++) {
            int value = VALUES[text[i] & 0xff];
            if (value < 0) {
                return 0;
            }
            units = units << BITS_PER_LETTER | value;
        }
        return units * UNIT_SECONDS;
    }

    /** Writes a date, rounded up; answers the offset behind it. */
    static int write(long seconds, byte[] text, int at) {
        long rest = (seconds + UNIT_SECONDS - 1) / UNIT_SECONDS;
        for (int i = at + LENGTH - 1; i >= at; i--) {
            text[i] = (byte) LETTERS.charAt((int) (rest & (1 << BITS_PER_LETTER) - 1));
            rest >>>= BITS_PER_LETTER;
        }
        return at + LENGTH;
    }
}
