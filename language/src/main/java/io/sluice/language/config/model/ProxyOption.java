package io.sluice.language.config.model;

/** The {@code option} flags that are plain switches. Those with arguments, or that exclude one another, are fields of their own. */
public enum ProxyOption {
    ABORT_ON_CLOSE("abortonclose"),
    ACCEPT_UNSAFE_VIOLATIONS_IN_HTTP_REQUEST("accept-unsafe-violations-in-http-request"),
    ACCEPT_UNSAFE_VIOLATIONS_IN_HTTP_RESPONSE("accept-unsafe-violations-in-http-response"),
    ALL_BACKUPS("allbackups"),
    CLIENT_TCP_KEEP_ALIVE("clitcpka"),
    CONTINUOUS_STATISTICS("contstats"),
    DONT_LOG_NORMAL("dontlog-normal"),
    DONT_LOG_NULL("dontlognull"),
    HTTP_BUFFER_REQUEST("http-buffer-request"),
    HTTP_IGNORE_PROBES("http-ignore-probes"),
    HTTP_NO_DELAY("http-no-delay"),
    HTTP_PRETEND_KEEP_ALIVE("http-pretend-keepalive"),
    IDLE_CLOSE_ON_RESPONSE("idle-close-on-response"),
    INDEPENDENT_STREAMS("independent-streams"),
    LOG_AS_SOON_AS_POSSIBLE("logasap"),
    LOG_HEALTH_CHECKS("log-health-checks"),
    LOG_SEPARATE_ERRORS("log-separate-errors"),
    NO_LINGER("nolinger"),
    /** {@code no option tcp-smart-accept}: HTTP has it unless told otherwise. */
    NO_TCP_SMART_ACCEPT(""),
    PERSIST("persist"),
    PREFER_LAST_SERVER("prefer-last-server"),
    SERVER_TCP_KEEP_ALIVE("srvtcpka"),
    SOCKET_STATISTICS("socket-stats"),
    SPLICE_AUTO("splice-auto"),
    SPLICE_REQUEST("splice-request"),
    SPLICE_RESPONSE("splice-response"),
    TCP_SMART_ACCEPT("tcp-smart-accept"),
    TCP_SMART_CONNECT("tcp-smart-connect"),
    TRANSPARENT("transparent");

    private final String keyword;

    ProxyOption(String keyword) {
        this.keyword = keyword;
    }

    /** The word behind {@code option}. */
    public String keyword() {
        return keyword;
    }
}
