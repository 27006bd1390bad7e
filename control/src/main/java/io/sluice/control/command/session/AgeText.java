package io.sluice.control.command.session;

import io.sluice.control.command.CommandFailure;

/** The age of a stream as users write it: seconds, or with a unit. */
final class AgeText {
    private static final int MOST_DIGITS = 10;

    private AgeText() {
    }

    static long parseMs(String word) throws CommandFailure {
        int end = 0;
        while (end < word.length() && word.charAt(end) >= '0' && word.charAt(end) <= '9') {
            end++;
        }
        if (end == 0 || end > MOST_DIGITS) {
            throw new CommandFailure("Invalid age.");
        }
        return Long.parseLong(word.substring(0, end)) * switch (word.substring(end)) {
            case "ms" -> 1L;
            case "", "s" -> 1_000L;
            case "m" -> 60_000L;
            case "h" -> 3_600_000L;
            case "d" -> 86_400_000L;
            default -> throw new CommandFailure("Invalid age.");
        };
    }
}
