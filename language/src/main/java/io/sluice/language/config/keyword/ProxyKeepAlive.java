package io.sluice.language.config.keyword;

import io.sluice.language.config.model.ProxySection;
import io.sluice.language.config.text.Line;
import io.sluice.language.config.text.Numbers;
import io.sluice.language.config.text.TimeText;
import java.util.List;

/** Intervals of TCP keep-alive probes. */
final class ProxyKeepAlive extends ProxyFamily {

    @Override
    List<Keyword> keywords() {
        return List.of(
            Keyword.proxy("DF", "clitcpka-cnt", "<number>", "Unanswered probes that end a client connection."),
            Keyword.proxy("DF", "clitcpka-idle", "<time>", "Silence before the first probe to a client."),
            Keyword.proxy("DF", "clitcpka-intvl", "<time>", "Interval of probes to a client."),
            Keyword.proxy("DB", "srvtcpka-cnt", "<number>", "Unanswered probes that end a server connection."),
            Keyword.proxy("DB", "srvtcpka-idle", "<time>", "Silence before the first probe to a server."),
            Keyword.proxy("DB", "srvtcpka-intvl", "<time>", "Interval of probes to a server."));
    }

    @Override
    void read(Line line, ProxyDraft draft, boolean negated, Reading reading) {
        String name = line.word(0);
        String value = line.word(1);
        if (value.isEmpty()) {
            reading.error(line, "'" + name + "' expects an integer value");
            return;
        }
        if (reading.tooMany(line, 1)) {
            return;
        }
        if (name.endsWith("-cnt")) {
            long count = Numbers.parse(value, 0, Integer.MAX_VALUE);
            if (count == Numbers.INVALID) {
                reading.diagnostics.error(line.position(), "'" + name + "' : " + ProxyBasics.unexpected(value), value, null);
                return;
            }
            set(name, (int) count, draft.section);
            return;
        }
        long time = TimeText.parseMs(value, 1_000);
        if (time == TimeText.OVERFLOW) {
            reading.error(line, "timer overflow in argument '" + value + "' to <" + name + ">.");
        } else if (time < 0) {
            reading.diagnostics.error(line.position(),
                "unexpected character '" + TimeText.unexpectedCharacter(value, time) + "' in argument to <" + name + ">.", value, null);
        } else {
            set(name, (int) time, draft.section);
        }
    }

    private static void set(String name, int value, ProxySection proxy) {
        switch (name) {
            case "clitcpka-cnt" -> proxy.clientKeepAliveCount = value;
            case "clitcpka-idle" -> proxy.clientKeepAliveIdleMs = value;
            case "clitcpka-intvl" -> proxy.clientKeepAliveIntervalMs = value;
            case "srvtcpka-cnt" -> proxy.serverKeepAliveCount = value;
            case "srvtcpka-idle" -> proxy.serverKeepAliveIdleMs = value;
            default -> proxy.serverKeepAliveIntervalMs = value;
        }
    }
}
