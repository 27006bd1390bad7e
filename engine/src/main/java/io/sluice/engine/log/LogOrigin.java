package io.sluice.engine.log;

/** When in the life of an exchange its line is written. */
public enum LogOrigin {
    ACCEPT("txn_accept"),
    CONNECT("txn_connect"),
    RESPONSE("txn_response"),
    CLOSE("txn_close"),
    /** The client never sent a request that could be understood. */
    SESSION_ERROR("sess_error"),
    /** The connection was refused before its first request. */
    KILLED("sess_killed");

    private final String text;

    LogOrigin(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
