package io.sluice.engine.persist;

import io.sluice.engine.server.Server;
import io.sluice.language.config.model.PersistenceCookie;
import io.sluice.language.config.model.PersistenceCookie.Mode;
import java.nio.charset.StandardCharsets;

/**
 * What the {@code cookie} line of a backend says, made ready for loops, and which server a value stands for. Only a backend with such a line has one.
 * Control threads that hold the change lock give servers other values and call {@link #publish}.
 */
public final class Persistence {

    final byte[] name;
    final Mode mode;
    final boolean indirect;
    final boolean nocache;
    final boolean postOnly;
    final boolean preserve;
    /** What follows the value of an inserted cookie. */
    final byte[] attributes;
    final int maxIdleSeconds;
    final int maxLifeSeconds;
    /** {@code option persist}: a server that is down gets its clients all the same. */
    final boolean keepsServersThatAreDown;
    private volatile CookieTable table;

    public Persistence(PersistenceCookie cookie, boolean keepsServersThatAreDown, Server[] servers) {
        this.name = cookie.name().getBytes(StandardCharsets.ISO_8859_1);
        this.mode = cookie.mode();
        this.indirect = cookie.indirect();
        this.nocache = cookie.nocache();
        this.postOnly = cookie.postOnly();
        this.preserve = cookie.preserve();
        this.attributes = cookie.attributes().getBytes(StandardCharsets.ISO_8859_1);
        this.maxIdleSeconds = cookie.maxIdleSeconds();
        this.maxLifeSeconds = cookie.maxLifeSeconds();
        this.keepsServersThatAreDown = keepsServersThatAreDown;
        this.table = new CookieTable(servers);
    }

    /** The values of servers have changed. */
    public void publish(Server[] servers) {
        table = new CookieTable(servers);
    }

    CookieTable table() {
        return table;
    }

    /** The proxy itself writes the cookie, or hides it: then logs tell about it. */
    public boolean isLogged() {
        return mode != Mode.PASSIVE || indirect;
    }

    /** Servers never see the cookie. */
    boolean hidesFromServers() {
        return mode == Mode.INSERT && indirect;
    }

    boolean isNamed(byte[] text, int from, int length) {
        if (length != name.length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text[from + i] != name[i]) {
                return false;
            }
        }
        return true;
    }
}
