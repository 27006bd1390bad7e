package io.sluice.net.regex;

/** A regular expression that cannot be compiled; the message is what a user reads. */
public final class RegexProblem extends Exception {

    private static final long serialVersionUID = 1L;

    public RegexProblem(String message) {
        super(message, null, false, false);
    }
}
