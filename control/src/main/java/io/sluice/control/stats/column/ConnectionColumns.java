package io.sluice.control.stats.column;

import static io.sluice.control.stats.format.ValueType.U32;

import io.sluice.engine.server.Server;
import java.util.List;

/** Connections, as distinct from sessions: accepted, opened, idle. */
final class ConnectionColumns {
    private ConnectionColumns() {
    }

    static List<StatColumn> list() {
        return List.of(
                StatColumn.number("conn_rate", U32, "MRP", "Connections accepted in the last second")
                        .on("F", row -> row.frontend().connectionRate().rate(row.nowMs())).build(),
                StatColumn.number("conn_rate_max", U32, "MMP", "Most connections accepted in a second so far")
                        .on("F", row -> row.frontend().connectionRate().maximum()).build(),
                StatColumn.counter("conn_tot", "FL", counters -> counters.connections, "Connections accepted so far").build(),
                StatColumn.counter("connect", "SB", counters -> counters.connects, "Connections opened to servers so far").build(),
                StatColumn.counter("reuse", "SB", counters -> counters.reuses, "Times an idle connection was used again so far").build(),
                StatColumn.number("srv_icur", U32, "MGP", "Idle connections kept for the server now").on("S", row -> figures(row).idle())
                        .build(),
                StatColumn.number("idle_conn_cur", U32, "MGP", "Idle connections that have carried one request only, now")
                        .on("S", row -> figures(row).idle() - figures(row).safe()).build(),
                StatColumn.number("safe_conn_cur", U32, "MGP", "Idle connections that have proved to be kept open, now")
                        .on("S", row -> figures(row).safe()).build(),
                StatColumn.number("used_conn_cur", U32, "MGP", "Connections in use now").on("S", row -> figures(row).used())
                        .build(),
                StatColumn.number("need_conn_est", U32, "MGP", "Connections needed, estimated")
                        .on("S", row -> figures(row).estimated()).build());
    }

    /** Read while the loops change it: a rough figure. */
    static int idle(Server server) {
        int count = 0;
        for (int loop = 0; loop < server.loops(); loop++) {
            count += server.idle(loop).count();
        }
        return count;
    }

    private static ConnectionFigures figures(StatRow row) {
        return ConnectionFigures.of(row.backend(), row.server());
    }
}
