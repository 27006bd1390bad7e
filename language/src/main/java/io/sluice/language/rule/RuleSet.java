package io.sluice.language.rule;

import io.sluice.language.sample.Checkpoint;

/** The lists of rules that a proxy may have. */
public enum RuleSet {
    HTTP_REQUEST("http-request", Checkpoint.FRONTEND_REQUEST, Checkpoint.BACKEND_REQUEST),
    HTTP_RESPONSE("http-response", Checkpoint.FRONTEND_RESPONSE, Checkpoint.BACKEND_RESPONSE),
    HTTP_AFTER_RESPONSE("http-after-response", Checkpoint.FRONTEND_RESPONSE, Checkpoint.BACKEND_RESPONSE),
    TCP_REQUEST_CONNECTION("tcp-request connection", Checkpoint.FRONTEND_CONNECTION, Checkpoint.FRONTEND_CONNECTION),
    TCP_REQUEST_SESSION("tcp-request session", Checkpoint.FRONTEND_SESSION, Checkpoint.FRONTEND_SESSION),
    TCP_REQUEST_CONTENT("tcp-request content", Checkpoint.FRONTEND_REQUEST_CONTENT, Checkpoint.BACKEND_REQUEST_CONTENT),
    TCP_RESPONSE_CONTENT("tcp-response content", Checkpoint.FRONTEND_RESPONSE_CONTENT, Checkpoint.BACKEND_RESPONSE_CONTENT);

    private final String keyword;
    private final Checkpoint ofFrontend;
    private final Checkpoint ofBackend;

    RuleSet(String keyword, Checkpoint ofFrontend, Checkpoint ofBackend) {
        this.keyword = keyword;
        this.ofFrontend = ofFrontend;
        this.ofBackend = ofBackend;
    }

    /** Where expressions of such a rule are evaluated, in a section that accepts clients or in a mere backend. */
    public Checkpoint checkpoint(boolean frontend) {
        return frontend ? ofFrontend : ofBackend;
    }

    /** The words that start such a rule. */
    public String keyword() {
        return keyword;
    }
}
