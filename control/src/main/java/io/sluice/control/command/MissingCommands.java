package io.sluice.control.command;

import java.util.List;

/** Commands of HAProxy's Runtime API that this program does not have yet, so that whoever types one learns just that. Stateless. */
final class MissingCommands {

    private static final List<String> NAMES = List.of(
            "abort ssl", "acme", "add server", "add ssl", "clear table",
            "commit ssl", "debug dev", "debug counters", "del server", "del ssl",
            "dump ssl", "dump stats-file", "get var", "httpclient",
            "new ssl", "set anon", "set profiling", "set ssl", "set table",
            "set var", "show anon", "show cache", "show peers", "show quic", "show resolvers",
            "show ssl", "show stat resolvers", "show table", "show tls-keys", "show trace", "trace", "update ssl", "wait");

    private MissingCommands() {
    }

    /** The name of the missing command that the words begin with, or null. */
    static String find(List<String> words) {
        String first = words.getFirst();
        String two = words.size() > 1 ? first + " " + words.get(1) : first;
        String three = words.size() > 2 ? two + " " + words.get(2) : two;
        for (String name : NAMES) {
            if (name.equals(first) || name.equals(two) || name.equals(three)) {
                return name;
            }
        }
        return null;
    }
}
