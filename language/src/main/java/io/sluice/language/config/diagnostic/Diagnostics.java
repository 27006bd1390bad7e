package io.sluice.language.config.diagnostic;

import io.sluice.language.config.model.Position;
import io.sluice.language.config.text.Characters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Collects what is to be said about a configuration, in the order it was found. Owned by the reading thread. It never throws: beyond
 * {@link #LIMIT} remarks it counts without keeping, and says so once.
 */
public final class Diagnostics {

    /** Most remarks that are kept. */
    public static final int LIMIT = 1_000;

    private final List<Diagnostic> list = new ArrayList<>();
    private int errors;
    private int lineErrors;
    private int warnings;
    private int dropped;

    /** An error in a line: {@code parsing [file:line] : text}. */
    public void error(Position position, String text) {
        error(position, text, null, null);
    }

    /** An error in a line, with the word that caused it and what was probably meant; either may be null. */
    public void error(Position position, String text, String word, String suggestion) {
        inLine(Severity.ALERT, position, "parsing [" + position + "] : " + text, word, suggestion);
    }

    /** An error in a line whose message HAProxy writes without a blank in front of the colon. */
    public void errorTight(Position position, String text) {
        inLine(Severity.ALERT, position, "parsing [" + position + "]: " + text, null, null);
    }

    /** A warning about a line: {@code parsing [file:line] : text}. */
    public void warning(Position position, String text) {
        inLine(Severity.WARNING, position, "parsing [" + position + "] : " + text, null, null);
    }

    /** The one error for everything that HAProxy knows and this program does not do. */
    public void notSupported(Position position, String what) {
        error(position, "'" + what + "' is not supported yet", what, null);
    }

    /** A remark about a line whose text is complete. */
    public void inLine(Severity severity, Position position, String text, String word, String suggestion) {
        add(new Diagnostic(severity, true, position, Characters.decoded(text), word, suggestion));
    }

    /** A remark from a check of the whole configuration; the text is complete. */
    public void afterwards(Severity severity, Position position, String text) {
        add(new Diagnostic(severity, false, position, Characters.decoded(text), null, null));
    }

    private void add(Diagnostic diagnostic) {
        if (diagnostic.severity() == Severity.ALERT) {
            errors++;
            lineErrors += diagnostic.whileReading() ? 1 : 0;
        } else if (diagnostic.severity() == Severity.WARNING) {
            warnings++;
        }
        if (list.size() < LIMIT) {
            list.add(diagnostic);
        } else if (dropped++ == 0) {
            list.add(new Diagnostic(Severity.WARNING, false, diagnostic.position(),
                "more than " + LIMIT + " messages about the configuration; the following ones are not shown.", null, null));
        }
    }

    /** All kept remarks in the order they were made. */
    public List<Diagnostic> list() {
        return Collections.unmodifiableList(list);
    }

    /** True when further remarks are only counted: then nobody needs to look for suggestions. */
    public boolean isFull() {
        return list.size() >= LIMIT;
    }

    public boolean hasErrors() {
        return errors > 0;
    }

    public boolean hasWarnings() {
        return warnings > 0;
    }

    /** Number of errors that were found in lines. */
    public int lineErrorCount() {
        return lineErrors;
    }

    /** Number of errors, those beyond the limit included. */
    public int errorCount() {
        return errors;
    }
}
