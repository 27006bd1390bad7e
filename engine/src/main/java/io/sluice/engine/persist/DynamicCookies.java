package io.sluice.engine.persist;

import io.sluice.base.address.SocketAddress;
import io.sluice.engine.server.Server;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/**
 * Cookie values computed from the addresses of servers and a secret, so that several load balancers give a server the same one. For the
 * start and for control threads that hold the change lock.
 */
public final class DynamicCookies {

    private String key;
    private boolean enabled;

    /** {@code key} may be null: then there are no values. */
    public DynamicCookies(String key, boolean enabled) {
        this.key = key;
        this.enabled = enabled;
    }

    public void key(String newKey) {
        key = newKey;
    }

    public void enable(boolean on) {
        enabled = on;
    }

    public boolean isEnabled() {
        return enabled;
    }

    /** Gives a server its value, unless the configuration gave it one. */
    public void apply(Server server) {
        if (server.line().cookie == null) {
            server.cookie(enabled && key != null ? value(key, server.address()) : null);
        }
    }

    /** Two servers got the same value. */
    public boolean isAmbiguous(Server[] servers) {
        Set<String> values = new HashSet<>();
        for (Server server : servers) {
            boolean computed = server.line().cookie == null && server.cookie() != null;
            if (computed && !values.add(new String(server.cookie(), StandardCharsets.ISO_8859_1))) {
                return true;
            }
        }
        return false;
    }

    /** The value of an address, or null when it has none. */
    static byte[] value(String key, SocketAddress address) {
        if (address == null || !address.isIp()) {
            return null;
        }
        byte[] secret = key.getBytes(StandardCharsets.ISO_8859_1);
        byte[] ip = address.ip();
        ByteBuffer text = ByteBuffer.allocate(secret.length + ip.length + Integer.BYTES);
        text.put(secret).put(ip).putInt(address.port());
        return HexFormat.of().toHexDigits(XxHash64.of(text.array())).getBytes(StandardCharsets.US_ASCII);
    }
}
