package io.sluice.control.command.cli;

import io.sluice.control.command.Argument;
import io.sluice.control.command.CommandFailure;

/** The hole of a connection's idle time: seconds when nothing else is said, else with units, {@code 1d}, {@code 2m30s}. */
final class DelayArgument {
    /** Longer than any connection lives; what is asked for beyond it is kept at it. */
    private static final long LONGEST_MS = Integer.MAX_VALUE;
    private static final long LONGEST_SECONDS = Integer.MAX_VALUE;

    private static final String INVALID = "Invalid timeout value.";

    private DelayArgument() {
    }

    static Argument<Integer> named(String name) {
        return Argument.word(name, Integer.class, "Expects an integer value.", DelayArgument::parseMs);
    }

    static int parseMs(String word) throws CommandFailure {
        long totalUs = 0;
        int at = 0;
        while (at < word.length()) {
            int digits = at;
            while (at < word.length() && word.charAt(at) >= '0' && word.charAt(at) <= '9') {
                at++;
            }
            if (at == digits || at - digits > 10) {
                throw new CommandFailure(INVALID);
            }
            int unit = at;
            while (at < word.length() && (word.charAt(at) < '0' || word.charAt(at) > '9')) {
                at++;
            }
            totalUs += Long.parseLong(word, digits, unit, 10) * unitUs(word.substring(unit, at));
            if (totalUs > LONGEST_SECONDS * 1_000_000) {
                throw new CommandFailure(INVALID);
            }
        }
        if (totalUs == 0) {
            throw new CommandFailure(INVALID);
        }
        return (int) Math.clamp(totalUs / 1000, 1, LONGEST_MS);
    }

    private static long unitUs(String unit) throws CommandFailure {
        return switch (unit) {
            case "us" -> 1;
            case "ms" -> 1_000;
            case "", "s" -> 1_000_000;
            case "m" -> 60_000_000L;
            case "h" -> 3_600_000_000L;
            case "d" -> 86_400_000_000L;
            default -> throw new CommandFailure(INVALID);
        };
    }
}
