package io.sluice.control.command;

import java.util.List;

/**
 * A typed hole in a command's syntax. It turns the client's word into a value, or fails with the text that the client
 * sees; command bodies get values only. A hole named with {@code ...} in the syntax takes all words that are left.
 */
public final class Argument<T> {
    /** Turns one word into a value. */
    public interface Parser<T> {
        T parse(String word) throws CommandFailure;
    }

    /** Turns all words that are left, possibly none, into a value. */
    public interface ListParser<T> {
        T parse(List<String> words) throws CommandFailure;
    }

    private final String name;
    private final Class<T> type;
    private final String missingText;
    private final ListParser<T> parser;

    private Argument(String name, Class<T> type, String missingText, ListParser<T> parser) {
        this.name = name;
        this.type = type;
        this.missingText = missingText;
        this.parser = parser;
    }

    /** A hole for one word; {@code missingText} is the answer when the word is not there. */
    public static <T> Argument<T> word(String name, Class<T> type, String missingText, Parser<T> parser) {
        return new Argument<>(name, type, missingText, words -> parser.parse(words.getFirst()));
    }

    /** A hole for one word whose text is taken as it is. */
    public static Argument<String> text(String name, String missingText) {
        return word(name, String.class, missingText, word -> word);
    }

    /** A hole for all words that are left. */
    public static <T> Argument<T> rest(String name, Class<T> type, ListParser<T> parser) {
        return new Argument<>(name, type, "", parser);
    }

    public String name() {
        return name;
    }

    Class<T> type() {
        return type;
    }

    String missingText() {
        return missingText;
    }

    Object parse(List<String> words) throws CommandFailure {
        return parser.parse(words);
    }
}
