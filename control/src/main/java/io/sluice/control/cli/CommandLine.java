package io.sluice.control.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * One received line, cut into its commands and their words. Blanks and tabs separate words, {@code ;} separates commands, a
 * backslash takes the next byte as it is, quotes mean nothing. A last word {@code <<MARK} announces a payload for the last command,
 * ended by a line that is MARK (empty: by an empty line). A CR before the LF counts as one more, empty, command.
 */
final class CommandLine {
    private static final String PAYLOAD_SIGN = "<<";
    private static final int LONGEST_MARK = 64;

    private final List<List<String>> commands = new ArrayList<>();
    private final boolean carriageReturn;
    private String payloadMark;

    CommandLine(String text) {
        carriageReturn = text.endsWith("\r");
        String rest = carriageReturn ? text.substring(0, text.length() - 1) : text;
        int mark = findPayloadSign(rest);
        if (mark >= 0) {
            payloadMark = rest.substring(mark + PAYLOAD_SIGN.length());
            rest = rest.substring(0, mark);
        }
        split(rest);
        if (carriageReturn && mark < 0) {
            commands.add(List.of());
        }
    }

    /** The words of each command; a command without a word is an empty list. */
    List<List<String>> commands() {
        return commands;
    }

    /** The line that ends the payload of the last command; null when none is announced. */
    String payloadMark() {
        return payloadMark;
    }

    /** Whether the client ends its lines with CR LF. */
    boolean endsWithCarriageReturn() {
        return carriageReturn;
    }

    private static int findPayloadSign(String text) {
        int wordStart = text.length();
        while (wordStart > 0 && !isBorder(text.charAt(wordStart - 1))) {
            wordStart--;
        }
        boolean sign = text.startsWith(PAYLOAD_SIGN, wordStart)
                && text.length() - wordStart - PAYLOAD_SIGN.length() <= LONGEST_MARK
                && !(wordStart > 0 && isEscaped(text, wordStart - 1));
        return sign ? wordStart : -1;
    }

    private static boolean isBorder(char c) {
        return c == ' ' || c == '\t' || c == ';';
    }

    private static boolean isEscaped(String text, int position) {
        int backslashes = 0;
        while (backslashes < position && text.charAt(position - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private void split(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isBorder(c)) {
                if (word != null) {
                    words.add(word.toString());
                    word = null;
                }
                if (c == ';') {
                    commands.add(words);
                    words = new ArrayList<>();
                }
                continue;
            }
            if (word == null) {
                word = new StringBuilder();
            }
            if (c == '\\' && i + 1 < text.length()) {
                c = text.charAt(++i);
            }
            word.append(c);
        }
        if (word != null) {
            words.add(word.toString());
        }
        commands.add(words);
    }
}
