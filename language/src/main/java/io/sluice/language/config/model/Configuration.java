package io.sluice.language.config.model;

import io.sluice.language.sample.Converter;
import io.sluice.language.sample.Fetch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that the configuration files say, checked and with all defaults applied. Built by the configuration reader in one thread and not
 * changed afterwards; it opens nothing and knows no running object.
 */
public final class Configuration {

    public final GlobalSection global = new GlobalSection();

    /** Frontends, backends and listens in the order of the files. */
    public final List<ProxySection> proxies = new ArrayList<>();

    public final List<RingSection> rings = new ArrayList<>();
    public final List<Userlist> userlists = new ArrayList<>();

    /** {@code http-errors} sections by name. */
    public final java.util.Map<String, HttpErrors> httpErrors = new java.util.LinkedHashMap<>();

    /** The process environment as the {@code setenv} family left it; what child programs and {@code show env} see. */
    public final java.util.Map<String, String> environment = new java.util.LinkedHashMap<>();

    /** Everything in expressions that has to be linked to running objects before it is evaluated. */
    public final List<Fetch> fetches = new ArrayList<>();
    public final List<Converter> converters = new ArrayList<>();

    /** Names of the stick tables. */
    public final Set<String> tables = new HashSet<>();

    private final Map<Class<?>, Object> resources = new HashMap<>();

    /** An object that lines of the configuration share, such as the lists of patterns; entered by {@link #share}. */
    public <T> T resource(Class<T> type) {
        return type.cast(resources.get(type));
    }

    /** Enters an object that lines share. */
    public <T> void share(Class<T> type, T resource) {
        resources.put(type, resource);
    }

    /** The proxy that provides a backend of this name, or null. */
    public ProxySection backend(String name) {
        for (ProxySection proxy : proxies) {
            if (proxy.hasBackend() && proxy.name.equals(name)) {
                return proxy;
            }
        }
        return null;
    }
}
