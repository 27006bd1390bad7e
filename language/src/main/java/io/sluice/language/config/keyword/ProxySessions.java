package io.sluice.language.config.keyword;

import io.sluice.language.config.model.ProxySection;
import io.sluice.language.config.text.Line;
import io.sluice.language.config.text.Numbers;
import java.util.List;
import java.util.Locale;

/** What ties a client's requests to connections and servers. */
final class ProxySessions extends ProxyFamily {

    @Override
    List<Keyword> keywords() {
        return List.of(
            Keyword.proxy("DF", "max-session-srv-conns", "<number>", "Server connections that wait idle for one client."),
            Keyword.proxy("DB", "max-keep-alive-queue", "<number>",
                "Length of a server's queue from which a client no longer stays there; -1 is no limit."),
            Keyword.proxy("DB", "http-send-name-header", "<name>", "A header that tells each server its own name."));
    }

    @Override
    void read(Line line, ProxyDraft draft, boolean negated, Reading reading) {
        ProxySection proxy = draft.section;
        switch (line.word(0)) {
            case "max-session-srv-conns" -> sessionConnections(line, proxy, reading);
            case "max-keep-alive-queue" -> keepAliveQueue(line, proxy, reading);
            default -> sendNameHeader(line, proxy, reading);
        }
    }

    private static void sessionConnections(Line line, ProxySection proxy, Reading reading) {
        String value = line.word(1);
        if (value.isEmpty()) {
            reading.error(line, "'max-session-srv-conns' expects a number. Got no argument");
            return;
        }
        long number = Numbers.parse(value, 0, Integer.MAX_VALUE);
        if (number == Numbers.INVALID) {
            reading.diagnostics.error(line.position(), "'max-session-srv-conns' : " + ProxyBasics.unexpected(value), value, null);
        } else if (!reading.tooMany(line, 1)) {
            proxy.maxSessionServerConnections = (int) number;
        }
    }

    private static void keepAliveQueue(Line line, ProxySection proxy, Reading reading) {
        String value = line.word(1);
        if (value.isEmpty()) {
            reading.error(line, "'max-keep-alive-queue' expects expects an integer value (or -1 to disable)");
            return;
        }
        long number = Numbers.parse(value, -1, Integer.MAX_VALUE);
        if (number == Numbers.INVALID) {
            reading.diagnostics.error(line.position(), "'max-keep-alive-queue' : " + ProxyBasics.unexpected(value), value, null);
        } else if (!reading.tooMany(line, 1)) {
            proxy.maxKeepAliveQueue = (int) number;
        }
    }

    private static void sendNameHeader(Line line, ProxySection proxy, Reading reading) {
        String name = line.word(1);
        if (name.isEmpty()) {
            reading.error(line, "'http-send-name-header' requires a header string.");
            return;
        }
        if (!isToken(name)) {
            reading.diagnostics.error(line.position(), "'http-send-name-header' expects the name of a header, but found '" + name + "'.", name,
                null);
        } else if (!reading.tooMany(line, 1)) {
            proxy.sendNameHeader = name.toLowerCase(Locale.ROOT);
        }
    }

    /** Anything else would not be one header any more. */
    private static boolean isToken(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letterOrDigit = c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!letterOrDigit && "!#$%&'*+-.^_`|~".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
