package io.sluice.control.command;

import java.util.Locale;

/** How important a feedback message is: syslog's numbers and names, printed only when the client asks for them. */
public enum Severity {
    EMERG,
    ALERT,
    CRIT,
    ERR,
    WARNING,
    NOTICE,
    INFO,
    DEBUG;

    public int number() {
        return ordinal();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
