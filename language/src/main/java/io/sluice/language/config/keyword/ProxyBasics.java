package io.sluice.language.config.keyword;

import io.sluice.language.config.model.ProxySection;
import io.sluice.language.config.text.Characters;
import io.sluice.language.config.text.Line;
import io.sluice.language.config.text.Numbers;
import java.util.List;

/** What a proxy is, and its limits. */
final class ProxyBasics extends ProxyFamily {

    @Override
    List<Keyword> keywords() {
        return List.of(
            Keyword.proxy("DFB", "mode", "tcp | http", "What the proxy understands of its traffic."),
            Keyword.proxy("FB", "id", "<number>", "Number of the proxy."),
            Keyword.proxy("FB", "description", "<text>", "Free text about the proxy in statistics."),
            Keyword.proxy("DFB", "disabled", "", "The proxy does not start."),
            Keyword.proxy("DFB", "enabled", "", "Takes back \"disabled\" of the defaults."),
            Keyword.proxy("DF", "maxconn", "<number>", "Most concurrent connections of the frontend."),
            Keyword.proxy("DF", "backlog", "<number>", "Length of the system's queue of new connections."),
            Keyword.proxy("DB", "fullconn", "<number>", "Load of the backend at which servers get their full maxconn."),
            Keyword.proxy("DF", "rate-limit", "sessions <number>", "Most new sessions per second."),
            Keyword.proxy("DF", "monitor-uri", "<path>", "A path that is answered with status 200 by the frontend itself."),
            Keyword.proxy("FB", "guid", "<text>", "Global name of the proxy.").accepted(),
            Keyword.proxy("DFB", "bind-process", "<set>", "Processes of former times; they are event loops that share everything.").accepted());
    }

    @Override
    void read(Line line, ProxyDraft draft, boolean negated, Reading reading) {
        ProxySection proxy = draft.section;
        switch (line.word(0)) {
            case "mode" -> mode(line, proxy, reading);
            case "id" -> {
                draft.idPosition = line.position();
                id(line, proxy, reading);
            }
            case "description" -> description(line, proxy, reading);
            case "disabled" -> proxy.disabled |= !reading.tooMany(line, 0);
            case "enabled" -> proxy.disabled &= reading.tooMany(line, 0);
            case "maxconn" -> {
                int maxconn = keep(proxy.maxconn, number(line, 0, Integer.MAX_VALUE, reading));
                proxy.maxconn = maxconn == 0 ? -1 : maxconn;
            }
            case "backlog" -> proxy.backlog = keep(proxy.backlog, number(line, 0, Integer.MAX_VALUE, reading));
            case "fullconn" -> proxy.fullconn = keep(proxy.fullconn, number(line, 0, Integer.MAX_VALUE, reading));
            case "rate-limit" -> rateLimit(line, proxy, reading);
            case "monitor-uri" -> monitorUri(line, proxy, reading);
            default -> {
                if (line.count() < 2) {
                    reading.error(line, "'" + line.word(0) + "' expects an argument.");
                }
            }
        }
    }

    private static int keep(int old, int read) {
        return read == FAILED ? old : read;
    }

    private static void mode(Line line, ProxySection proxy, Reading reading) {
        if (reading.tooMany(line, 1)) {
            return;
        }
        switch (line.word(1)) {
            case "http" -> proxy.mode = ProxySection.Mode.HTTP;
            case "tcp" -> proxy.mode = ProxySection.Mode.TCP;
            case "health" -> reading.error(line, "'mode health' doesn't exist anymore. Please use 'http-request return status 200' instead.");
            case "log", "spop" -> reading.diagnostics.notSupported(line.position(), "mode " + line.word(1));
            default -> reading.diagnostics.error(line.position(), "unknown proxy mode '" + line.word(1) + "'.", line.word(1), null);
        }
    }

    private static void id(Line line, ProxySection proxy, Reading reading) {
        if (line.count() < 2) {
            reading.diagnostics.errorTight(line.position(), "'id' expects an integer argument.");
            return;
        }
        if (reading.tooMany(line, 1)) {
            return;
        }
        long id = Numbers.parse(line.word(1), 1, Integer.MAX_VALUE);
        if (id == Numbers.INVALID) {
            reading.diagnostics.errorTight(line.position(), "custom id has to be > 0.");
            return;
        }
        proxy.id = (int) id;
    }

    private static void description(Line line, ProxySection proxy, Reading reading) {
        if (line.count() < 2) {
            reading.diagnostics.errorTight(line.position(), "'description' expects a string argument.");
            return;
        }
        proxy.description = Characters.decoded(line.joined(1));
    }

    private static void rateLimit(Line line, ProxySection proxy, Reading reading) {
        if (!"sessions".equals(line.word(1))) {
            reading.diagnostics.error(line.position(), "'rate-limit' only supports 'sessions' (got '" + line.word(1) + "')", line.word(1), null);
            return;
        }
        String value = line.word(2);
        if (value.isEmpty()) {
            reading.error(line, "'rate-limit sessions' expects expects an integer value (in sessions/second)");
            return;
        }
        long rate = Numbers.parse(value, 0, Integer.MAX_VALUE);
        if (rate == Numbers.INVALID) {
            reading.diagnostics.error(line.position(), "'rate-limit sessions' : " + unexpected(value), value, null);
        } else if (!reading.tooMany(line, 1, "rate-limit sessions", 2)) {
            proxy.rateLimitSessions = (int) rate;
        }
    }

    /** How messages point at the first character that does not belong to a number. */
    static String unexpected(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (!Characters.isDigit(value.charAt(i))) {
                return "unexpected character '" + value.charAt(i) + "' in integer value '" + value + "'";
            }
        }
        return "value '" + value + "' is out of range";
    }

    private static void monitorUri(Line line, ProxySection proxy, Reading reading) {
        if (line.count() < 2) {
            reading.error(line, "'monitor-uri' expects an URI.");
        } else if (!reading.tooMany(line, 1)) {
            proxy.monitorUri = line.word(1);
        }
    }
}
