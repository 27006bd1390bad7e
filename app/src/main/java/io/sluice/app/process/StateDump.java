package io.sluice.app.process;

import io.sluice.app.message.Console;
import io.sluice.engine.Engine;
import io.sluice.engine.proxy.Backend;
import io.sluice.engine.proxy.Proxy;
import io.sluice.engine.server.Server;
import io.sluice.engine.stats.CounterSet;

/** What SIGHUP prints: every server and proxy with its state and its connections. */
final class StateDump {

    private StateDump() {
    }

    static void print(Engine engine, Console console) {
        console.warning("SIGHUP received, dumping servers states.");
        for (Proxy proxy : engine.proxies().all()) {
            Backend backend = proxy.backend();
            if (backend != null) {
                for (Server server : backend.servers()) {
                    console.warning("SIGHUP: Server " + proxy.name() + "/" + server.name() + " is "
                        + (server.isRunning() ? "UP" : "DOWN") + ". Conn: " + server.sessions().current() + " act, "
                        + server.queue().size() + " pend, " + sessions(server.counters()) + " tot.");
                }
            }
            console.warning("SIGHUP: Proxy " + proxy.name() + " " + servers(backend) + " Conn: " + connections(proxy));
        }
    }

    private static String servers(Backend backend) {
        if (backend == null || backend.servers().length == 0) {
            return "has no servers.";
        }
        if (backend.activeServers() == 0 && backend.backupServers() == 0) {
            return "has no server available !";
        }
        return backend.activeServers() == 0 ? "is running on backup servers."
            : "has " + backend.activeServers() + " active servers and " + backend.backupServers() + " backup servers available.";
    }

    private static String connections(Proxy proxy) {
        int front = proxy.frontend() == null ? 0 : proxy.frontend().sessions().current();
        int back = proxy.backend() == null ? 0 : proxy.backend().sessions().current();
        int pending = proxy.backend() == null ? 0 : proxy.backend().queue().size();
        return "act(FE+BE): " + front + "+" + back + ", " + pending + " pend (" + pending + " unass), tot(FE+BE): "
            + cumulatedFrontend(proxy) + "+" + cumulatedBackend(proxy) + ".";
    }

    static long cumulatedFrontend(Proxy proxy) {
        return proxy.frontend() == null ? 0 : sessions(proxy.frontend().counters());
    }

    static long cumulatedBackend(Proxy proxy) {
        return proxy.backend() == null ? 0 : sessions(proxy.backend().counters());
    }

    private static long sessions(CounterSet counters) {
        return counters.sum().sessions;
    }
}
