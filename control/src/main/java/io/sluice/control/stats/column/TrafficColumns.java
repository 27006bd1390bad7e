package io.sluice.control.stats.column;

import static io.sluice.control.stats.format.ValueType.S32;
import static io.sluice.control.stats.format.ValueType.U32;
import static io.sluice.control.stats.format.ValueType.U64;

import java.util.List;

/** Sessions, bytes, and their rates. */
final class TrafficColumns {
    private TrafficColumns() {
    }

    static List<StatColumn> list() {
        return List.of(
                StatColumn.number("scur", U32, "MGP", "Sessions now")
                        .on("F", row -> row.frontend().sessions().current())
                        .on("L", row -> row.listener().connections().current())
                        .on("S", row -> row.server().sessions().current())
                        .on("B", row -> row.backend().sessions().current()).build(),
                StatColumn.number("smax", U32, "MMP", "Most sessions at once so far")
                        .on("F", row -> row.frontend().sessions().maximum())
                        .on("L", row -> row.listener().connections().maximum())
                        .on("S", row -> row.server().sessions().maximum())
                        .on("B", row -> row.backend().sessions().maximum()).build(),
                StatColumn.counter("stot", "FLSB", counters -> counters.sessions, "Sessions so far").build(),
                StatColumn.counter("bin", "FLSB", counters -> counters.bytesIn, "Bytes of requests so far").build(),
                StatColumn.counter("bout", "FLSB", counters -> counters.bytesOut, "Bytes of responses so far").build(),
                StatColumn.counter("lbtot", "SB", counters -> counters.selected,
                        "Times the load-balancing algorithm chose a server, so far").build(),
                StatColumn.number("rate", U32, "MRP", "Sessions in the last second; for backends and servers, requests")
                        .on("F", row -> row.frontend().sessionRate().rate(row.nowMs()))
                        .on("S", row -> row.server().sessionRate().rate(row.nowMs()))
                        .on("B", row -> row.backend().sessionRate().rate(row.nowMs())).build(),
                StatColumn.number("rate_max", U32, "MMP", "Most sessions in a second so far").tagged("B", "MGP")
                        .on("F", row -> row.frontend().sessionRate().maximum())
                        .on("S", row -> row.server().sessionRate().maximum())
                        .on("B", row -> row.backend().sessionRate().maximum()).build(),
                StatColumn.number("lastsess", S32, "MAP", "Seconds since the last session, -1 when there was none")
                        .on("S", row -> lastSession(row, row.server().lastSessionMs()))
                        .on("B", row -> lastSession(row, row.backend().lastSessionMs())).build(),
                StatColumn.number("sess_other", U64, "MCP", "Sessions other than HTTP so far")
                        .on("F", row -> row.isHttp() ? 0 : row.counters().sessions).build(),
                StatColumn.number("h1sess", U64, "MCP", "HTTP/1 sessions so far")
                        .on("F", row -> row.isHttp() ? row.counters().sessions : 0).build(),
                StatColumn.zero("h2sess", "F", "HTTP/2 sessions so far").build(),
                StatColumn.zero("h3sess", "F", "HTTP/3 sessions so far").build());
    }

    private static long lastSession(StatRow row, long wallMs) {
        return wallMs < 0 ? -1 : row.ageSeconds(wallMs);
    }
}
