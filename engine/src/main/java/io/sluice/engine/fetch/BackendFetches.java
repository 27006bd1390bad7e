package io.sluice.engine.fetch;

import io.sluice.engine.proxy.Backend;
import io.sluice.language.sample.Arguments;
import io.sluice.language.sample.Availability;
import io.sluice.language.sample.Fetch;
import io.sluice.language.sample.FetchKeyword;
import io.sluice.language.sample.Links;
import io.sluice.language.sample.Sample;
import io.sluice.language.sample.SampleContext;
import java.util.List;

/** The state of backends, named or the line's own. */
final class BackendFetches {

    private BackendFetches() {
    }

    static List<FetchKeyword> keywords() {
        return List.of(
            FetchKeyword.of("nbsrv(backend): sint", Availability.RUNNING, arguments -> new BackendFetch(arguments) {
                @Override
                boolean fetch(Backend backend, Sample sample) {
                    return sample.integer(backend.usableServers());
                }
            }),
            FetchKeyword.of("be_conn(backend): sint", Availability.RUNNING, arguments -> new BackendFetch(arguments) {
                @Override
                boolean fetch(Backend backend, Sample sample) {
                    return sample.integer(backend.sessions().current());
                }
            }));
    }

    private abstract static class BackendFetch extends Fetch {

        private final String name;
        private Backend backend;

        BackendFetch(Arguments arguments) {
            name = arguments.reference(0);
        }

        @Override
        public final void link(Links links) {
            backend = links.find(Backend.class, name);
        }

        @Override
        public final boolean fetch(SampleContext context, Sample sample) {
            return fetch(backend, sample);
        }

        abstract boolean fetch(Backend backend, Sample sample);
    }
}
