package io.sluice.control.stats.column;

import static io.sluice.control.stats.format.ValueType.U32;

import io.sluice.base.address.SocketAddress;
import io.sluice.control.command.ByteText;
import io.sluice.engine.server.Server;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** The columns that say what a row is about: names, numbers, addresses, mode. */
final class IdentityColumns {
    /** What the algorithm column calls; other algorithms have no name there, {@code random} among them. */
    private static final Set<String> NAMED_ALGORITHMS = Set.of("roundrobin", "static-rr", "first", "leastconn", "source", "uri",
            "url_param", "hdr", "rdp-cookie", "hash", "none");

    private IdentityColumns() {
    }

    static List<StatColumn> list() {
        return List.of(
                StatColumn.text("pxname", "KNS", "Name of the proxy").onText("FLSB", StatRow::proxyName).build(),
                StatColumn.text("svname", "KNS", "Name of the server or listener, or FRONTEND or BACKEND")
                        .onText("FLSB", StatRow::objectName).build(),
                StatColumn.number("pid", U32, "KGP", "Number of the worker process, always 1").on("FLSB", row -> 1).build(),
                StatColumn.number("iid", U32, "KGS", "Number of the proxy").on("FLSB", row -> row.proxy().id()).build(),
                StatColumn.number("sid", U32, "KGS", "Number of the server or listener inside its proxy")
                        .on("FLSB", StatRow::id).build(),
                StatColumn.number("type", U32, "CGS", "What the row is about: 0 frontend, 1 backend, 2 server, 3 listener")
                        .on("FLSB", row -> row.kind().number()).build(),
                StatColumn.number("srid", U32, "MCP", "Revision of the server's number, against mix-ups when it is used again")
                        .on("S", row -> 0).build(),
                StatColumn.text("tracked", "CNS", "Server whose state this one follows")
                        .onText("S", row -> row.server().tracked() == null ? null : row.server().tracked().toString()).build(),
                StatColumn.text("addr", "CGS", "Address and port; not for clients of level user")
                        .onText("L", row -> address(row.listener().address()))
                        .onText("S", row -> address(row.server().address()))
                        .detail().build(),
                StatColumn.text("cookie", "CNS", "Persistence cookie's value for the server or name in the backend; not for level user")
                        .onText("S", row -> cookie(row.server()))
                        .onText("B", row -> row.proxy().section().cookie == null ? null : ByteText.ofJava(row.proxy().section().cookie.name()))
                        .detail().build(),
                StatColumn.text("mode", "CGS", "Mode of the proxy: http or tcp")
                        .onText("FLSB", row -> row.isHttp() ? "http" : "tcp").build(),
                StatColumn.text("algo", "CGS", "Load-balancing algorithm; not for clients of level user")
                        .onText("B", row -> algorithm(row.proxy().section().balance.algorithm()))
                        .detail().build(),
                StatColumn.text("proto", "SGP", "Transport of the listener").onText("L", row -> transport(row.listener().address()))
                        .build());
    }

    private static String address(SocketAddress address) {
        if (address == null) {
            return null;
        }
        return switch (address.kind()) {
            case IPV4, IPV6, DESCRIPTOR -> address.toString();
            case UNIX, ABSTRACT -> "unix";
        };
    }

    private static String cookie(Server server) {
        return server.cookie() == null ? null : new String(server.cookie(), StandardCharsets.ISO_8859_1);
    }

    private static String algorithm(String name) {
        return NAMED_ALGORITHMS.contains(name) ? name : "unknown";
    }

    private static String transport(SocketAddress address) {
        return switch (address.kind()) {
            case IPV4, DESCRIPTOR -> "tcpv4";
            case IPV6 -> "tcpv6";
            case UNIX -> "unix_stream";
            case ABSTRACT -> "abns_stream";
        };
    }
}
