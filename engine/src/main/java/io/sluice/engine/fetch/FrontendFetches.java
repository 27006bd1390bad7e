package io.sluice.engine.fetch;

import io.sluice.language.sample.Availability;
import io.sluice.language.sample.FetchKeyword;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The state of frontends and listeners, named or the exchange's own. */
final class FrontendFetches {

    private FrontendFetches() {
    }

    static List<FetchKeyword> keywords() {
        return List.of(
            SimpleFetches.frontend("fe_conn", (frontend, sample) -> sample.integer(frontend.sessions().current())),
            SimpleFetches.exchange("fe_name: str", Availability.LISTENER, (exchange, sample) -> sample.string(exchange.frontend().logName())),
            SimpleFetches.exchange("fe_id: sint", Availability.LISTENER, (exchange, sample) -> sample.integer(exchange.frontend().proxy().id())),
            SimpleFetches.exchange("so_id: sint", Availability.LISTENER, (exchange, sample) -> sample.integer(exchange.listener().id())),
            SimpleFetches.exchange("so_name: str", Availability.LISTENER,
                (exchange, sample) -> exchange.listener().name() != null
                    && sample.string(exchange.listener().name().getBytes(StandardCharsets.ISO_8859_1))));
    }
}
