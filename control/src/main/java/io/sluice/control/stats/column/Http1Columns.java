package io.sluice.control.stats.column;

import static io.sluice.control.stats.format.ValueType.U64;

import io.sluice.engine.server.Server;
import java.util.List;

/**
 * HTTP/1 on the side that a row looks at: clients for frontends, servers for backends; all 0 in other modes. Bytes are those of
 * messages, as the traffic columns count them.
 */
final class Http1Columns {
    private Http1Columns() {
    }

    static List<StatColumn> list() {
        return List.of(
                gauge("h1_open_connections", "Connections open now")
                        .on("F", row -> http(row, row.frontend().sessions().current()))
                        .on("B", row -> http(row, openConnections(row))).build(),
                gauge("h1_open_streams", "Streams open now")
                        .on("F", row -> 0)
                        .on("B", row -> http(row, row.backend().sessions().current())).build(),
                counter("h1_total_connections", "Connections so far")
                        .on("F", row -> http(row, row.counters().connections))
                        .on("B", row -> http(row, row.counters().connects)).build(),
                counter("h1_total_streams", "Streams so far")
                        .on("F", row -> http(row, row.counters().requests))
                        .on("B", row -> http(row, row.counters().connects + row.counters().reuses)).build(),
                counter("h1_bytes_in", "Bytes received so far")
                        .on("F", row -> http(row, row.counters().bytesIn))
                        .on("B", row -> http(row, row.counters().bytesOut)).build(),
                counter("h1_bytes_out", "Bytes sent so far")
                        .on("F", row -> http(row, row.counters().bytesOut))
                        .on("B", row -> http(row, row.counters().bytesIn)).build(),
                counter("h1_spliced_bytes_in", "Always 0: the kernel's splicing is not used").on("FB", row -> 0).build(),
                counter("h1_spliced_bytes_out", "Always 0: the kernel's splicing is not used").on("FB", row -> 0).build());
    }

    private static StatColumn.Builder gauge(String name, String description) {
        return StatColumn.number(name, U64, "MGP", description);
    }

    private static StatColumn.Builder counter(String name, String description) {
        return StatColumn.number(name, U64, "MCP", description);
    }

    private static long http(StatRow row, long value) {
        return row.isHttp() ? value : 0;
    }

    private static long openConnections(StatRow row) {
        long open = 0;
        for (Server server : row.backend().servers()) {
            open += server.sessions().current() + ConnectionColumns.idle(server);
        }
        return open;
    }
}
