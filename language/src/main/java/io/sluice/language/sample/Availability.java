package io.sluice.language.sample;

/** Where the values of a group of fetches exist. A pattern has one letter for each {@link Checkpoint}: {@code Y} where they can be used. */
public enum Availability {
    ALWAYS("YYYYYYYYYYYYYYYYYYYYYY", "internal state"),
    RUNNING("YYYYYYYYYYYYYYYYYYYY.Y", "internal state"),
    CONNECTION("YYYYYYYYYYYYYYYYYYYY..", "client address"),
    LISTENER("YYYYYYYYYYYYYYYYYYY...", "listener"),
    SESSION(".YYYYYYYYYYYYYYYYYY...", "client session"),
    REQUEST("..YYYYYYYYY...........", "HTTP request headers"),
    REQUEST_KEPT("..YYYYYYYYYYYYYYYYY...", "HTTP request"),
    STREAM("..YYYYYYYYYYYYYYYY.Y..", "stream"),
    BACKEND("......YYYYYYYYYYYYYY..", "backend"),
    SERVER(".........YYYYYYYYYY...", "server"),
    SERVER_CONNECTION("...........YYYYYYYYY..", "server connection"),
    SERVER_SIDE("..........YYYYYYYYYY..", "server connection"),
    RESPONSE("...........YYYYYYY.Y..", "HTTP response");

    private final String pattern;
    private final String need;

    Availability(String pattern, String need) {
        this.pattern = pattern;
        this.need = need;
    }

    /** The values can be used there. */
    public boolean at(Checkpoint place) {
        return pattern.charAt(place.ordinal()) == 'Y';
    }

    /** One letter per checkpoint. */
    public String pattern() {
        return pattern;
    }

    /** What has to be there, as messages name it. */
    public String need() {
        return need;
    }
}
