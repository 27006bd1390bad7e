package io.sluice.engine;

import io.sluice.engine.proxy.Backend;
import io.sluice.engine.proxy.Frontend;
import io.sluice.engine.proxy.Proxy;
import io.sluice.engine.proxy.ProxyTable;
import io.sluice.engine.server.Server;
import io.sluice.language.sample.Links;

/** Finds the frontends, backends and servers ({@code backend/server}) that expressions name. */
final class EngineLinks implements Links {

    private final ProxyTable proxies;

    EngineLinks(ProxyTable proxies) {
        this.proxies = proxies;
    }

    @Override
    public <T> T find(Class<T> type, String name) {
        if (type == Server.class) {
            int slash = name.indexOf('/');
            Backend backend = find(Backend.class, name.substring(0, slash));
            return type.cast(backend.server(name.substring(slash + 1)));
        }
        for (Proxy proxy : proxies.all()) {
            if (!proxy.name().equals(name)) {
                continue;
            }
            if (type == Backend.class && proxy.backend() != null) {
                return type.cast(proxy.backend());
            }
            if (type == Frontend.class && proxy.frontend() != null) {
                return type.cast(proxy.frontend());
            }
        }
        throw new IllegalStateException("the configuration was checked, and yet there is no " + type.getSimpleName() + " " + name);
    }
}
