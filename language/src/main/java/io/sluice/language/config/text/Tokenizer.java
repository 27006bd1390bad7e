package io.sluice.language.config.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a line into words: blanks separate, {@code "…"} and {@code '…'} protect, a backslash escapes outside of single quotes, {@code $NAME},
 * {@code ${NAME}}, {@code ${NAME-default}} and {@code ${NAME[*]}} are replaced inside double quotes, {@code #} starts a comment. One tokenizer is used
 * for many lines by one thread; results are valid until the next call.
 */
public final class Tokenizer {

    /** Most words on a line. */
    public static final int WORD_LIMIT = 64;

    private final Environment environment;
    private final StringBuilder word = new StringBuilder();
    private List<String> words = new ArrayList<>();
    private final int[] starts = new int[WORD_LIMIT + 1];

    private String line;
    private int position;
    private boolean started;
    private boolean doubleQuoted;
    private boolean singleQuoted;
    private int quoteStart;
    private boolean splitting;
    private String error;
    private int errorIndex;
    private int emptyWord;
    private int emptyWordIndex;

    public Tokenizer(Environment environment) {
        this.environment = environment;
    }

    /** Splits a line; false when it has an error. */
    public boolean split(String text) {
        return run(text, 0, true);
    }

    /** Like {@link #split} for the rest of a line behind {@code from} that is one word, blanks included, however it is written. */
    public boolean splitWhole(String text, int from) {
        return run(text, from, false);
    }

    private boolean run(String text, int from, boolean split) {
        line = text;
        position = from;
        splitting = split;
        words = new ArrayList<>();
        word.setLength(0);
        started = false;
        doubleQuoted = false;
        singleQuoted = false;
        error = null;
        emptyWord = -1;
        scan();
        if (error == null && (doubleQuoted || singleQuoted)) {
            fail("unmatched quote", quoteStart);
        }
        endWord();
        return error == null;
    }

    private void scan() {
        int end = line.length();
        while (position < end && error == null) {
            char character = line.charAt(position);
            if (Characters.isSpace(character) && !doubleQuoted && !singleQuoted) {
                blank(character);
            } else if (character == '#' && !doubleQuoted && !singleQuoted) {
                return;
            } else {
                inWord(character);
            }
        }
    }

    private void blank(char character) {
        if (splitting) {
            endWord();
        } else if (started) {
            word.append(character);
        }
        position++;
    }

    private void inWord(char character) {
        if (!started) {
            started = true;
            if (words.size() <= WORD_LIMIT) {
                starts[words.size()] = position;
            }
        }
        if (character == '"' && !singleQuoted) {
            doubleQuoted = !doubleQuoted;
            quoteStart = position++;
        } else if (character == '\'' && !doubleQuoted) {
            singleQuoted = !singleQuoted;
            quoteStart = position++;
        } else if (character == '\\' && !singleQuoted) {
            escape();
        } else if (character == '$' && doubleQuoted) {
            variable();
        } else {
            word.append(character);
            position++;
        }
    }

    private void escape() {
        char next = position + 1 < line.length() ? line.charAt(position + 1) : 0;
        switch (next) {
            case ' ', '\\', '#', '\'', '"' -> literal(next);
            case 'n' -> literal('\n');
            case 'r' -> literal('\r');
            case 't' -> literal('\t');
            case '$' -> {
                if (doubleQuoted) {
                    literal('$');
                } else {
                    keepBackslash();
                }
            }
            case 'x' -> hexadecimal();
            default -> keepBackslash();
        }
    }

    private void literal(char character) {
        word.append(character);
        position += 2;
    }

    private void keepBackslash() {
        word.append('\\');
        position++;
    }

    private void hexadecimal() {
        int high = position + 3 < line.length() ? Characters.hexadecimal(line.charAt(position + 2)) : -1;
        int low = position + 3 < line.length() ? Characters.hexadecimal(line.charAt(position + 3)) : -1;
        if (high < 0 || low < 0) {
            fail("truncated or invalid hexadecimal sequence", position);
            return;
        }
        word.append((char) (high << 4 | low));
        position += 4;
    }

    /** Replaces a variable; the position is on the dollar sign. */
    private void variable() {
        int start = position + 1;
        boolean braces = start < line.length() && line.charAt(start) == '{';
        int nameStart = braces ? start + 1 : start;
        int nameEnd = nameStart;
        while (nameEnd < line.length() && isNameCharacter(line.charAt(nameEnd), nameEnd == nameStart)) {
            nameEnd++;
        }
        if (nameEnd == nameStart) {
            fail("forbidden first char in environment variable name", Math.min(nameStart, line.length()));
            return;
        }
        String value = environment.get(line.substring(nameStart, nameEnd));
        if (!braces) {
            position = nameEnd;
            append(value, false);
            return;
        }
        int after = nameEnd;
        boolean expands = false;
        if (line.startsWith("[", after)) {
            if (!line.startsWith("[*]", after)) {
                fail("truncated or invalid word expansion sequence", after);
                return;
            }
            expands = true;
            after += 3;
        }
        if (line.startsWith("-", after)) {
            int close = line.indexOf('}', after);
            if (close >= 0) {
                value = value == null ? line.substring(after + 1, close) : value;
                after = close;
            }
        }
        if (!line.startsWith("}", after)) {
            fail("unmatched brace in environment variable name", start);
            return;
        }
        position = after + 1;
        append(value, expands);
    }

    private static boolean isNameCharacter(char character, boolean first) {
        return Characters.isLetter(character) || character == '_' || (first ? character == '.' : Characters.isDigit(character));
    }

    private void append(String value, boolean expands) {
        if (value == null) {
            return;
        }
        if (!expands || !splitting) {
            word.append(value);
            return;
        }
        int i = 0;
        while (i < value.length() && error == null) {
            char character = value.charAt(i++);
            if (!Characters.isSpace(character)) {
                word.append(character);
                continue;
            }
            while (i < value.length() && Characters.isSpace(value.charAt(i))) {
                i++;
            }
            endWord();
            started = true;
            if (words.size() <= WORD_LIMIT) {
                starts[words.size()] = position;
            }
        }
    }

    private void endWord() {
        if (!started) {
            return;
        }
        started = false;
        int length = word.length();
        if (!splitting) {
            while (length > 0 && Characters.isSpace(word.charAt(length - 1))) {
                length--;
            }
        }
        if (words.size() == WORD_LIMIT) {
            if (error == null) {
                fail("too many words, truncating after word " + WORD_LIMIT, starts[WORD_LIMIT]);
            }
        } else if (emptyWord < 0) {
            if (length == 0 && splitting) {
                emptyWord = words.size();
                emptyWordIndex = starts[emptyWord];
            } else {
                words.add(word.substring(0, length));
            }
        }
        word.setLength(0);
    }

    private void fail(String text, int index) {
        error = text;
        errorIndex = index;
    }

    /** The words of the last line; those behind an empty word are left out. A fresh list for every line. */
    public List<String> words() {
        return words;
    }

    /** What is wrong with the last line; null when nothing is. */
    public String error() {
        return error;
    }

    /** Where it is wrong, counted from 0 in the line. */
    public int errorIndex() {
        return errorIndex;
    }

    /** The number of the empty word that ended the list, counted from 0; -1 when there was none. */
    public int emptyWord() {
        return emptyWord;
    }

    /** Where that empty word starts, counted from 0 in the line. */
    public int emptyWordIndex() {
        return emptyWordIndex;
    }
}
