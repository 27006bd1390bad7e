package io.sluice.language.config.keyword;

import io.sluice.language.config.text.Line;

/** Words that HAProxy itself has given up, with what it tells their users. */
final class RemovedKeywords {

    private RemovedKeywords() {
    }

    /** The message for a removed {@code option}, or null. */
    static String option(String name) {
        return switch (name) {
            case "forceclose" -> "option 'forceclose' is not supported any more since HAProxy 2.0, please just remove it, or use 'option httpclose' "
                + "if absolutely needed.";
            case "http-tunnel" -> "option 'http-tunnel' is not supported any more since HAProxy 2.1, please just remove it, it shouldn't be needed.";
            case "http_proxy" -> "option 'http_proxy' is not supported any more since HAProxy 2.5. This option stopped working in HAProxy 1.9 and "
                + "usually had nasty side effects. It can be more reliably implemented with combinations of 'http-request set-dst' and "
                + "'http-request set-uri', and even 'http-request do-resolve' if DNS resolution is desired.";
            default -> null;
        };
    }

    /** The message for a removed word of proxies, from behind the position on, or null. */
    static String proxy(Line line) {
        String word = line.word(0);
        String instead = switch (word) {
            case "clitimeout" -> "timeout client";
            case "contimeout" -> "timeout connect";
            case "srvtimeout" -> "timeout server";
            default -> null;
        };
        if (instead != null) {
            return " : the '" + word + "' directive is not supported anymore since HAProxy 2.1. Use '" + instead + "'.";
        }
        return switch (word) {
            case "redispatch", "redisp" -> " : keyword '" + word + "' directive is not supported anymore since HAProxy 2.1. Use 'option redispatch'.";
            case "appsession" -> " : 'appsession' is not supported anymore since HAProxy 1.6.";
            case "block" -> " : The 'block' directive is not supported anymore since HAProxy 2.1. Use 'http-request deny' which uses the exact same "
                + "syntax.";
            case "reqadd" -> header(word, "http-request add-header");
            case "rspadd" -> header(word, "http-response add-header");
            case "reqdel", "reqidel" -> header(word, "http-request del-header");
            case "rspdel", "rspidel" -> header(word, "http-response del-header");
            case "reqdeny", "reqideny" -> header(word, "http-request deny");
            case "rspdeny", "rspideny" -> header(word, "http-response deny");
            case "reqrep", "reqirep" -> header(word, "http-request replace-path', 'http-request replace-uri' or 'http-request replace-header");
            case "rsprep", "rspirep" -> header(word, "http-response replace-header");
            case "reqtarpit", "reqitarpit" -> header(word, "http-request tarpit");
            case "reqallow", "reqiallow" -> header(word, "http-request allow");
            case "monitor-net" -> " : 'monitor-net' doesn't exist anymore. Please use 'http-request return status 200 if { src " + line.word(1)
                + " }' instead.";
            case "grace" -> ": the 'grace' keyword is not supported any more since HAProxy version 2.5.";
            default -> null;
        };
    }

    private static String header(String word, String instead) {
        return " : The '" + word + "' directive is not supported anymore since HAProxy 2.1. Use '" + instead + "' instead.";
    }
}
