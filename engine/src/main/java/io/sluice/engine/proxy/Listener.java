package io.sluice.engine.proxy;

import io.sluice.base.address.SocketAddress;
import io.sluice.engine.stats.CounterSet;
import io.sluice.engine.stats.Gauge;
import io.sluice.language.config.model.BindLine;
import io.sluice.net.syscall.SocketTuning;

/** One address of a {@code bind} line. Its sockets, one per loop, are opened and closed by {@link Frontend} under the change lock. */
public final class Listener {

    private final Frontend frontend;
    private final BindLine line;
    private final SocketAddress address;
    private final int id;
    private final String name;
    private final Gauge connections = new Gauge();
    private final CounterSet counters;
    private final ClientSockets sockets;

    Listener(Frontend frontend, BindLine line, SocketAddress address, int id, int loops, SocketTuning common) {
        this.frontend = frontend;
        this.line = line;
        this.address = address;
        this.id = id;
        this.name = line.name != null ? line.name : "sock-" + id;
        this.counters = new CounterSet(loops);
        this.sockets = ClientSockets.of(frontend.section(), line, address, common);
    }

    ClientSockets sockets() {
        return sockets;
    }

    public Frontend frontend() {
        return frontend;
    }

    public BindLine line() {
        return line;
    }

    public SocketAddress address() {
        return address;
    }

    /** Number inside the frontend, from 1 unless configured. */
    public int id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** Connections accepted here that are still open. */
    public Gauge connections() {
        return connections;
    }

    public CounterSet counters() {
        return counters;
    }

    /** Most connections at once, 0 for no own limit. */
    public int maxconn() {
        return Math.max(0, line.maxconn);
    }
}
