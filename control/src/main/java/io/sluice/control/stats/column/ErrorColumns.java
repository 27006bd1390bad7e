package io.sluice.control.stats.column;

import java.util.List;

/** What went wrong, and what was refused. */
final class ErrorColumns {
    private ErrorColumns() {
    }

    static List<StatColumn> list() {
        return List.of(
                StatColumn.counter("dreq", "FLB", counters -> counters.deniedRequests, "Requests denied so far").build(),
                StatColumn.counter("dresp", "FLSB", counters -> counters.deniedResponses, "Responses denied so far").build(),
                StatColumn.counter("ereq", "FL", counters -> counters.requestErrors, "Invalid requests so far").build(),
                StatColumn.counter("econ", "SB", counters -> counters.connectionErrors, "Failed connections to servers so far").build(),
                StatColumn.counter("eresp", "SB", counters -> counters.responseErrors, "Invalid responses so far").build(),
                StatColumn.counter("wretr", "SB", counters -> counters.retries, "Connections tried again so far").build(),
                StatColumn.counter("wredis", "SB", counters -> counters.redispatches, "Requests sent to another server so far").build(),
                StatColumn.counter("cli_abrt", "SB", counters -> counters.clientAborts, "Transfers ended by the client so far").build(),
                StatColumn.counter("srv_abrt", "SB", counters -> counters.serverAborts, "Transfers ended by the server so far").build(),
                StatColumn.counter("dcon", "FL", counters -> counters.deniedConnections, "Connections refused by rules so far").build(),
                StatColumn.counter("dses", "FL", counters -> counters.deniedSessions, "Sessions refused by rules so far").build(),
                StatColumn.counter("wrew", "FLSB", counters -> counters.failedRewrites, "Header changes that failed so far").build(),
                StatColumn.counter("eint", "FLSB", counters -> counters.internalErrors, "Internal errors so far").build());
    }
}
