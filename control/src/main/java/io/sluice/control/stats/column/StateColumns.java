package io.sluice.control.stats.column;

import static io.sluice.control.stats.format.ValueType.U32;
import static io.sluice.control.stats.format.ValueType.U64;

import io.sluice.engine.proxy.Backend;
import io.sluice.engine.proxy.Listener;
import io.sluice.engine.server.CheckState;
import io.sluice.engine.server.Server;
import java.util.List;

/** Whether things work: status words, weights, and since when. */
final class StateColumns {
    private static final int MS_PER_SECOND = 1_000;

    private StateColumns() {
    }

    static List<StatColumn> list() {
        return List.of(
                StatColumn.text("status", "SGP", "OPEN, FULL, PAUSED or STOP; UP, DOWN, NOLB, DRAIN, MAINT or no check")
                        .onText("F", StateColumns::frontendStatus)
                        .onText("L", row -> listenerStatus(row.listener()))
                        .onText("S", row -> serverStatus(row.server()))
                        .onText("B", StateColumns::backendStatus).build(),
                StatColumn.number("weight", U32, "MaP", "Weight of the server, or of all that the backend uses")
                        .on("S", row -> row.server().effectiveWeight())
                        .on("B", row -> row.backend().totalWeight()).build(),
                StatColumn.number("act", U32, "MGP", "Usable servers that are no backups; for a server, 1 when it is none").tagged("S", "SGP")
                        .on("S", row -> row.server().isBackup() ? 0 : 1)
                        .on("B", row -> row.backend().activeServers()).build(),
                StatColumn.number("bck", U32, "MGP", "Usable backup servers; for a server, 1 when it is one").tagged("S", "SGP")
                        .on("S", row -> row.server().isBackup() ? 1 : 0)
                        .on("B", row -> row.backend().backupServers()).build(),
                StatColumn.number("chkdown", U64, "MCP", "Changes from up to down so far")
                        .on("S", row -> row.server().check().isEnabled() ? row.server().downTransitions() : StatColumn.EMPTY)
                        .on("B", row -> row.backend().downTransitions()).build(),
                StatColumn.number("lastchg", U32, "MAP", "Seconds since the last change of state")
                        .on("S", row -> row.ageSeconds(row.server().lastChangeMs()))
                        .on("B", row -> row.ageSeconds(row.backend().lastChangeMs())).build(),
                StatColumn.number("downtime", U32, "MCP", "Seconds spent down so far")
                        .on("S", StateColumns::serverDowntime)
                        .on("B", StateColumns::backendDowntime).build(),
                StatColumn.number("uweight", U32, "MaP", "Weight of the server as the user set it, or of all that the backend uses")
                        .on("S", row -> row.server().userWeight())
                        .on("B", row -> row.backend().totalUserWeight()).build(),
                StatColumn.number("agg_server_status", U32, "MGP", "Always 0: servers by status are counted by exporters").on("B", row -> 0)
                        .build(),
                StatColumn.number("agg_server_check_status", U32, "MGP", "Always 0: older name of agg_server_status").on("B", row -> 0)
                        .build(),
                StatColumn.number("agg_check_status", U32, "MGP", "Always 0: servers by check result are counted by exporters")
                        .on("B", row -> 0).build());
    }

    private static String frontendStatus(StatRow row) {
        return switch (row.frontend().state()) {
            case STARTING, OPEN -> "OPEN";
            case PAUSED -> "PAUSED";
            case STOPPED -> "STOP";
        };
    }

    private static String listenerStatus(Listener listener) {
        int limit = listener.maxconn();
        return limit > 0 && listener.connections().current() >= limit ? "FULL" : "OPEN";
    }

    static String serverStatus(Server server) {
        if (server.isInMaintenance()) {
            return maintenance(server);
        }
        CheckState check = server.checkedServer().check();
        CheckState agent = server.checkedServer().agent();
        boolean full = !check.isEnabled() || check.health() >= check.fullHealth();
        String lowering = full ? "" : " " + (check.health() - check.rise() + 1) + "/" + check.fall();
        return switch (server.operation()) {
            case STOPPED -> agent.isEnabled() && agent.health() == 0 ? "DOWN (agent)"
                : !check.isEnabled() || check.health() == 0 ? "DOWN" : "DOWN " + check.health() + "/" + check.rise();
            case STOPPING -> "NOLB" + lowering;
            case STARTING, RUNNING -> server.isDraining() ? agent.isEnabled() ? "DRAIN (agent)" : "DRAIN" + lowering
                : check.isEnabled() ? "UP" + lowering : "no check";
        };
    }

    private static String maintenance(Server server) {
        int state = server.administrativeState() & Server.MAINTENANCE;
        if ((state & Server.FORCED_MAINTENANCE) != 0) {
            return "MAINT";
        }
        if ((state & Server.RESOLUTION_MAINTENANCE) != 0) {
            return "MAINT (resolution)";
        }
        return server.tracked() == null ? "MAINT" : "MAINT (via " + server.tracked() + ")";
    }

    private static String backendStatus(StatRow row) {
        Backend backend = row.backend();
        String status = backend.isUp() ? "UP" : "DOWN";
        if (!row.moment().hidesServers()) {
            return status;
        }
        int up = 0;
        for (Server server : backend.servers()) {
            if (isUp(server)) {
                up++;
            }
        }
        return status + " (" + up + "/" + backend.servers().length + ")";
    }

    /** Counts as up for {@code show stat up}: it may finish what it has, if nothing else. */
    static boolean isUp(Server server) {
        return server.isRunning() && !server.isInMaintenance();
    }

    private static long serverDowntime(StatRow row) {
        Server server = row.server();
        return server.check().isEnabled() ? server.downtimeMs(row.moment().wallMs()) / MS_PER_SECOND : StatColumn.EMPTY;
    }

    private static long backendDowntime(StatRow row) {
        Backend backend = row.backend();
        return backend.servers().length == 0 ? StatColumn.EMPTY : backend.downtimeMs(row.moment().wallMs()) / MS_PER_SECOND;
    }
}
