package io.sluice.engine.fetch;

import io.sluice.engine.proxy.Backend;
import io.sluice.engine.proxy.Exchange;
import io.sluice.engine.proxy.Frontend;
import io.sluice.engine.server.Server;
import io.sluice.language.sample.Arguments;
import io.sluice.language.sample.Availability;
import io.sluice.language.sample.Fetch;
import io.sluice.language.sample.FetchKeyword;
import io.sluice.language.sample.Links;
import io.sluice.language.sample.Sample;
import io.sluice.language.sample.SampleContext;

/** Declares fetches whose body is one expression. */
final class SimpleFetches {

    private SimpleFetches() {
    }

    /** Takes a value from something. */
    interface Body<T> {

        boolean fetch(T source, Sample sample);
    }

    /** A fetch that looks at nothing but the process. */
    static FetchKeyword process(String signature, Availability availability, Body<SampleContext> body) {
        return FetchKeyword.of(signature, availability, new Fetch() {
            @Override
            public boolean fetch(SampleContext context, Sample sample) {
                return body.fetch(context, sample);
            }
        });
    }

    /** A fetch that looks at the connection or request. */
    static FetchKeyword exchange(String signature, Availability availability, Body<Exchange> body) {
        return FetchKeyword.of(signature, availability, of(body));
    }

    static Fetch of(Body<Exchange> body) {
        return new ExchangeFetch() {
            @Override
            boolean fetch(Exchange exchange, Sample sample) {
                return body.fetch(exchange, sample);
            }
        };
    }

    /** A fetch of the backend that its argument names. */
    static FetchKeyword backend(String name, Body<Backend> body) {
        return FetchKeyword.of(name + "(backend): sint", Availability.RUNNING, arguments -> new Linked<>(Backend.class, arguments, body));
    }

    /** A fetch of the frontend that its argument names. */
    static FetchKeyword frontend(String name, Body<Frontend> body) {
        return FetchKeyword.of(name + "(frontend): sint", Availability.RUNNING, arguments -> new Linked<>(Frontend.class, arguments, body));
    }

    /** A fetch of the server that its argument names. */
    static FetchKeyword server(String name, String type, Body<Server> body) {
        return FetchKeyword.of(name + "(server): " + type, Availability.RUNNING, arguments -> new Linked<>(Server.class, arguments, body));
    }

    private static final class Linked<T> extends Fetch {

        private final Class<T> type;
        private final String name;
        private final Body<T> body;
        private T target;

        Linked(Class<T> type, Arguments arguments, Body<T> body) {
            String written = arguments.reference(0);
            this.type = type;
            this.name = type == Server.class && written.indexOf('/') < 0 ? arguments.place().owner() + "/" + written : written;
            this.body = body;
        }

        @Override
        public void link(Links links) {
            target = links.find(type, name);
        }

        @Override
        public boolean fetch(SampleContext context, Sample sample) {
            return body.fetch(target, sample);
        }
    }
}
