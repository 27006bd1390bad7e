package io.sluice.engine.fetch;

import io.sluice.engine.proxy.Backend;
import io.sluice.engine.server.Server;
import io.sluice.language.sample.Availability;
import io.sluice.language.sample.FetchKeyword;
import io.sluice.language.sample.Sample;
import java.util.List;

/** The state of backends and servers, named or the exchange's own. */
final class BackendFetches {

    private BackendFetches() {
    }

    static List<FetchKeyword> keywords() {
        return List.of(
            SimpleFetches.backend("nbsrv", (backend, sample) -> sample.integer(backend.usableServers())),
            SimpleFetches.backend("be_conn", (backend, sample) -> sample.integer(backend.sessions().current())),
            SimpleFetches.backend("be_sess_rate", (backend, sample) -> sample.integer(backend.sessionRate().rate(nowMs()))),
            SimpleFetches.backend("queue", (backend, sample) -> sample.integer(waiting(backend))),
            SimpleFetches.backend("avg_queue", BackendFetches::averageQueue),
            SimpleFetches.server("srv_conn", "sint", (server, sample) -> sample.integer(server.sessions().current())),
            SimpleFetches.server("srv_is_up", "bool", (server, sample) -> sample.truth(server.isUsable())),
            SimpleFetches.server("srv_queue", "sint", (server, sample) -> sample.integer(server.queue().size())),
            SimpleFetches.server("srv_sess_rate", "sint", (server, sample) -> sample.integer(server.sessionRate().rate(nowMs()))),
            SimpleFetches.server("srv_weight", "sint", (server, sample) -> sample.integer(server.userWeight())),
            SimpleFetches.server("srv_uweight", "sint", (server, sample) -> sample.integer(server.userWeight())),
            SimpleFetches.server("srv_iweight", "sint", (server, sample) -> sample.integer(server.initialWeight())),
            SimpleFetches.exchange("be_name: str", Availability.BACKEND,
                (exchange, sample) -> exchange.backend() != null && sample.string(exchange.backend().logName())),
            SimpleFetches.exchange("be_id: sint", Availability.BACKEND,
                (exchange, sample) -> exchange.backend() != null && sample.integer(exchange.backend().proxy().id())),
            SimpleFetches.exchange("srv_name: str", Availability.SERVER_SIDE,
                (exchange, sample) -> exchange.server() != null && sample.string(exchange.server().logName())),
            SimpleFetches.exchange("srv_id: sint", Availability.SERVER_SIDE,
                (exchange, sample) -> exchange.server() != null && sample.integer(exchange.server().id())));
    }

    private static long nowMs() {
        return System.nanoTime() / 1_000_000;
    }

    private static int waiting(Backend backend) {
        int sum = backend.queue().size();
        for (Server server : backend.servers()) {
            sum += server.queue().size();
        }
        return sum;
    }

    /** Rounded up, so that a queue with one entry does not vanish. */
    private static boolean averageQueue(Backend backend, Sample sample) {
        int servers = backend.usableServers();
        int waiting = waiting(backend);
        return sample.integer(servers > 0 ? (waiting + servers - 1) / servers : 2L * waiting);
    }
}
