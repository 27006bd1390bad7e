package io.sluice.language.config.diagnostic;

/** How serious a diagnostic is; the words are those of the messages a user sees. */
public enum Severity {
    /** A remark that only {@code -dD} shows. */
    DIAG,
    NOTICE,
    WARNING,
    /** An error: the configuration cannot be used. */
    ALERT
}
