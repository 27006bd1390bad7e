package io.sluice.language.config.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything that the configuration files say, checked and with all defaults applied. Built by the configuration reader in one thread and not
 * changed afterwards; it opens nothing and knows no running object.
 */
public final class Configuration {

    public final GlobalSection global = new GlobalSection();

    /** Frontends, backends and listens in the order of the files. */
    public final List<ProxySection> proxies = new ArrayList<>();

    public final List<Userlist> userlists = new ArrayList<>();

    /** The process environment as the {@code setenv} family left it; what child programs and {@code show env} see. */
    public final java.util.Map<String, String> environment = new java.util.LinkedHashMap<>();

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
