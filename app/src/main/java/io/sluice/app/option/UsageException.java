package io.sluice.app.option;

/** The command line cannot be understood. With a message it is the message that is shown, without one it is the usage. */
public final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean usageShown;

    UsageException(String message, boolean usageShown) {
        super(message, null, false, false);
        this.usageShown = usageShown;
    }

    static UsageException plain() {
        return new UsageException(null, true);
    }

    /** True when the list of options helps. */
    public boolean usageShown() {
        return usageShown;
    }
}
