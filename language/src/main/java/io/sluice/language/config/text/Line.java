package io.sluice.language.config.text;

import io.sluice.language.config.model.Position;
import java.util.List;

/**
 * One line of a configuration, split into words. A line never changes.
 *
 * @param words the words, quoting and escapes already resolved
 * @param position where the line starts
 */
public record Line(List<String> words, Position position) {

    public int count() {
        return words.size();
    }

    /** The word at this index; the empty string behind the last one. */
    public String word(int index) {
        return index < words.size() ? words.get(index) : "";
    }

    /** The words from this index on, separated by single blanks. */
    public String joined(int from) {
        if (from >= words.size()) {
            return "";
        }
        StringBuilder text = new StringBuilder(words.get(from));
        for (int i = from + 1; i < words.size(); i++) {
            text.append(' ').append(words.get(i));
        }
        return text.toString();
    }

    /** The line without its first word. */
    public Line shifted() {
        return new Line(words.subList(1, words.size()), position);
    }
}
