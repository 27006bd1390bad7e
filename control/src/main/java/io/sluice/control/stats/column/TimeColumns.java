package io.sluice.control.stats.column;

import static io.sluice.control.stats.format.ValueType.U32;

import io.sluice.engine.stats.TimeAverages;
import java.util.List;

/** Average and longest times of servers and backends, in milliseconds. */
final class TimeColumns {
    /** Picks one figure. */
    private interface TimeReader {
        int read(TimeAverages times);
    }

    private TimeColumns() {
    }

    static List<StatColumn> list() {
        return List.of(
                average("qtime", TimeAverages::queueMs, "Average time in the queue over the last 1024 requests, in milliseconds"),
                average("ctime", TimeAverages::connectMs, "Average time to connect over the last 1024 requests, in milliseconds"),
                average("rtime", TimeAverages::responseMs, "Average time to respond over the last 1024 requests, in milliseconds"),
                average("ttime", TimeAverages::totalMs, "Average time in all over the last 1024 requests, in milliseconds"),
                longest("qtime_max", TimeAverages::queueMaxMs, "Longest time in the queue so far, in milliseconds"),
                longest("ctime_max", TimeAverages::connectMaxMs, "Longest time to connect so far, in milliseconds"),
                longest("rtime_max", TimeAverages::responseMaxMs, "Longest time to respond so far, in milliseconds"),
                longest("ttime_max", TimeAverages::totalMaxMs, "Longest time in all so far, in milliseconds"));
    }

    private static StatColumn average(String name, TimeReader reader, String description) {
        return time(name, "MaP", reader, description);
    }

    private static StatColumn longest(String name, TimeReader reader, String description) {
        return time(name, "MMP", reader, description);
    }

    private static StatColumn time(String name, String tags, TimeReader reader, String description) {
        return StatColumn.number(name, U32, tags, description)
                .on("S", row -> reader.read(row.server().times()))
                .on("B", row -> reader.read(row.backend().times())).build();
    }
}
