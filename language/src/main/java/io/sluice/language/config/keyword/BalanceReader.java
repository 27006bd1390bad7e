package io.sluice.language.config.keyword;

import io.sluice.language.config.model.Balance;
import io.sluice.language.config.model.ProxySection;
import io.sluice.language.config.text.Line;
import io.sluice.language.config.text.Numbers;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code balance}. Algorithms that HAProxy knows and this program does not are refused after their arguments were checked. */
final class BalanceReader {

    private static final int DEFAULT_DRAWS = 2;

    private BalanceReader() {
    }

    static void read(Line line, ProxySection proxy, Reading reading) {
        String word = line.word(1);
        int open = word.indexOf('(');
        String name = open < 0 ? word : word.substring(0, open);
        String problem = switch (name) {
            case "", "roundrobin", "static-rr", "leastconn", "first", "source" -> open < 0 ? null : onlySupports();
            case "random" -> randomProblem(open < 0 ? "" : word.substring(open));
            case "uri" -> uriProblem(line);
            case "url_param" -> parameterProblem(line);
            case "hdr" -> headerProblem(line, open);
            case "hash" -> line.count() < 3 ? "balance hash requires a sample expression." : notYet(name);
            case "log-hash" -> line.count() < 3 ? "balance log-hash requires a converter list." : notYet(name);
            case "rdp-cookie", "sticky" -> notYet(name);
            default -> onlySupports();
        };
        if (problem != null) {
            reading.diagnostics.error(line.position(), problem, word, null);
            return;
        }
        String algorithm = name.isEmpty() ? "roundrobin" : name;
        int draws = "random".equals(name) ? draws(word, open) : 0;
        proxy.balance = new Balance(algorithm, draws, arguments(line, name, open), line.position());
    }

    private static List<String> arguments(Line line, String name, int open) {
        List<String> arguments = new ArrayList<>(line.words().subList(Math.min(2, line.count()), line.count()));
        if ("hdr".equals(name)) {
            arguments.addFirst(line.word(1).substring(open + 1, line.word(1).indexOf(')', open)));
        }
        return arguments;
    }

    private static String notYet(String name) {
        return "'balance " + name + "' is not supported yet";
    }

    private static String onlySupports() {
        return "balance only supports 'roundrobin', 'static-rr', 'leastconn', 'source', 'uri', 'url_param', 'hash', 'hdr(name)', "
            + "'rdp-cookie(name)', 'log-hash' and 'sticky' options.";
    }

    private static String randomProblem(String parentheses) {
        if (parentheses.isEmpty()) {
            return null;
        }
        int close = parentheses.indexOf(')');
        if (close < 0) {
            return "balance random : missing closing parenthesis.";
        }
        String number = parentheses.substring(1, close);
        for (int i = 0; i < number.length(); i++) {
            if (number.charAt(i) < '0' || number.charAt(i) > '9') {
                return "balance random : unexpected character '" + number.charAt(i) + "' after argument.";
            }
        }
        return Numbers.parse(number, 1, Integer.MAX_VALUE) == Numbers.INVALID ? "balance random : number of draws must be at least 1." : null;
    }

    private static int draws(String word, int open) {
        return open < 0 ? DEFAULT_DRAWS : (int) Numbers.parse(word.substring(open + 1, word.indexOf(')', open)));
    }

    private static String uriProblem(Line line) {
        int next = 2;
        while (next < line.count()) {
            String parameter = line.word(next);
            switch (parameter) {
                case "len", "depth" -> {
                    if (Numbers.parse(line.word(next + 1), 1, Integer.MAX_VALUE) == Numbers.INVALID) {
                        return "balance uri : '" + parameter + "' expects a positive integer (got '" + line.word(next + 1) + "').";
                    }
                    next += 2;
                }
                case "path-only", "whole" -> next++;
                default -> {
                    return "balance uri only accepts parameters 'len', 'depth', 'path-only', and 'whole' (got '" + parameter + "').";
                }
            }
        }
        return null;
    }

    private static String parameterProblem(Line line) {
        if (line.count() < 3) {
            return "balance url_param requires an URL parameter name.";
        }
        if (line.count() == 3) {
            return null;
        }
        return "check_post".equals(line.word(3)) ? "'balance url_param check_post' is not supported yet"
            : "balance url_param only accepts 'check_post' modifier (got '" + line.word(3) + "').";
    }

    private static String headerProblem(Line line, int open) {
        if (open < 0) {
            return onlySupports();
        }
        int close = line.word(1).indexOf(')', open);
        if (close <= open + 1) {
            return "balance hdr requires an http header field name.";
        }
        String name = line.word(1).substring(open + 1, close);
        return line.count() < 3 || "use_domain_only".equals(line.word(2)) ? null
            : "balance hdr(" + name + ") only accepts 'use_domain_only' modifier (got '" + line.word(2) + "').";
    }
}
