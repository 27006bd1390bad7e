package io.sluice.language.config.keyword;

import io.sluice.language.config.model.ProxySection;
import io.sluice.language.config.text.Line;
import io.sluice.language.config.text.Numbers;
import java.util.List;

/** {@code option} words about what becomes of connections. */
final class OptionConnections extends ProxyFamily {

    @Override
    List<Keyword> keywords() {
        return List.of(
            Keyword.option("DFB", "http-keep-alive", "", "Keeps connections on both sides between requests."),
            Keyword.option("DFB", "http-server-close", "", "Closes the server's connection after each response."),
            Keyword.option("DFB", "httpclose", "", "Closes both connections after each response."),
            Keyword.option("DB", "redispatch", "[<interval>]", "Lets a retry choose another server."));
    }

    @Override
    void read(Line line, ProxyDraft draft, boolean negated, Reading reading) {
        ProxySection proxy = draft.section;
        switch (line.word(1)) {
            case "redispatch" -> redispatch(line, proxy, negated, reading);
            case "http-keep-alive" -> mode(line, proxy, ProxySection.ConnectionMode.KEEP_ALIVE, negated, reading);
            case "http-server-close" -> mode(line, proxy, ProxySection.ConnectionMode.SERVER_CLOSE, negated, reading);
            default -> mode(line, proxy, ProxySection.ConnectionMode.CLOSE, negated, reading);
        }
    }

    private static void mode(Line line, ProxySection proxy, ProxySection.ConnectionMode mode, boolean negated, Reading reading) {
        if (reading.tooMany(line, 0, "option " + line.word(1), 2)) {
            return;
        }
        if (!negated) {
            proxy.connectionMode = mode;
        } else if (proxy.connectionMode == mode) {
            proxy.connectionMode = ProxySection.ConnectionMode.KEEP_ALIVE;
        }
    }

    private static void redispatch(Line line, ProxySection proxy, boolean negated, Reading reading) {
        if (reading.tooMany(line, 1, "option redispatch", 2)) {
            return;
        }
        long interval = line.count() > 2 ? Numbers.parse(line.word(2), Integer.MIN_VALUE, Integer.MAX_VALUE) : -1;
        if (interval == Numbers.INVALID) {
            reading.diagnostics.error(line.position(),
                "'option redispatch' : unexpected value '" + line.word(2) + "', an integer is expected.", line.word(2), null);
            return;
        }
        proxy.redispatchInterval = negated ? 0 : (int) interval;
    }
}
