package io.sluice.language.config.text;

/** Sizes in bytes, with {@code k}, {@code m} or {@code g} for powers of 1024. */
public final class SizeText {

    private static final int MOST_DIGITS = 12;

    private SizeText() {
    }

    /** Bytes, or {@code -1 - i} when the character at {@code i} is not expected. */
    public static long parseBytes(String text) {
        int position = 0;
        long value = 0;
        while (position < text.length() && position < MOST_DIGITS && Characters.isDigit(text.charAt(position))) {
            value = value * 10 + (text.charAt(position) - '0');
            position++;
        }
        if (position == text.length() && position > 0) {
            return value;
        }
        int shift = position == 0 ? 0 : switch (text.charAt(position)) {
            case 'k', 'K' -> 10;
            case 'm', 'M' -> 20;
            case 'g', 'G' -> 30;
            default -> 0;
        };
        if (shift == 0) {
            return -1L - position;
        }
        return position + 1 < text.length() ? -2L - position : value << shift;
    }
}
