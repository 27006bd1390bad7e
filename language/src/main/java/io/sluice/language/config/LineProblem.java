package io.sluice.language.config;

import io.sluice.language.config.diagnostic.Severity;
import io.sluice.language.config.keyword.Reading;
import io.sluice.language.config.model.Position;
import io.sluice.language.config.text.Characters;

/** Messages that show the line and point at the place. */
final class LineProblem {

    private static final int WIDTH = 80;

    private LineProblem() {
    }

    /** An error of the line's quoting, escapes or variables. */
    static void report(Reading reading, Position position, String line, String problem, int index) {
        String end = problem.startsWith("too many words") ? ", position " + (index + 1) + ": <" + wordAt(line, index) + ">."
            : " at position " + (index + 1) + ":" + pointer(line, index);
        reading.diagnostics.errorTight(position, problem + end);
    }

    /** A warning about an empty word. */
    static void emptyWord(Reading reading, Position position, String line, int number, int index) {
        reading.diagnostics.inLine(Severity.WARNING, position, "parsing [" + position + "]: argument number " + number + " at position "
            + (index + 1) + " is empty and marks the end of the argument list; all subsequent arguments will be ignored:" + pointer(line, index),
            null, null);
    }

    private static String wordAt(String line, int index) {
        int end = index;
        while (end < line.length() && !Characters.isSpace(line.charAt(end))) {
            end++;
        }
        return line.substring(index, end);
    }

    /** Two further lines: a window of the line around the place, and a mark below the place. */
    static String pointer(String line, int index) {
        int start = 0;
        while (start < line.length() && Characters.isSpace(line.charAt(start))) {
            start++;
        }
        start = Math.min(start, index);
        if (index - start > WIDTH / 2) {
            start = index - WIDTH / 2;
        }
        String window = line.substring(start, Math.min(line.length(), start + WIDTH));
        StringBuilder text = new StringBuilder(2 * WIDTH).append("\n  ");
        for (int i = 0; i < window.length(); i++) {
            char character = window.charAt(i);
            text.append(character < ' ' || character == 127 ? '?' : character);
        }
        text.append("\n  ");
        for (int i = start; i < index; i++) {
            text.append(' ');
        }
        return text.append('^').toString();
    }
}
