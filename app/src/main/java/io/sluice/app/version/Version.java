package io.sluice.app.version;

import io.sluice.language.config.source.Surroundings;

/** The names and numbers by which the program presents itself. */
public final class Version {

    public static final String PROGRAM = "Sluice";
    public static final String NUMBER = "0.1.0";

    /** Date of the sources. */
    public static final String RELEASED = "2026/11/20";

    /** The HAProxy release whose language, Runtime API and messages are followed. */
    public static final String HAPROXY = Surroundings.VERSION;

    private Version() {
    }

    /**
     * The first line of {@code -v}, and of nothing else. Scripts recognise a release by searching for {@code HAProxy version} followed by a
     * number, so this text is in the line, with the number of the release whose behaviour they will find; the line begins with the program's
     * own name because a person who reads it must not take the one for the other.
     */
    public static String line() {
        return PROGRAM + " version " + NUMBER + " " + RELEASED + " - compatible with HAProxy version " + HAPROXY;
    }
}
