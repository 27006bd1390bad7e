package io.sluice.language.config.keyword;

import io.sluice.base.address.IpText;
import io.sluice.language.config.model.ServerLine;
import io.sluice.language.config.model.SourceAddress;
import io.sluice.language.config.text.Numbers;
import java.util.List;

/** What a server is to the load balancing, and how it is reached. */
final class ServerBasics extends ServerFamily {

    private static final int HIGHEST_WEIGHT = 256;

    @Override
    List<Keyword> keywords() {
        return List.of(
            Keyword.server("weight", "<0..256>", "Share of the load."),
            Keyword.server("backup", "", "Used only when no other server is."),
            Keyword.server("no-backup", "", "Takes back \"backup\"."),
            Keyword.server("disabled", "", "Starts in maintenance."),
            Keyword.server("enabled", "", "Takes back \"disabled\"."),
            Keyword.server("id", "<number>", "Number of the server."),
            Keyword.server("cookie", "<value>", "Value of the persistence cookie."),
            Keyword.server("init-addr", "last | libc | none | <address>[,…]", "How a host name gets its address at start."),
            Keyword.server("source", "<address>[:<port>[-<port>]] [usesrc <address>[:<port>] | client | clientip] [interface <name>]",
                "Where connections to the server come from."),
            Keyword.server("tcp-ut", "<time>", "How long sent data may stay unacknowledged."),
            Keyword.server("tfo", "", "TCP fast open."),
            Keyword.server("no-tfo", "", "Takes back \"tfo\"."),
            Keyword.server("slowstart", "<time>", "How long a recovered server takes to get its full share."),
            Keyword.server("stick", "", "May be learned by stick tables.").accepted(),
            Keyword.server("non-stick", "", "Is never learned by stick tables.").accepted(),
            Keyword.server("guid", "<text>", "Global name of the server.").accepted(),
            Keyword.server("shard", "<number>", "Share of a peers section.").accepted());
    }

    @Override
    String read(String name, OptionWords words, ServerLine server, ProxyDraft draft, Reading reading) {
        switch (name) {
            case "backup" -> server.backup = true;
            case "no-backup" -> server.backup = false;
            case "disabled" -> server.disabled = true;
            case "enabled" -> server.disabled = false;
            case "tfo" -> server.tcpFastOpen = true;
            case "no-tfo" -> server.tcpFastOpen = false;
            case "stick" -> server.stick = true;
            case "non-stick" -> server.stick = false;
            case "source" -> {
                SourceAddress[] source = new SourceAddress[1];
                String problem = SourceReader.readServer(words, source, reading);
                server.source = source[0];
                return problem;
            }
            default -> {
                return withValue(name, words.next(), server);
            }
        }
        return null;
    }

    private static String withValue(String name, String value, ServerLine server) {
        return switch (name) {
            case "weight" -> weight(value, server);
            case "id" -> id(value, server);
            case "init-addr" -> initialAddress(value, server);
            case "slowstart" -> slowStart(value, server);
            case "tcp-ut" -> {
                int time = time(value, 0);
                server.tcpUserTimeoutMs = time;
                yield time != FAILED ? null
                    : "'tcp-ut' : " + (value.isEmpty() ? "missing TCP User Timeout value" : "expects a positive delay in milliseconds");
            }
            case "cookie" -> {
                server.cookie = value;
                yield value.isEmpty() ? "'cookie' expects <value> as argument." : null;
            }
            default -> value.isEmpty() ? "'" + name + "' : expects an argument" : null;
        };
    }

    private static String weight(String value, ServerLine server) {
        long weight = Numbers.parse(value, 0, HIGHEST_WEIGHT);
        if (weight == Numbers.INVALID) {
            return value.isEmpty() ? "'weight' expects an integer between 0 and 256 as argument."
                : "weight of server " + NAME + " is not within 0 and 256 (" + value + ").";
        }
        server.weight = (int) weight;
        return null;
    }

    private static String id(String value, ServerLine server) {
        if (value.isEmpty()) {
            return "'id' : expects an integer argument";
        }
        long id = Numbers.parse(value, 1, Integer.MAX_VALUE);
        if (id == Numbers.INVALID) {
            return "'id' : custom id has to be > 0";
        }
        server.id = (int) id;
        return null;
    }

    private static String slowStart(String value, ServerLine server) {
        int time = time(value, 0);
        if (time == FAILED) {
            return timeProblem("slowstart", value);
        }
        server.slowStartMs = time;
        return null;
    }

    private static String initialAddress(String value, ServerLine server) {
        int start = 0;
        while (start <= value.length()) {
            int comma = value.indexOf(',', start);
            String method = value.substring(start, comma < 0 ? value.length() : comma);
            boolean known = "last".equals(method) || "libc".equals(method) || "none".equals(method) || IpText.parse(method) != null;
            if (!known) {
                return "'init-addr' : unknown init-addr method '" + method + "', supported methods are 'libc', 'last', 'none'.";
            }
            start = comma < 0 ? value.length() + 1 : comma + 1;
        }
        server.initialAddress = value;
        return null;
    }
}
