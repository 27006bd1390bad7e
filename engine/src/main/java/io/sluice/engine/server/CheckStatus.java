package io.sluice.engine.server;

/** How the last check of a server ended, in HAProxy's order, whose numbers {@code show servers state} prints. */
public enum CheckStatus {
    UNKNOWN("UNK", "Unknown", Result.UNKNOWN),
    INITIALIZING("INI", "Initializing", Result.UNKNOWN),
    STARTED("", "", Result.UNKNOWN),
    /** The agent answered something that changes no health. */
    CHECKED("CHECKED", "No status change", Result.NEUTRAL),
    SOCKET_ERROR("SOCKERR", "Socket error", Result.FAILED),
    /** Traffic showed errors. Nothing gives it; it holds its number. */
    TRAFFIC_ERRORS("HANA", "Health analyze", Result.FAILED),
    L4_OK("L4OK", "Layer4 check passed", Result.PASSED),
    L4_TIMEOUT("L4TOUT", "Layer4 timeout", Result.FAILED),
    L4_CONNECTION("L4CON", "Layer4 connection problem", Result.FAILED),
    L6_OK("L6OK", "Layer6 check passed", Result.PASSED),
    L6_TIMEOUT("L6TOUT", "Layer6 timeout", Result.FAILED),
    L6_RESPONSE("L6RSP", "Layer6 invalid response", Result.FAILED),
    L7_TIMEOUT("L7TOUT", "Layer7 timeout", Result.FAILED),
    L7_RESPONSE("L7RSP", "Layer7 invalid response", Result.FAILED),
    /** Only marks where codes begin: whatever comes behind it was answered by the server itself. */
    DATA_MARK("", "", Result.UNKNOWN),
    L7_OK("L7OK", "Layer7 check passed", Result.PASSED),
    L7_CONDITIONAL("L7OKC", "Layer7 check conditionally passed", Result.CONDITIONAL),
    L7_STATUS("L7STS", "Layer7 wrong status", Result.FAILED),
    PROCESS_ERROR("PROCERR", "External check error", Result.FAILED),
    PROCESS_TIMEOUT("PROCTOUT", "External check timeout", Result.FAILED),
    PROCESS_OK("PROCOK", "External check passed", Result.PASSED);

    /** What a status means for the health; the numbers are HAProxy's. */
    public enum Result { UNKNOWN, NEUTRAL, FAILED, PASSED, CONDITIONAL }

    private final String word;
    private final String description;
    private final Result result;

    CheckStatus(String word, String description, Result result) {
        this.word = word;
        this.description = description;
        this.result = result;
    }

    /** The short word of {@code show stat}. */
    public String word() {
        return word;
    }

    public String description() {
        return description;
    }

    public Result result() {
        return result;
    }

    /** The server's own answer decided, so there is a code. */
    public boolean hasCode() {
        return ordinal() > DATA_MARK.ordinal();
    }
}
