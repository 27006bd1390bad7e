package io.sluice.language.sample;

/** The places where expressions are evaluated, in the order and with the names of HAProxy's keyword dumps. */
public enum Checkpoint {
    FRONTEND_CONNECTION("frontend tcp-request connection rule"),
    FRONTEND_SESSION("frontend tcp-request session rule"),
    FRONTEND_REQUEST_CONTENT("frontend tcp-request content rule"),
    FRONTEND_REQUEST("frontend http-request header rule"),
    FRONTEND_REQUEST_BODY("frontend http-request body rule"),
    CHOOSE_BACKEND("frontend use-backend rule"),
    BACKEND_REQUEST_CONTENT("backend tcp-request content rule"),
    BACKEND_REQUEST("backend http-request header rule"),
    BACKEND_REQUEST_BODY("backend http-request body rule"),
    CHOOSE_SERVER("backend use-server, balance or stick-match rule"),
    SERVER_SOURCE("server source selection"),
    BACKEND_RESPONSE_CONTENT("backend tcp-response content rule"),
    BACKEND_RESPONSE("backend http-response header rule"),
    BACKEND_RESPONSE_BODY("backend http-response body rule"),
    STORE("backend stick-store rule"),
    FRONTEND_RESPONSE_CONTENT("frontend tcp-response content rule"),
    FRONTEND_RESPONSE("frontend http-response header rule"),
    FRONTEND_RESPONSE_BODY("frontend http-response body rule"),
    LOG("logs"),
    CHECK("backend tcp-check rule"),
    CONFIGURATION("configuration parser"),
    COMMAND("CLI parser");

    private final String label;

    Checkpoint(String label) {
        this.label = label;
    }

    /** The place as messages name it. */
    public String label() {
        return label;
    }
}
