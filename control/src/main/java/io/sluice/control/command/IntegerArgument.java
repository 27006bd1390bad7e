package io.sluice.control.command;

/**
 * The holes that take whole numbers. Strict: digits and nothing else, within the given range. Where HAProxy takes a word for 0 or lets
 * a number wrap around, the answer here is the one that HAProxy gives for a missing or an excessive number.
 */
public final class IntegerArgument {
    private static final int MOST_DIGITS = 18;

    private IntegerArgument() {
    }

    public static Argument<Integer> named(String name, int least, int most, String missingText, String rangeText) {
        return Argument.word(name, Integer.class, missingText, word -> parse(word, least, most, missingText, rangeText));
    }

    public static int parse(String word, int least, int most, String notANumberText, String rangeText) throws CommandFailure {
        int start = word.startsWith("-") ? 1 : 0;
        if (start == word.length() || !isDigits(word, start)) {
            throw new CommandFailure(notANumberText);
        }
        if (word.length() > MOST_DIGITS) {
            throw new CommandFailure(rangeText);
        }
        long value = Long.parseLong(word);
        if (value < least || value > most) {
            throw new CommandFailure(rangeText);
        }
        return (int) value;
    }

    private static boolean isDigits(String word, int start) {
        for (int i = start; i < word.length(); i++) {
            if (word.charAt(i) < '0' || word.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
