package io.sluice.engine;

import io.sluice.engine.proxy.Backend;
import io.sluice.engine.proxy.Proxy;
import io.sluice.engine.server.Server;
import java.util.List;
import java.util.Map;

/** Connects servers with those that they follow ({@code track}), before anything runs. The reader of the configuration has found all names. */
final class ServerTracking {

    private ServerTracking() {
    }

    static void link(List<Proxy> proxies, Map<String, Backend> backends) {
        for (Proxy proxy : proxies) {
            if (proxy.backend() != null) {
                for (Server server : proxy.backend().servers()) {
                    Server tracked = find(server.line().track, proxy.backend(), backends);
                    if (tracked != null) {
                        server.track(tracked);
                    }
                }
            }
        }
        // What is in maintenance from the start pulls its followers along.
        for (Proxy proxy : proxies) {
            if (proxy.backend() != null) {
                for (Server server : proxy.backend().servers()) {
                    server.inheritInitialState();
                }
                proxy.backend().adoptInitialStates();
            }
        }
    }

    private static Server find(String track, Backend own, Map<String, Backend> backends) {
        if (track == null) {
            return null;
        }
        int slash = track.indexOf('/');
        Backend owner = slash < 0 ? own : backends.get(track.substring(0, slash));
        return owner == null ? null : owner.server(track.substring(slash + 1));
    }
}
