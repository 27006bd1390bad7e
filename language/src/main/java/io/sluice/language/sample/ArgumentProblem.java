package io.sluice.language.sample;

/** What is wrong with a keyword's arguments; the message is the end of the diagnostic that a user reads. */
public final class ArgumentProblem extends Exception {

    private static final long serialVersionUID = 1L;

    public ArgumentProblem(String message) {
        super(message, null, false, false);
    }
}
