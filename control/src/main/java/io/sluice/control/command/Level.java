package io.sluice.control.command;

import java.util.Locale;

/** What a client of the Runtime API may do. Ordered: each level may do everything the levels before it may. */
public enum Level {
    USER,
    OPERATOR,
    ADMIN;

    public boolean allows(Level needed) {
        return compareTo(needed) >= 0;
    }

    /** The word users write in the configuration and read in {@code show cli level}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
