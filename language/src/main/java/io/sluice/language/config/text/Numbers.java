package io.sluice.language.config.text;

/** Whole numbers, strictly: digits with an optional minus sign, nothing in front and nothing behind. */
public final class Numbers {

    /** What the parsers answer for text that is no number or does not fit. */
    public static final long INVALID = Long.MIN_VALUE;

    private static final int MOST_DIGITS = 18;

    private Numbers() {
    }

    /** The number, or {@link #INVALID}. */
    public static long parse(String text) {
        int start = !text.isEmpty() && text.charAt(0) == '-' ? 1 : 0;
        if (text.length() == start || text.length() - start > MOST_DIGITS) {
            return INVALID;
        }
        long value = 0;
        for (int i = start; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (!Characters.isDigit(digit)) {
                return INVALID;
            }
            value = value * 10 + (digit - '0');
        }
        return start == 1 ? -value : value;
    }

    /** A whole number of up to 64 bits with an optional sign, {@link #INVALID} for anything else (and for the lowest number of all). */
    public static long parseSigned(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException noNumber) {
            return INVALID;
        }
    }

    /** The number when it lies between the bounds, else {@link #INVALID}. */
    public static long parse(String text, long lowest, long highest) {
        long value = parse(text);
        return value < lowest || value > highest ? INVALID : value;
    }

    /** Octal digits up to 07777 (file permissions), or -1. */
    public static int parseOctal(String text) {
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '7' || value > 07777) {
                return -1;
            }
            value = value << 3 | (digit - '0');
        }
        return text.isEmpty() || value > 07777 ? -1 : value;
    }
}
