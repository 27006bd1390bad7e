package io.sluice.language.rule;

/** The lists of rules that a proxy may have. */
public enum RuleSet {
    HTTP_REQUEST("http-request"),
    HTTP_RESPONSE("http-response"),
    HTTP_AFTER_RESPONSE("http-after-response"),
    TCP_REQUEST_CONNECTION("tcp-request connection"),
    TCP_REQUEST_SESSION("tcp-request session"),
    TCP_REQUEST_CONTENT("tcp-request content"),
    TCP_RESPONSE_CONTENT("tcp-response content");

    private final String keyword;

    RuleSet(String keyword) {
        this.keyword = keyword;
    }

    /** The words that start such a rule. */
    public String keyword() {
        return keyword;
    }
}
