package io.sluice.language.config.keyword;

import io.sluice.language.config.model.ProxyOption;
import io.sluice.language.config.model.ProxySection;
import io.sluice.language.config.text.Line;
import java.util.List;

/** {@code option} words that are plain switches. */
final class OptionFlags extends ProxyFamily {

    @Override
    List<Keyword> keywords() {
        return List.of(
            Keyword.option("DFB", "abortonclose", "", "Gives up a request whose client has gone while it waits for a server."),
            Keyword.option("DB", "allbackups", "", "Uses all backup servers instead of the first."),
            Keyword.option("DF", "clitcpka", "", "TCP keep-alive probes on client connections."),
            Keyword.option("DB", "srvtcpka", "", "TCP keep-alive probes on server connections."),
            Keyword.option("DFB", "tcpka", "", "TCP keep-alive probes on both sides."),
            Keyword.option("DF", "contstats", "", "Counts bytes while they flow, as it is always done here."),
            Keyword.option("DF", "dontlog-normal", "", "Logs only what failed."),
            Keyword.option("DF", "dontlognull", "", "Does not log connections without any data."),
            Keyword.option("DF", "log-separate-errors", "", "Logs failures with level err."),
            Keyword.option("DF", "logasap", "", "Logs when the response's head has come."),
            Keyword.option("DF", "http-ignore-probes", "", "Neither counts nor logs connections without a request."),
            Keyword.option("DFB", "http-buffer-request", "", "Waits for a request's body, or as much of it as a buffer holds, before it goes on."),
            Keyword.option("DFB", "http-no-delay", "", "Never lets data wait for more, as it is always done here."),
            Keyword.option("DF", "idle-close-on-response", "", "Closes idle connections only after a response in a soft stop."),
            Keyword.option("DFB", "independent-streams", "", "Data in one direction does not keep the other alive."),
            Keyword.option("DFB", "nolinger", "", "Resets connections instead of closing them in order."),
            Keyword.option("DB", "persist", "", "Sends clients to their server even when it is down."),
            Keyword.option("DB", "prefer-last-server", "", "Stays with a server to which the client has a connection."),
            Keyword.option("DF", "socket-stats", "", "Statistics for each listener."),
            Keyword.option("DB", "log-health-checks", "", "Logs changes of health."),
            Keyword.option("DB", "http-pretend-keepalive", "", "Hides from servers that connections will be closed."),
            Keyword.option("DFB", "splice-auto", "", "Lets the system move the data of TCP sessions where it pays; HTTP bodies are copied."),
            Keyword.option("DFB", "splice-request", "", "Lets the system move what clients of TCP sessions send; HTTP bodies are copied."),
            Keyword.option("DFB", "splice-response", "", "Lets the system move what servers of TCP sessions send; HTTP bodies are copied."),
            Keyword.option("DF", "tcp-smart-accept", "", "Lets the acknowledgement of a request travel with its answer; HTTP does unless told otherwise."),
            Keyword.option("DB", "tcp-smart-connect", "", "Lets the last acknowledgement of connecting travel with the first data."),
            Keyword.option("DF", "disable-h2-upgrade", "", "Keeps HTTP/1 connections from becoming HTTP/2.").accepted());
    }

    @Override
    void read(Line line, ProxyDraft draft, boolean negated, Reading reading) {
        String name = line.word(1);
        if (reading.tooMany(line, 0, "option " + name, 2)) {
            return;
        }
        if ("tcp-smart-accept".equals(name)) {
            set(ProxyOption.NO_TCP_SMART_ACCEPT, draft.section, !negated);
        }
        if ("tcpka".equals(name)) {
            set(ProxyOption.CLIENT_TCP_KEEP_ALIVE, draft.section, negated);
            set(ProxyOption.SERVER_TCP_KEEP_ALIVE, draft.section, negated);
            return;
        }
        for (ProxyOption option : ProxyOption.values()) {
            if (option.keyword().equals(name)) {
                set(option, draft.section, negated);
            }
        }
    }

    private static void set(ProxyOption option, ProxySection proxy, boolean negated) {
        if (negated) {
            proxy.options.remove(option);
        } else {
            proxy.options.add(option);
        }
    }
}
