package io.sluice.control.command;

/**
 * A command could not be done; the message is the text that the client sees. Carries no stack trace: it is an answer, not a
 * fault of the program.
 */
public final class CommandFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final Severity severity;

    public CommandFailure(String text) {
        this(Severity.ERR, text);
    }

    public CommandFailure(Severity severity, String text) {
        super(text, null, false, false);
        this.severity = severity;
    }

    public Severity severity() {
        return severity;
    }
}
