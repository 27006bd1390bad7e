package io.sluice.engine.proxy;

import io.sluice.language.config.model.ProxySection;
import io.sluice.language.rule.SwitchingRule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The number of sessions at which each backend counts as fully loaded: what {@code fullconn} says, else a tenth of what all
 * frontends that lead to it admit as configured, rounded up. Computed once; immutable.
 */
public final class FullLoad {
    private static final int SHARE = 10;

    private final Map<Backend, Long> limits = new HashMap<>();

    public FullLoad(ProxyTable proxies) {
        Map<String, Backend> backends = new HashMap<>();
        for (Proxy proxy : proxies.all()) {
            if (proxy.backend() != null) {
                backends.putIfAbsent(proxy.name(), proxy.backend());
            }
        }
        Map<Backend, Long> admitted = new HashMap<>();
        for (Proxy proxy : proxies.all()) {
            if (proxy.frontend() != null) {
                for (Backend target : targets(backends, proxy)) {
                    admitted.merge(target, (long) configuredLimit(proxy.frontend()), Long::sum);
                }
            }
        }
        for (Proxy proxy : proxies.all()) {
            Backend backend = proxy.backend();
            if (backend != null) {
                long share = (admitted.getOrDefault(backend, 0L) + SHARE - 1) / SHARE;
                int configured = proxy.section().fullconn;
                limits.put(backend, configured > 0 ? configured : Math.max(1, share));
            }
        }
    }

    private static int configuredLimit(Frontend frontend) {
        int configured = frontend.section().maxconn;
        return configured >= 0 ? configured : frontend.maxconn();
    }

    private static Set<Backend> targets(Map<String, Backend> backends, Proxy proxy) {
        Set<Backend> targets = new HashSet<>();
        ProxySection section = proxy.section();
        for (SwitchingRule rule : section.useBackends) {
            targets.add(backends.get(rule.reference().name()));
        }
        if (section.defaultBackend != null) {
            targets.add(backends.get(section.defaultBackend.name()));
        } else if (proxy.backend() != null) {
            targets.add(proxy.backend());
        }
        targets.remove(null);
        return targets;
    }

    /** The sessions at which a backend is fully loaded. */
    public long of(Backend backend) {
        return limits.getOrDefault(backend, 1L);
    }
}
