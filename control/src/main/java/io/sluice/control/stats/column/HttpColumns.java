package io.sluice.control.stats.column;

import static io.sluice.control.stats.format.ValueType.U32;

import io.sluice.engine.stats.Counters;
import java.util.ArrayList;
import java.util.List;

/** Requests and responses, the cache and compression. */
final class HttpColumns {
    private static final String[] RESPONSES = {"hrsp_1xx", "hrsp_2xx", "hrsp_3xx", "hrsp_4xx", "hrsp_5xx"};

    private HttpColumns() {
    }

    static List<StatColumn> list() {
        List<StatColumn> columns = new ArrayList<>();
        for (int i = 0; i < RESPONSES.length; i++) {
            int family = i + 1;
            columns.add(StatColumn.counter(RESPONSES[i], "FSB", counters -> counters.responses[family],
                    "Responses with a status from " + family + "00 to " + family + "99 so far").httpOnly().build());
        }
        columns.add(StatColumn.counter("hrsp_other", "FSB", counters -> counters.responses[Counters.OTHER],
                "Responses with any other status so far").httpOnly().build());
        columns.addAll(requests());
        columns.addAll(services());
        return columns;
    }

    private static List<StatColumn> requests() {
        return List.of(
                StatColumn.number("req_rate", U32, "MRP", "HTTP requests in the last second")
                        .on("F", row -> row.frontend().requestRate().rate(row.nowMs())).build(),
                StatColumn.number("req_rate_max", U32, "MMP", "Most HTTP requests in a second so far")
                        .on("F", row -> row.frontend().requestRate().maximum()).build(),
                // Behind the frontend each request is a session of its own; at a server it counts when the response comes.
                StatColumn.counter("req_tot", "B", counters -> counters.sessions, "HTTP requests so far")
                        .on("S", row -> responses(row.counters())).httpOnly()
                        .on("F", row -> row.counters().requests).build(),
                StatColumn.counter("intercepted", "F", counters -> counters.intercepted, "Requests answered without a server so far")
                        .httpOnly().build(),
                StatColumn.zero("req_other", "F", "Requests other than HTTP so far").build(),
                StatColumn.counter("h1req", "F", counters -> counters.requests, "HTTP/1 requests so far").build(),
                StatColumn.zero("h2req", "F", "HTTP/2 requests so far").build(),
                StatColumn.zero("h3req", "F", "HTTP/3 requests so far").build());
    }

    private static long responses(Counters counters) {
        long sum = 0;
        for (long responses : counters.responses) {
            sum += responses;
        }
        return sum;
    }

    private static List<StatColumn> services() {
        return List.of(
                StatColumn.zero("comp_in", "FB", "Bytes given to compression so far").build(),
                StatColumn.zero("comp_out", "FB", "Bytes that compression returned so far").build(),
                StatColumn.zero("comp_byp", "FB", "Bytes not compressed because of a limit so far").build(),
                StatColumn.zero("comp_rsp", "FB", "Responses compressed so far").build(),
                StatColumn.zero("cache_lookups", "FB", "Requests looked up in the cache so far").httpOnly().build(),
                StatColumn.zero("cache_hits", "FB", "Requests found in the cache so far").httpOnly().build());
    }
}
