package io.sluice.language.config.text;

import java.nio.charset.StandardCharsets;

/**
 * The content of one configuration file, handed out line by line. A byte order mark at the start and a carriage return at a line's end are dropped.
 * A line that ends in a backslash outside of comments continues on the next one, and counts under its first number. Characters stand for bytes.
 */
public final class SourceText {

    /** Longest line, continuation included. */
    public static final int LINE_LIMIT = 1 << 20;

    private final String text;
    private int next;
    private int nextNumber = 1;
    private int number;
    private boolean unterminated;
    private boolean tooLong;

    public SourceText(byte[] content) {
        text = new String(content, StandardCharsets.ISO_8859_1);
        next = text.startsWith("\u00ef\u00bb\u00bf") ? 3 : 0;
    }

    /** The next line without its end, or null behind the last one. */
    public String nextLine() {
        if (next >= text.length()) {
            return null;
        }
        number = nextNumber;
        tooLong = false;
        String line = physicalLine();
        if (line.endsWith("\\") && next < text.length() && continues(line)) {
            StringBuilder joined = new StringBuilder();
            while (line.endsWith("\\") && next < text.length() && continues(line)) {
                append(joined, line.substring(0, line.length() - 1));
                line = physicalLine();
            }
            return append(joined, line).toString();
        }
        return line;
    }

    private StringBuilder append(StringBuilder joined, String part) {
        if (joined.length() + part.length() > LINE_LIMIT) {
            tooLong = true;
        } else {
            joined.append(part);
        }
        return joined;
    }

    private String physicalLine() {
        int end = text.indexOf('\n', next);
        unterminated = end < 0;
        int stop = unterminated ? text.length() : end;
        int trimmed = stop > next && text.charAt(stop - 1) == '\r' ? stop - 1 : stop;
        if (trimmed - next > LINE_LIMIT) {
            tooLong = true;
            trimmed = next;
        }
        String line = text.substring(next, trimmed);
        next = stop + 1;
        nextNumber++;
        return line;
    }

    /** True when the final backslash is neither escaped nor part of a comment. */
    private static boolean continues(String line) {
        boolean doubleQuoted = false;
        boolean singleQuoted = false;
        int i = 0;
        while (i < line.length() - 1) {
            char character = line.charAt(i);
            if (character == '\\' && !singleQuoted) {
                i++;
            } else if (character == '"' && !singleQuoted) {
                doubleQuoted = !doubleQuoted;
            } else if (character == '\'' && !doubleQuoted) {
                singleQuoted = !singleQuoted;
            } else if (character == '#' && !doubleQuoted && !singleQuoted) {
                return false;
            }
            i++;
        }
        return i == line.length() - 1;
    }

    /** The number of the line that {@link #nextLine} gave last, counted from 1. */
    public int number() {
        return number;
    }

    /** True when the last line given had no end of line: the file may have been cut off. */
    public boolean unterminated() {
        return unterminated;
    }

    /** True when the last line given was longer than {@link #LINE_LIMIT} and is not complete. */
    public boolean tooLong() {
        return tooLong;
    }
}
