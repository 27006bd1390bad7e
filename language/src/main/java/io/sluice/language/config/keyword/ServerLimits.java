package io.sluice.language.config.keyword;

import io.sluice.language.config.model.ServerLine;
import io.sluice.language.config.text.Numbers;
import java.util.List;

/** How much a server gets at once, and how its idle connections are kept. */
final class ServerLimits extends ServerFamily {

    @Override
    List<Keyword> keywords() {
        return List.of(
            Keyword.server("maxconn", "<number>", "Most requests at once."),
            Keyword.server("minconn", "<number>", "Lower bound of the limit that follows the backend's load."),
            Keyword.server("maxqueue", "<number>", "Most requests that wait for this server."),
            Keyword.server("strict-maxconn", "", "The limit counts idle connections too."),
            Keyword.server("pool-max-conn", "<number>", "Most idle connections kept; -1 is no limit."),
            Keyword.server("pool-low-conn", "<number>", "Idle connections kept beyond need, and from which event loops share them."),
            Keyword.server("pool-purge-delay", "<time>", "How often half of the unused idle connections is closed."),
            Keyword.server("max-reuse", "<number>", "How often a connection is used again; -1 is no limit."));
    }

    @Override
    String read(String name, OptionWords words, ServerLine server, ProxyDraft draft, Reading reading) {
        if ("strict-maxconn".equals(name)) {
            server.strictMaxconn = true;
            return null;
        }
        String value = words.next();
        if ("pool-purge-delay".equals(name)) {
            int time = time(value, 0);
            if (time == FAILED) {
                return value.isEmpty() ? "'pool-purge-delay' expects <value> as argument." : unexpected(name, value);
            }
            server.poolPurgeDelayMs = time;
            return null;
        }
        boolean mayBeUnlimited = "pool-max-conn".equals(name) || "max-reuse".equals(name);
        long number = Numbers.parse(value);
        if (value.isEmpty()) {
            return "'" + name + "' expects <value> as argument.";
        }
        if (number == Numbers.INVALID || number > Integer.MAX_VALUE) {
            return "'" + name + "' : invalid value '" + value + "', an integer is expected";
        }
        if (number < (mayBeUnlimited ? -1 : 0)) {
            return "'" + name + "' must be >= " + (mayBeUnlimited ? "-1" : "0");
        }
        set(name, (int) number, server);
        return null;
    }

    private static String unexpected(String name, String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return "unexpected character '" + value.charAt(i) + "' in argument to <" + name + ">.";
            }
        }
        return "timer overflow in argument <" + value + "> to <" + name + ">, maximum value is 2147483647 ms (~24.8 days).";
    }

    private static void set(String name, int number, ServerLine server) {
        switch (name) {
            case "maxconn" -> server.maxconn = number;
            case "minconn" -> server.minconn = number;
            case "maxqueue" -> server.maxqueue = number;
            case "pool-max-conn" -> server.poolMaxConnections = number;
            case "pool-low-conn" -> server.poolLowConnections = number;
            default -> server.maxReuse = number;
        }
    }
}
