package io.sluice.control.stats.info;

import java.util.List;

/** Lines about connections, sessions, requests and bytes. */
final class TrafficInfo {
    private static final long BYTES_PER_KB = 1_024;

    private TrafficInfo() {
    }

    static List<InfoField> connections() {
        return List.of(
                InfoField.number("CurrConns", "MGP", moment -> moment.process().connections().current(), "Client connections now"),
                InfoField.number("CumConns", "MCP", moment -> moment.process().totalConnections().get(), "Client connections so far"),
                InfoField.number("CumReq", "MCP", moment -> moment.process().totalRequests().get(), "Requests so far"));
    }

    static List<InfoField> pipes() {
        return List.of(
                InfoField.number("Maxpipes", "CLP", moment -> moment.process().pipes().limit(), "Most pipes for splicing, 0 when no proxy splices"),
                InfoField.number("PipesUsed", "MGP", moment -> moment.process().pipes().used(), "Pipes with bytes in them"),
                InfoField.number("PipesFree", "MGP", moment -> moment.process().pipes().free(), "Pipes that wait to be used"));
    }

    static List<InfoField> rates() {
        return List.of(
                InfoField.rate("ConnRate", "MRP", moment -> moment.process().connectionRate().rate(moment.nowMs()),
                        "Client connections in the last second"),
                InfoField.number("ConnRateLimit", "CLP", moment -> moment.process().connectionRateLimit(), "Limit on ConnRate"),
                InfoField.number("MaxConnRate", "MMP", moment -> moment.process().connectionRate().maximum(), "Highest ConnRate so far"),
                InfoField.rate("SessRate", "MRP", moment -> moment.process().sessionRate().rate(moment.nowMs()), "Sessions in the last second"),
                InfoField.number("SessRateLimit", "CLP", moment -> moment.process().sessionRateLimit(), "Limit on SessRate"),
                InfoField.number("MaxSessRate", "MRP", moment -> moment.process().sessionRate().maximum(), "Highest SessRate so far"));
    }

    static List<InfoField> compression() {
        return List.of(
                InfoField.rate("CompressBpsIn", "MRP", moment -> 0, "Bytes given to compression in the last second"),
                InfoField.rate("CompressBpsOut", "MRP", moment -> 0, "Bytes that compression returned in the last second"),
                InfoField.number("CompressBpsRateLim", "CLP", moment -> moment.process().compressionLimitKb() * BYTES_PER_KB,
                        "Limit on CompressBpsIn"));
    }

    static List<InfoField> output() {
        return List.of(
                InfoField.large("TotalBytesOut", "MGP", moment -> moment.loops().bytesOut(), "Bytes sent to clients so far"),
                InfoField.large("TotalSplicedBytesOut", "MGP", moment -> moment.process().pipes().movedBytes(),
                        "Bytes that the kernel moved without a copy so far"),
                InfoField.large("BytesOutRate", "MRP", InfoMoment::bytesOutRate, "Bytes sent to clients per second, since the figure was last read"));
    }
}
