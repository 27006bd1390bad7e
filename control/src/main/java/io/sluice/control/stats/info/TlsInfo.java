package io.sluice.control.stats.info;

import java.util.List;

/** Lines about TLS. It is not spoken yet, so all figures are 0; the limit is the one that was set. */
final class TlsInfo {
    private TlsInfo() {
    }

    static List<InfoField> connections() {
        return List.of(
                InfoField.number("MaxSslConns", "MMP", moment -> 0, "Limit on TLS connections, 0 for none"),
                InfoField.number("CurrSslConns", "MGP", moment -> 0, "TLS connections now"),
                InfoField.number("CumSslConns", "MCP", moment -> 0, "TLS connections so far"));
    }

    static List<InfoField> rates() {
        return List.of(
                InfoField.rate("SslRate", "MRP", moment -> 0, "TLS connections in the last second"),
                InfoField.number("SslRateLimit", "CLP", moment -> moment.process().tlsRateLimit(), "Limit on SslRate"),
                InfoField.number("MaxSslRate", "MMP", moment -> 0, "Highest SslRate so far"),
                InfoField.rate("SslFrontendKeyRate", "MGP", moment -> 0, "TLS keys made for clients in the last second"),
                InfoField.number("SslFrontendMaxKeyRate", "MMP", moment -> 0, "Highest SslFrontendKeyRate so far"),
                InfoField.rate("SslFrontendSessionReuse_pct", "MGP", moment -> 0, "Percentage of clients' TLS connections that needed no key"),
                InfoField.rate("SslBackendKeyRate", "MRP", moment -> 0, "TLS keys made for servers in the last second"),
                InfoField.number("SslBackendMaxKeyRate", "MMP", moment -> 0, "Highest SslBackendKeyRate so far"),
                InfoField.number("SslCacheLookups", "MCP", moment -> 0, "Lookups in the cache of TLS sessions so far"),
                InfoField.number("SslCacheMisses", "MCP", moment -> 0, "Lookups that found no TLS session so far"));
    }
}
