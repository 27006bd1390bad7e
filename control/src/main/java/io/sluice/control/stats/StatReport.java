package io.sluice.control.stats;

import io.sluice.control.stats.column.ObjectKind;
import io.sluice.control.stats.column.StatMoment;
import io.sluice.control.stats.column.StatRow;
import io.sluice.engine.proxy.Backend;
import io.sluice.engine.proxy.Listener;
import io.sluice.engine.proxy.Proxy;
import io.sluice.engine.proxy.ProxyTable;
import io.sluice.engine.server.Server;
import io.sluice.language.config.model.ProxyOption;
import java.util.function.Consumer;

/**
 * Walks the proxies in configured order and writes a row for each frontend, listener, server and backend that a query wants.
 * Reads what the loops write without ever stopping them; hands over one row at a time, so a large output needs little memory.
 */
final class StatReport {
    /** Rows are collected up to this size before they are handed over. */
    private static final int PIECE_CHARS = 8_192;

    private final StatQuery query;
    private final StatMoment moment;
    private final StatWriter writer;
    private final Consumer<String> output;
    private final StringBuilder piece = new StringBuilder(2 * PIECE_CHARS);

    StatReport(StatQuery query, StatMoment moment, Consumer<String> output) {
        this.query = query;
        this.moment = moment;
        this.output = output;
        this.writer = switch (query.format()) {
            case PLAIN -> new CsvStatWriter();
            case TYPED -> new TypedStatWriter(query.withDescription());
            case JSON -> new JsonStatWriter();
        };
    }

    void write(ProxyTable proxies) {
        writer.begin(piece);
        for (Proxy proxy : proxies.all()) {
            if (query.wants(proxy)) {
                write(proxy);
            }
        }
        writer.end(piece);
        handOver();
    }

    private void write(Proxy proxy) {
        if (proxy.frontend() != null) {
            if (wants(ObjectKind.FRONTEND)) {
                add(StatRow.of(proxy.frontend(), moment));
            }
            if (wants(ObjectKind.LISTENER) && proxy.section().has(ProxyOption.SOCKET_STATISTICS)) {
                for (Listener listener : proxy.frontend().listeners()) {
                    if (query.wants(listener.id())) {
                        add(StatRow.of(listener, moment));
                    }
                }
            }
        }
        Backend backend = proxy.backend();
        if (backend != null) {
            if (wants(ObjectKind.SERVER)) {
                for (Server server : backend.servers()) {
                    if (query.wants(server.id()) && !isHidden(server)) {
                        add(StatRow.of(backend, server, moment));
                    }
                }
            }
            if (wants(ObjectKind.BACKEND)) {
                add(StatRow.of(backend, moment));
            }
        }
    }

    private boolean wants(ObjectKind kind) {
        return (query.typeMask() & kind.filterBit()) != 0;
    }

    private boolean isHidden(Server server) {
        return query.hidesServers() && server.isInMaintenance() || query.onlyUp() && !server.isRunning();
    }

    private void add(StatRow row) {
        writer.row(piece, row);
        if (piece.length() > PIECE_CHARS) {
            handOver();
        }
    }

    private void handOver() {
        output.accept(piece.toString());
        piece.setLength(0);
    }
}
