package io.sluice.control.command.proxy;

import io.sluice.control.command.CommandFailure;
import io.sluice.control.command.LiveEngine;
import io.sluice.control.command.LoopQuestion;
import io.sluice.engine.proxy.Backend;
import io.sluice.engine.proxy.Frontend;
import io.sluice.engine.proxy.Listener;
import io.sluice.engine.proxy.Proxy;
import io.sluice.engine.server.Server;

/** Sets figures of all proxies back. Maxima are shared and set from here; counters belong to the loops, which are asked to clear them. */
final class CounterReset {
    private CounterReset() {
    }

    static void maxima(LiveEngine engine) {
        engine.process().connections().clearMaximum();
        engine.process().connectionRate().clearMaximum();
        engine.process().sessionRate().clearMaximum();
        for (Proxy proxy : engine.proxies().all()) {
            if (proxy.frontend() != null) {
                maxima(proxy.frontend());
            }
            if (proxy.backend() != null) {
                maxima(proxy.backend());
            }
        }
    }

    private static void maxima(Frontend frontend) {
        frontend.sessions().clearMaximum();
        frontend.connectionRate().clearMaximum();
        frontend.sessionRate().clearMaximum();
        frontend.requestRate().clearMaximum();
        for (Listener listener : frontend.listeners()) {
            listener.connections().clearMaximum();
        }
    }

    private static void maxima(Backend backend) {
        backend.sessions().clearMaximum();
        backend.sessionRate().clearMaximum();
        backend.queue().clearMaximum();
        backend.times().clearMaxima();
        for (Server server : backend.servers()) {
            server.sessions().clearMaximum();
            server.sessionRate().clearMaximum();
            server.queue().clearMaximum();
            server.times().clearMaxima();
        }
    }

    static void counters(LiveEngine engine) throws CommandFailure {
        for (int loop = 0; loop < engine.engine().loopCount(); loop++) {
            int index = loop;
            LoopQuestion.ask(engine.engine().context(loop), context -> {
                clear(engine, index);
                return true;
            });
        }
    }

    private static void clear(LiveEngine engine, int loop) {
        for (Proxy proxy : engine.proxies().all()) {
            if (proxy.frontend() != null) {
                proxy.frontend().counters().of(loop).clear();
                for (Listener listener : proxy.frontend().listeners()) {
                    listener.counters().of(loop).clear();
                }
            }
            if (proxy.backend() != null) {
                proxy.backend().counters().of(loop).clear();
                for (Server server : proxy.backend().servers()) {
                    server.counters().of(loop).clear();
                }
            }
        }
    }
}
