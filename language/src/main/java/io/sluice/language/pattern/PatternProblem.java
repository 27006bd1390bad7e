package io.sluice.language.pattern;

/** A text that cannot be a pattern or the value of one; the message is what a user reads. */
public final class PatternProblem extends Exception {

    private static final long serialVersionUID = 1L;

    public PatternProblem(String message) {
        super(message, null, false, false);
    }
}
