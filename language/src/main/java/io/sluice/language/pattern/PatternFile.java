package io.sluice.language.pattern;

import java.util.Arrays;

/**
 * Reads the lines of a pattern file: one pattern per line, whose trailing blanks count, or a key, blanks and a value. Lines that begin with a number
 * sign are no patterns.
 */
final class PatternFile {

    private static final byte[] NO_VALUE = new byte[0];

    private PatternFile() {
    }

    static void read(byte[] content, PatternReference reference) throws PatternProblem {
        int line = 0;
        int at = 0;
        while (at < content.length) {
            int end = at;
            int nul = -1;
            while (end < content.length && content[end] != '\n') {
                if (content[end] == 0 && nul < 0) {
                    nul = end;
                }
                end++;
            }
            line++;
            line(content, at, nul < 0 ? end : nul, line, reference);
            at = end + 1;
        }
    }

    private static void line(byte[] content, int start, int stop, int line, PatternReference reference) throws PatternProblem {
        int from = start;
        int to = stop;
        if (from < to && content[from] == '#') {
            return;
        }
        while (from < to && isBlank(content[from])) {
            from++;
        }
        while (to > from && content[to - 1] == '\r') {
            to--;
        }
        while (reference.hasValues() && to > from && isBlank(content[to - 1])) {
            to--;
        }
        if (from == to) {
            return;
        }
        if (!reference.hasValues()) {
            reference.load(Arrays.copyOfRange(content, from, to), null, line);
            return;
        }
        int keyEnd = from;
        while (keyEnd < to && !isBlank(content[keyEnd])) {
            keyEnd++;
        }
        int value = keyEnd;
        while (value < to && isBlank(content[value])) {
            value++;
        }
        reference.load(Arrays.copyOfRange(content, from, keyEnd), value == to ? NO_VALUE : Arrays.copyOfRange(content, value, to), line);
    }

    private static boolean isBlank(byte value) {
        return value == ' ' || value == '\t';
    }
}
