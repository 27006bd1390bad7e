package io.sluice.language.config.keyword;

import java.util.List;

/**
 * Names that HAProxy 3.2 knows and that have no reader here: they answer that they are not supported yet instead of being unknown. The texts are only split
 * when a word was not found or a list is asked for.
 */
final class KnownNames {

    private static final String GLOBALS =
        "51degrees-allow-unmatched 51degrees-cache-size 51degrees-data-file 51degrees-difference 51degrees-drift "
        + "51degrees-property-name-list 51degrees-property-separator 51degrees-use-performance-graph "
        + "51degrees-use-predictive-graph acme.scheduler anonkey cluster-secret debug.counters deviceatlas-json-file "
        + "deviceatlas-log-level deviceatlas-properties-cookie deviceatlas-separator dns-accept-family force-cfg-parser-pause "
        + "h1-accept-payload-with-any-method h1-case-adjust h1-case-adjust-file h1-do-not-close-on-insecure-transfer-encoding "
        + "h2-workaround-bogus-websocket-clients harden.reject-privileged-ports.quic harden.reject-privileged-ports.tcp "
        + "http-err-codes http-fail-codes httpclient.resolvers.disabled httpclient.resolvers.id httpclient.resolvers.prefer "
        + "httpclient.retries httpclient.ssl.ca-file httpclient.ssl.verify httpclient.timeout.connect issuers-chain-path "
        + "limited-quic lua-load lua-load-per-thread lua-prepend-path maxcompcpuusage ocsp-update.disable ocsp-update.httpproxy "
        + "ocsp-update.maxdelay ocsp-update.mindelay ocsp-update.mode pp2-never-send-local set-var set-var-fmt setcap "
        + "ssl-default-bind-client-sigalgs ssl-default-bind-sigalgs ssl-default-server-client-sigalgs ssl-default-server-curves "
        + "ssl-default-server-sigalgs ssl-engine ssl-load-extra-del-ext ssl-mode-async ssl-propquery ssl-provider "
        + "ssl-provider-path stats-file tune.zlib.memlevel tune.zlib.windowsize wurfl-cache-size wurfl-data-file "
        + "wurfl-information-list wurfl-information-list-separator";

    private static final String PROXIES =
        "compression dispatch email-alert external-check filter force-persist "
        + "hash-preserve-affinity "
        + "ignore-persist log-steps monitor persist quic-initial redirect "
        + "ssl-f-use stats stick stick-table tcp-request tcp-response transparent use-fcgi-app "
        + "use-server";

    private static final String OPTIONS =
        "accept-unsafe-violations-in-http-request accept-unsafe-violations-in-http-response checkcache external-check forwarded "
        + "h1-case-adjust-bogus-client h1-case-adjust-bogus-server http-drop-request-trailers ldap-check mysql-check "
        + "http-drop-response-trailers http-restrict-req-hdr-names http-use-proxy-header originalto pgsql-check smtpchk "
        + "spop-check ssl-hello-chk "
        + "transparent";

    private static final String BIND_OPTIONS =
        "accept-netscaler-cip allow-0rtt alpn ca-file ca-ignore-err ca-sign-file ca-sign-pass ca-verify-file "
        + "ciphers ciphersuites client-sigalgs crl-file crt crt-ignore-err crt-list curves default-crt ecdhe force-sslv3 "
        + "force-tlsv10 force-tlsv11 force-tlsv12 force-tlsv13 generate-certificates idle-ping label namespace nbconn no-alpn "
        + "no-ca-names no-sslv3 no-strict-sni no-tls-tickets no-tlsv10 no-tlsv11 no-tlsv12 no-tlsv13 npn prefer-client-ciphers "
        + "proto quic-cc-algo quic-force-retry quic-socket sigalgs ssl ssl-max-ver ssl-min-ver strict-sni tls-ticket-keys "
        + "tls-tickets verify";

