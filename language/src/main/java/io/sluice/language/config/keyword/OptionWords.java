package io.sluice.language.config.keyword;

import io.sluice.language.config.model.Position;
import java.util.List;

/** A cursor over the options of a {@code bind} or {@code server} line. An option's reader takes its own arguments and nothing more. */
final class OptionWords {

    private final List<String> words;
    private final Position position;
    private int next;

    OptionWords(List<String> words, int next, Position position) {
        this.words = words;
        this.next = next;
        this.position = position;
    }

    boolean hasNext() {
        return next < words.size();
    }

    /** The next word without taking it; the empty string at the end. */
    String peek() {
        return hasNext() ? words.get(next) : "";
    }

    /** Takes the next word; the empty string at the end. */
    String next() {
        return hasNext() ? words.get(next++) : "";
    }

    void skipRest() {
        next = words.size();
    }

    Position position() {
        return position;
    }
}
