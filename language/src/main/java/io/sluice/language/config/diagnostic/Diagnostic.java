package io.sluice.language.config.diagnostic;

import io.sluice.language.config.model.Position;

/**
 * One remark about the configuration.
 *
 * @param severity how serious it is
 * @param whileReading found in a line, not in a check of the whole afterwards
 * @param position the place it speaks of, or {@link Position#NONE}
 * @param text the text in HAProxy's wording, with its place in front ({@code parsing [file:line] : …}); may have several lines
 * @param word the offending word, or null
 * @param suggestion what was probably meant, or null; the text mentions it already
 */
public record Diagnostic(Severity severity, boolean whileReading, Position position, String text, String word, String suggestion) {

    /** What stands behind the severity and the process number in the program's output. */
    public String message() {
        return whileReading ? "config : " + text : text;
    }
}
