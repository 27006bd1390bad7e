package io.sluice.control.stats.column;

import io.sluice.control.command.ByteText;
import io.sluice.engine.proxy.Backend;
import io.sluice.engine.proxy.Frontend;
import io.sluice.engine.proxy.Listener;
import io.sluice.engine.proxy.Proxy;
import io.sluice.engine.server.Server;
import io.sluice.engine.stats.Counters;

/**
 * One object at one moment, as the columns read it: the object itself and the sum of its counters over all loops. Made for
 * one output by the client's thread; reads without locks, so figures of one row may be a few events apart.
 */
public final class StatRow {
    private final ObjectKind kind;
    private final Proxy proxy;
    private final Frontend frontend;
    private final Listener listener;
    private final Server server;
    private final Backend backend;
    private final Counters counters;
    private final StatMoment moment;
    private final String name;
    private final int id;

    private StatRow(ObjectKind kind, Proxy proxy, Listener listener, Server server, Counters counters, StatMoment moment, String name,
                    int id) {
        this.kind = kind;
        this.proxy = proxy;
        this.frontend = proxy.frontend();
        this.backend = proxy.backend();
        this.listener = listener;
        this.server = server;
        this.counters = counters;
        this.moment = moment;
        this.name = name;
        this.id = id;
    }

    public static StatRow of(Frontend frontend, StatMoment moment) {
        return new StatRow(ObjectKind.FRONTEND, frontend.proxy(), null, null, frontend.counters().sum(), moment, "FRONTEND", 0);
    }

    public static StatRow of(Listener listener, StatMoment moment) {
        return new StatRow(ObjectKind.LISTENER, listener.frontend().proxy(), listener, null, listener.counters().sum(), moment,
                listener.name(), listener.id());
    }

    public static StatRow of(Backend backend, Server server, StatMoment moment) {
        return new StatRow(ObjectKind.SERVER, backend.proxy(), null, server, server.counters().sum(), moment, server.name(),
                server.id());
    }

    public static StatRow of(Backend backend, StatMoment moment) {
        return new StatRow(ObjectKind.BACKEND, backend.proxy(), null, null, backend.counters().sum(), moment, "BACKEND", 0);
    }

    public ObjectKind kind() {
        return kind;
    }

    public Proxy proxy() {
        return proxy;
    }

    /** The proxy's name in the byte form of answers. */
    String proxyName() {
        return ByteText.ofJava(proxy.name());
    }

    /** The name inside the proxy in the byte form of answers. */
    String objectName() {
        return ByteText.ofJava(name);
    }

    /** Number of the server or listener inside its proxy, else 0. */
    public int id() {
        return id;
    }

    boolean isHttp() {
        return proxy.isHttp();
    }

    Frontend frontend() {
        return frontend;
    }

    Backend backend() {
        return backend;
    }

    Listener listener() {
        return listener;
    }

    Server server() {
        return server;
    }

    Counters counters() {
        return counters;
    }

    StatMoment moment() {
        return moment;
    }

    long nowMs() {
        return moment.nowMs();
    }

    /** Whole seconds since a wall-clock moment. */
    long ageSeconds(long sinceWallMs) {
        return Math.max(0, moment.wallMs() - sinceWallMs) / 1_000;
    }
}