    private static final String SERVER_OPTIONS =
        "allow-0rtt alpn ca-file check-alpn check-pool-conn-name check-proto check-reuse-pool check-send-proxy check-sni "
        + "check-ssl check-via-socks4 ciphers ciphersuites client-sigalgs crl-file crt curves error-limit force-sslv3 force-tlsv10 "
        + "force-tlsv11 force-tlsv12 force-tlsv13 hash-key idle-ping log-bufsize log-proto namespace no-check-reuse-pool "
        + "no-check-send-proxy no-check-ssl no-send-proxy-v2-ssl no-send-proxy-v2-ssl-cn no-ssl "
        + "no-ssl-reuse no-sslv3 no-tls-tickets no-tlsv10 no-tlsv11 no-tlsv12 no-tlsv13 npn observe on-error pool-conn-name proto "
        + "redir resolve-net resolve-opts resolve-prefer resolvers send-proxy-v2-ssl "
        + "send-proxy-v2-ssl-cn sigalgs sni socks4 ssl ssl-max-ver ssl-min-ver ssl-reuse tls-tickets usesrc "
        + "verify verifyhost ws";

    private static final String HTTP_REQUEST_ACTIONS =
        "add-acl add-header allow auth cache-use capture del-acl del-header del-map deny do-log do-resolve "
        + "early-hint normalize-uri ot-group pause redirect reject replace-header replace-path replace-pathq replace-uri "
        + "replace-value return sc-add-gpc sc-inc-gpc sc-inc-gpc0 sc-inc-gpc1 sc-set-gpt sc-set-gpt0 send-spoe-group "
        + "set-bandwidth-limit set-bc-mark set-bc-tos set-dst set-dst-port set-fc-mark set-fc-tos set-header set-log-level "
        + "set-map set-mark set-method set-nice set-path set-pathq set-query set-retries "
        + "set-src set-src-port set-timeout set-tos set-uri set-var set-var-fmt silent-drop strict-mode track-sc track-sc0 "
        + "track-sc1 track-sc2 unset-var use-service wait-for-body wait-for-handshake";

    private static final String SECTIONS =
        "peers resolvers mailers cache http-errors crt-store log-forward log-profile fcgi-app traces acme namespace_list "
        + "program healthcheck";

    private KnownNames() {
    }

    static List<String> globals() {
        return NameList.split(GLOBALS);
    }

    static List<String> proxies() {
        return NameList.split(PROXIES);
    }

    static List<String> options() {
        return NameList.split(OPTIONS);
    }

    static List<String> bindOptions() {
        return NameList.split(BIND_OPTIONS);
    }

    static List<String> serverOptions() {
        return NameList.split(SERVER_OPTIONS);
    }

    static boolean isBindOption(String word) {
        return bindOptions().contains(word);
    }

    static boolean isServerOption(String word) {
        return serverOptions().contains(word);
    }

    /** The unsupported words of one place. */
    static List<String> of(Keyword.Place place) {
        return switch (place) {
            case GLOBAL -> globals();
            case PROXY -> proxies();
            case OPTION -> options();
            case BIND -> bindOptions();
            case SERVER -> serverOptions();
            case USERLIST, HTTP_ERRORS, RING -> List.of();
        };
    }

    /** Names of {@code http-request} actions, without what stands in parentheses behind them. */
    static List<String> actions() {
        return NameList.split(HTTP_REQUEST_ACTIONS);
    }

    static boolean isAction(String word) {
        int open = word.indexOf('(');
        return actions().contains(open < 0 ? word : word.substring(0, open));
    }

    static List<String> sections() {
        return NameList.split(SECTIONS);
    }

    /** How a message names a known line: with its second word where the first alone says little. */
    static String fullProxyName(String first, String second) {
        boolean alone = second.isEmpty() || switch (first) {
            case "stats", "capture", "stick", "monitor", "declare", "email-alert", "compression", "persist", "filter", "http-response",
                 "http-after-response", "tcp-request", "tcp-response" -> false;
            default -> true;
        };
        return alone ? first : first + " " + second;
    }
}
