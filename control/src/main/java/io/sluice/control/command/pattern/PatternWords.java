package io.sluice.control.command.pattern;

import io.sluice.control.command.CommandFailure;
import io.sluice.language.pattern.PatternReference;
import io.sluice.language.pattern.PatternRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The words behind a command's name: perhaps a version, then a reference, then the rest. All of HAProxy's leniency is here: what is no number
 * counts as 0.
 */
record PatternWords(List<String> words) {

    private static final int MOST_DIGITS = 9;

    boolean hasVersion() {
        return word(0).startsWith("@");
    }

    /** The version given; 0 when it is no number. */
    int version() {
        int value = 0;
        String text = word(0);
        for (int i = 1; i < text.length() && i <= MOST_DIGITS && text.charAt(i) >= '0' && text.charAt(i) <= '9'; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }

    /** The words without a version. */
    PatternWords afterVersion() {
        return hasVersion() ? new PatternWords(words.subList(1, words.size())) : this;
    }

    int count() {
        return words.size();
    }

    /** A word, or an empty text. */
    String word(int index) {
        return index < words.size() ? words.get(index) : "";
    }

    byte[] bytes(int index) {
        return word(index).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The reference that a word names, of whatever use. */
    PatternReference reference(PatternRegistry registry, PatternKind kind, int index) throws CommandFailure {
        PatternReference reference = registry.find(word(index));
        if (reference == null) {
            throw new CommandFailure("Unknown " + kind.label + " identifier. Please use #<id> or <file>.");
        }
        return reference;
    }

    /** The reference that a word names, if it is used as the kind of command says. */
    PatternReference own(PatternRegistry registry, PatternKind kind, int index) throws CommandFailure {
        PatternReference reference = registry.find(word(index));
        if (reference == null || !isUsed(reference, kind)) {
            throw new CommandFailure("Unknown " + kind.label + " identifier. Please use #<id> or <file>.");
        }
        return reference;
    }

    static boolean isUsed(PatternReference reference, PatternKind kind) {
        return kind == PatternKind.MAP ? reference.hasValues() : reference.isForAcl();
    }

    /** The identity in {@code #0x…}; 0 when the word is something else. */
    long identity(int index) throws CommandFailure {
        String text = word(index);
        if (!text.startsWith("#0x")) {
            return 0;
        }
        try {
            return Long.parseUnsignedLong(text.substring("#0x".length()), 16);
        } catch (NumberFormatException malformed) {
            throw new CommandFailure("Malformed identifier. Please use #<id> or <file>.");
        }
    }
}
