package io.sluice.language.config.keyword;

import io.sluice.language.config.model.ProxySection;
import io.sluice.language.config.text.Characters;
import io.sluice.language.config.text.Line;
import io.sluice.language.config.text.TimeText;
import java.util.List;

/** {@code timeout …}. */
final class ProxyTimeouts extends ProxyFamily {

    private static final int SUSPICIOUSLY_SMALL_MS = 100;

    @Override
    List<Keyword> keywords() {
        return List.of(
            Keyword.proxy("DF", "timeout client", "<time>", "How long a client may be silent."),
            Keyword.proxy("DF", "timeout client-fin", "<time>", "How long a client may be silent after one direction was closed."),
            Keyword.proxy("DFB", "timeout client-hs", "<time>", "How long a client's handshake may take."),
            Keyword.proxy("DB", "timeout server", "<time>", "How long a server may be silent."),
            Keyword.proxy("DB", "timeout server-fin", "<time>", "How long a server may be silent after one direction was closed."),
            Keyword.proxy("DB", "timeout connect", "<time>", "How long connecting to a server may take."),
            Keyword.proxy("DFB", "timeout http-request", "<time>", "How long a request's head may take."),
            Keyword.proxy("DFB", "timeout http-keep-alive", "<time>", "How long the next request may let wait."),
            Keyword.proxy("DB", "timeout queue", "<time>", "How long a request may wait for a free server."),
            Keyword.proxy("DB", "timeout tunnel", "<time>", "How long both sides of a tunnel may be silent."),
            Keyword.proxy("DFB", "timeout tarpit", "<time>", "How long a tarpitted request is held."),
            Keyword.proxy("DB", "timeout check", "<time>", "How long a health check may take after connecting."));
    }

    @Override
    void read(Line line, ProxyDraft draft, boolean negated, Reading reading) {
        String which = "handshake".equals(line.word(1)) ? "client-hs" : line.word(1);
        Keyword keyword = KeywordTable.proxy("timeout " + which);
        if (keyword == null) {
            reading.diagnostics.error(line.position(), "'timeout' supports 'client', 'server', 'connect', 'check', 'queue', 'handshake', "
                + "'http-keep-alive', 'http-request', 'tunnel', 'tarpit', 'client-fin' and 'server-fin' (got '" + line.word(1) + "')",
                line.word(1), null);
            return;
        }
        int milliseconds = value(line, reading);
        if (milliseconds == FAILED) {
            return;
        }
        warn(keyword, which, line, draft, reading);
        reading.warnAccepted(keyword, keyword.name(), line, reading.diagnostics.errorCount());
        set(which, milliseconds, draft.section);
        draft.timeoutsSet.add(which);
    }

    private static int value(Line line, Reading reading) {
        String name = "timeout " + line.word(1);
        String text = line.word(2);
        if (text.isEmpty()) {
            reading.error(line, "'" + name + "' expects an integer value (in milliseconds)");
            return FAILED;
        }
        long value = TimeText.parseMs(text);
        if (value == TimeText.OVERFLOW) {
            reading.diagnostics.error(line.position(), "timer overflow in argument '" + text + "' to '" + name
                + "' (maximum value is 2147483647 ms or ~24.8 days)", text, null);
            return FAILED;
        }
        if (value < 0) {
            reading.diagnostics.error(line.position(),
                "unexpected character '" + TimeText.unexpectedCharacter(text, value) + "' in '" + name + "'", text, null);
            return FAILED;
        }
        if (line.count() > 3) {
            reading.diagnostics.error(line.position(),
                "'" + name + "' : unexpected extra argument '" + line.word(3) + "' after value '" + text + "'.", line.word(3), null);
            return FAILED;
        }
        return (int) value;
    }

    private static void warn(Keyword keyword, String which, Line line, ProxyDraft draft, Reading reading) {
        String name = "timeout " + line.word(1);
        String text = line.word(2);
        if (!draft.isDefaults()) {
            boolean useless = draft.section.kind == ProxySection.Kind.FRONTEND && !keyword.countsForFrontends()
                || draft.section.kind == ProxySection.Kind.BACKEND && !keyword.countsForBackends();
            if (useless) {
                reading.diagnostics.warning(line.position(), "'" + name + "' will be ignored because " + Reading.describe(draft.section)
                    + " has no " + (keyword.countsForFrontends() ? "frontend" : "backend") + " capability");
                return;
            }
        }
        if (draft.timeoutsSet.contains(which)) {
            reading.diagnostics.warning(line.position(), "overwriting '" + name + "' which was already specified");
            return;
        }
        boolean bare = Characters.isDigit(text.charAt(text.length() - 1));
        long value = TimeText.parseMs(text);
        if (bare && value > 0 && value < SUSPICIOUSLY_SMALL_MS) {
            String where = draft.isDefaults() ? "" : " in " + Reading.describe(draft.section);
            reading.diagnostics.warning(line.position(), "'" + name + " " + text + "'" + where + " is suspiciously small for a value in "
                + "milliseconds. Please use an explicit unit ('" + text + "ms') if that was the intent.");
        }
    }

    private static void set(String which, int milliseconds, ProxySection proxy) {
        int value = milliseconds == 0 ? -1 : milliseconds;
        switch (which) {
            case "client" -> proxy.timeoutClientMs = value;
            case "client-fin" -> proxy.timeoutClientFinMs = value;
            case "client-hs" -> proxy.timeoutClientHandshakeMs = value;
            case "server" -> proxy.timeoutServerMs = value;
            case "server-fin" -> proxy.timeoutServerFinMs = value;
            case "connect" -> proxy.timeoutConnectMs = value;
            case "http-request" -> proxy.timeoutHttpRequestMs = value;
            case "http-keep-alive" -> proxy.timeoutHttpKeepAliveMs = value;
            case "queue" -> proxy.timeoutQueueMs = value;
            case "tunnel" -> proxy.timeoutTunnelMs = value;
            case "tarpit" -> proxy.timeoutTarpitMs = value;
            default -> proxy.timeoutCheckMs = value;
        }
    }
}
