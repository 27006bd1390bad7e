package io.sluice.engine.proxy;

import java.util.List;

/** All proxies in configured order, found by name or number. Immutable. */
public final class ProxyTable {

    private final List<Proxy> proxies;

    public ProxyTable(List<Proxy> proxies) {
        this.proxies = List.copyOf(proxies);
    }

    public List<Proxy> all() {
        return proxies;
    }

    /** The number in {@code #<id>}, or -1 when the text is a name. */
    public static int idOf(String text) {
        if (text.length() < 2 || text.length() > 10 || text.charAt(0) != '#') {
            return -1;
        }
        long id = 0;
        for (int i = 1; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            id = id * 10 + digit - '0';
        }
        return id <= Integer.MAX_VALUE ? (int) id : -1;
    }

    /** The frontend with this name or {@code #<id>}, or null. */
    public Frontend frontend(String nameOrId) {
        int id = idOf(nameOrId);
        for (Proxy proxy : proxies) {
            if (proxy.frontend() != null && (id >= 0 ? proxy.id() == id : proxy.name().equals(nameOrId))) {
                return proxy.frontend();
            }
        }
        return null;
    }

    /** The backend with this name or {@code #<id>}, or null. */
    public Backend backend(String nameOrId) {
        int id = idOf(nameOrId);
        for (Proxy proxy : proxies) {
            if (proxy.backend() != null && (id >= 0 ? proxy.id() == id : proxy.name().equals(nameOrId))) {
                return proxy.backend();
            }
        }
        return null;
    }
}
