package io.sluice.language.config.text;

/** Times with a unit: {@code us ms s m h d}. A bare number counts in the unit that the keyword names. */
public final class TimeText {

    /** The longest time: about 24.8 days. */
    public static final long LONGEST_MS = Integer.MAX_VALUE;

    /** Answer of {@link #parseMs}: larger than {@link #LONGEST_MS}. */
    public static final long OVERFLOW = -1;

    /** Where counting digits stops: already too long, and still small enough to be multiplied. */
    private static final long CEILING = 100_000_000_000L;

    private TimeText() {
    }

    /**
     * Milliseconds, rounded up; {@link #OVERFLOW}; or {@code -2 - i} when the character at {@code i} is not expected (at the end: something is
     * missing there).
     */
    public static long parseMs(String text) {
        return parseMs(text, 1);
    }

    /** Like {@link #parseMs(String)} for keywords whose bare numbers count in units of so many milliseconds. */
    public static long parseMs(String text, int bareUnitMs) {
        int position = 0;
        long value = 0;
        while (position < text.length() && Characters.isDigit(text.charAt(position))) {
            value = Math.min(CEILING, value * 10 + (text.charAt(position) - '0'));
            position++;
        }
        if (position == 0) {
            return -2;
        }
        String unit = text.substring(position);
        long milliseconds = switch (unit) {
            case "" -> value * bareUnitMs;
            case "us" -> (value + 999) / 1_000;
            case "ms" -> value;
            case "s" -> value * 1_000;
            case "m" -> value * 60_000;
            case "h" -> value * 3_600_000;
            case "d" -> value * 86_400_000;
            default -> -1;
        };
        if (milliseconds < 0) {
            return -2L - unexpected(text, position);
        }
        return milliseconds > LONGEST_MS ? OVERFLOW : milliseconds;
    }

    /**
     * Whole seconds, rounded up, of a text whose bare numbers count in seconds; {@link #OVERFLOW} beyond about 68 years; or {@code -2 - i} as
     * {@link #parseMs} answers.
     */
    public static long parseSeconds(String text) {
        int digits = 0;
        while (digits < text.length() && Characters.isDigit(text.charAt(digits))) {
            digits++;
        }
        String unit = text.substring(digits);
        long milliseconds = parseMs("1" + unit, 1_000);
        if (digits == 0 || milliseconds < OVERFLOW) {
            return digits == 0 ? -2 : milliseconds - digits + 1;
        }
        long value = 0;
        for (int i = 0; i < digits; i++) {
            value = Math.min(CEILING, value * 10 + (text.charAt(i) - '0'));
        }
        long seconds = switch (unit) {
            case "us" -> Math.ceilDiv(value, 1_000_000L);
            case "ms" -> Math.ceilDiv(value, 1_000L);
            default -> value * (milliseconds / 1_000);
        };
        return seconds > Integer.MAX_VALUE ? OVERFLOW : seconds;
    }

    private static int unexpected(String text, int unitStart) {
        char unit = text.charAt(unitStart);
        boolean twoLetters = (unit == 'u' || unit == 'm') && text.length() > unitStart + 1 && text.charAt(unitStart + 1) == 's';
        if (twoLetters) {
            return unitStart + 2;
        }
        return unit == 's' || unit == 'm' || unit == 'h' || unit == 'd' ? unitStart + 1 : unitStart;
    }

    /** The character that a negative answer of {@link #parseMs} points at; an apostrophe-free blank when the text ended too early. */
    public static String unexpectedCharacter(String text, long answer) {
        int position = (int) (-2 - answer);
        return position < text.length() ? text.substring(position, position + 1) : "";
    }
}
