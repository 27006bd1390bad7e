package io.sluice.control.stats;

import io.sluice.control.command.ByteText;
import io.sluice.control.command.CommandFailure;
import io.sluice.control.stats.format.OutputFormat;
import io.sluice.engine.proxy.Proxy;
import io.sluice.engine.proxy.ProxyTable;
import java.util.List;
import java.util.Set;

/**
 * What a client asks {@code show stat} for: {@code [domain <domain>] [<proxy> <type> <id>] [<option>...]}. A filter counts only
 * when it is complete, numbers are read as far as they are digits, and unknown options are ignored, all as clients have come to
 * rely on. A known option where a proxy's name could stand is an option.
 *
 * @param proxyId number of the only proxy to show, {@link #ALL} for all, another negative number for none
 * @param typeMask bits of the kinds to show, {@link #ALL} for all
 * @param objectId number of the only server or listener to show, {@link #ALL} for all
 */
record StatQuery(Domain domain, int proxyId, int typeMask, int objectId, OutputFormat format, boolean withDescription,
                 boolean onlyUp, boolean withoutMaintenance) {
    static final int ALL = -1;

    private static final Set<String> OPTIONS = Set.of("typed", "json", "desc", "up", "no-maint");
    private static final int FILTER_WORDS = 3;

    /** What has statistics of its own shape. */
    enum Domain { PROXY, RESOLVERS }

    static StatQuery parse(List<String> words, ProxyTable proxies) throws CommandFailure {
        int at = 0;
        Domain domain = Domain.PROXY;
        if (!words.isEmpty() && words.getFirst().equals("domain")) {
            domain = domain(words.size() > 1 ? words.get(1) : "");
            at = 2;
        }
        int proxyId = ALL;
        int typeMask = ALL;
        int objectId = ALL;
        if (words.size() >= at + FILTER_WORDS) {
            Proxy named = named(words.get(at), proxies);
            if (named != null || !OPTIONS.contains(words.get(at))) {
                proxyId = named != null ? named.id() : leadingNumber(words.get(at));
                if (proxyId == 0) {
                    throw new CommandFailure("No such proxy.");
                }
                typeMask = leadingNumber(words.get(at + 1));
                objectId = leadingNumber(words.get(at + 2));
                at += FILTER_WORDS;
            }
        }
        List<String> options = words.subList(at, words.size());
        OutputFormat format = OutputFormat.PLAIN;
        for (String option : options) {
            OutputFormat chosen = OutputFormat.ofWord(option);
            format = chosen == null ? format : chosen;
        }
        return new StatQuery(domain, proxyId, typeMask, objectId, format, options.contains("desc"), options.contains("up"),
                options.contains("no-maint"));
    }

    private static Domain domain(String word) throws CommandFailure {
        return switch (word) {
            case "proxy" -> Domain.PROXY;
            case "resolvers" -> Domain.RESOLVERS;
            default -> throw new CommandFailure("Invalid statistics domain.");
        };
    }

    private static Proxy named(String word, ProxyTable proxies) {
        String name = ByteText.toJava(word);
        int id = ProxyTable.idOf(name);
        for (Proxy proxy : proxies.all()) {
            if (id >= 0 ? proxy.id() == id : proxy.name().equals(name)) {
                return proxy;
            }
        }
        return null;
    }

    /** The number at the start of a word, 0 when there is none; a number beyond an int's range is its border. */
    static int leadingNumber(String word) {
        int at = 0;
        boolean negative = word.startsWith("-");
        if (negative || word.startsWith("+")) {
            at = 1;
        }
        long number = 0;
        while (at < word.length() && word.charAt(at) >= '0' && word.charAt(at) <= '9') {
            number = Math.min(number * 10 + word.charAt(at) - '0', Integer.MAX_VALUE);
            at++;
        }
        return (int) (negative ? -number : number);
    }

    boolean wants(Proxy proxy) {
        return !proxy.section().disabled && (proxyId == ALL || proxyId == proxy.id());
    }

    boolean wants(int id) {
        return objectId == ALL || objectId == id;
    }

    boolean hidesServers() {
        return onlyUp || withoutMaintenance;
    }
}
