package io.sluice.control.stats.column;

import static io.sluice.control.stats.format.ValueType.U32;

import io.sluice.engine.server.Server;
import java.util.List;

/** Queues and the limits that make streams wait. */
final class LimitColumns {
    private LimitColumns() {
    }

    static List<StatColumn> list() {
        return List.of(
                StatColumn.number("qcur", U32, "MGP", "Streams waiting now")
                        .on("S", row -> row.server().queue().size())
                        .on("B", row -> row.backend().queue().size()).build(),
                StatColumn.number("qmax", U32, "MMP", "Most streams waiting at once so far")
                        .on("S", row -> row.server().queue().maximum())
                        .on("B", row -> row.backend().queue().maximum()).build(),
                StatColumn.number("slim", U32, "CLP", "Limit on sessions at once; for backends, the load at which servers reach theirs")
                        .on("F", row -> row.frontend().maxconn())
                        .on("L", row -> row.listener().maxconn())
                        .on("S", row -> positive(row.server().maxconn()))
                        .on("B", row -> row.moment().fullLoad().of(row.backend())).build(),
                StatColumn.number("qlimit", U32, "CGS", "Limit on streams waiting for the server")
                        .on("S", row -> positive(row.server().line().maxqueue)).build(),
                StatColumn.number("rate_lim", U32, "CLP", "Limit on new sessions in a second")
                        .on("F", row -> row.frontend().sessionRateLimit()).build(),
                StatColumn.number("throttle", U32, "SMP", "Percentage of its weight that the server has reached while it starts")
                        .on("S", row -> row.server().operation() == Server.Operation.STARTING && !row.server().isDraining()
                            ? row.server().startedPercent() : StatColumn.EMPTY).build(),
                StatColumn.number("src_ilim", U32, "CLP", "Limit on idle connections kept for the server")
                        .on("S", row -> row.server().line().poolMaxConnections < 0 ? StatColumn.EMPTY
                            : row.server().line().poolMaxConnections).build());
    }

    private static long positive(int limit) {
        return limit > 0 ? limit : StatColumn.EMPTY;
    }
}
