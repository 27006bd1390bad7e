package io.sluice.language.variable;

/** How long a variable lives. */
public enum VariableScope {
    /** As long as the process. */
    PROCESS("proc"),
    /** As long as the client's connection. */
    SESSION("sess"),
    /** From the beginning of a request to the end of its response. */
    TRANSACTION("txn"),
    /** While the request is being worked on. */
    REQUEST("req"),
    /** While the response is being worked on. */
    RESPONSE("res"),
    /** As long as one health check. */
    CHECK("check");

    private final String label;

    VariableScope(String label) {
        this.label = label;
    }

    /** What stands before the dot of a name. */
    public String label() {
        return label;
    }
}
