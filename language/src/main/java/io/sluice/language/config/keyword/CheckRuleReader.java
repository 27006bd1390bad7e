package io.sluice.language.config.keyword;

import io.sluice.language.config.model.CheckRule;
import io.sluice.language.config.model.CheckRule.Action;
import io.sluice.language.config.text.AddressText;
import io.sluice.language.config.text.Characters;
import io.sluice.language.config.text.Line;
import io.sluice.language.config.text.Numbers;
import io.sluice.language.config.text.ParsedAddress;
import java.util.List;
import java.util.Locale;

/** Reads one {@code http-check} or {@code tcp-check} line. Used once. */
final class CheckRuleReader {

    private final Line line;
    private final boolean http;
    private final Reading reading;
    private final String keyword;
    private final CheckRule rule = new CheckRule();
    private int next = 2;
    private String problem;

    CheckRuleReader(Line line, boolean http, Reading reading) {
        this.line = line;
        this.http = http;
        this.reading = reading;
        this.keyword = line.word(0);
    }

    /** Adds the step to the list unless the line is wrong; that is reported then. */
    void read(List<CheckRule> rules) {
        String name = line.word(1);
        boolean known = switch (name) {
            case "comment", "connect", "send", "expect" -> true;
            case "send-binary" -> !http;
            default -> false;
        };
        if (!known) {
            unknown(name);
            return;
        }
        switch (name) {
            case "comment" -> comment();
            case "connect" -> connect(rules);
            case "expect" -> {
                rule.action = Action.EXPECT;
                problem = new CheckExpectReader(line, http, rule, reading).read();
            }
            default -> {
                rule.action = Action.SEND;
                if (http) {
                    sendRequest();
                } else {
                    sendBytes("send-binary".equals(name));
                }
            }
        }
        if (problem != null) {
            reading.error(line, "'" + keyword + " " + name + "' : " + problem + ".");
        } else {
            rules.add(rule);
        }
    }

    private void unknown(String name) {
        int open = name.indexOf('(');
        String base = open < 0 ? name : name.substring(0, open);
        boolean later = switch (base) {
            case "set-var", "set-var-fmt", "unset-var", "send-lf", "send-binary-lf" -> !http || !base.endsWith("-lf");
            default -> false;
        };
        if (later) {
            reading.diagnostics.notSupported(line.position(), keyword + " " + base);
        } else {
            reading.error(line, "'" + keyword + "' only supports " + (http
                ? "'disable-on-404', 'send-state', 'comment', 'connect', 'send', 'expect', "
                : "'comment', 'connect', 'send', 'send-binary', 'expect', ")
                + "'set-var-fmt(*)', 'set-var(*)', 'unset-var(*)'. but got '" + name + "'");
        }
    }

    private boolean hasNext() {
        return problem == null && next < line.count();
    }

    private String take() {
        return line.word(next++);
    }

    private void comment() {
        rule.action = Action.COMMENT;
        rule.comment = Characters.decoded(line.word(2));
        if (line.count() < 3) {
            problem = "expects a string as argument";
        }
    }

    private void takeComment(String ending) {
        rule.comment = Characters.decoded(take());
        if (rule.comment.isEmpty()) {
            problem = "'comment' expects a string as argument" + ending;
        }
    }

    private void connect(List<CheckRule> rules) {
        rule.action = Action.CONNECT;
        boolean first = true;
        for (CheckRule before : rules) {
            first &= before.action == Action.COMMENT;
        }
        if (!first && firstAction(rules) != Action.CONNECT) {
            problem = "first step MUST also be a 'connect', optionally preceded by a 'set-var', an 'unset-var' or a 'comment', "
                + "when there is a 'connect' step in the " + keyword + " ruleset";
        }
        for (int i = rules.size() - 1; i >= 0 && rules.get(i).action != Action.EXPECT; i--) {
            boolean needsAnswer = rules.get(i).action == Action.SEND;
            if (http && needsAnswer) {
                problem = "unable to add " + keyword + " connect rule at step " + (rules.size() + 1) + " (missing expect rule).";
            }
        }
        while (hasNext()) {
            String word = take();
            switch (word) {
                case "default" -> { }
                case "linger" -> rule.linger = true;
                case "comment" -> takeComment(".");
                case "port" -> port(take());
                case "addr" -> address(take());
                case "ssl", "sni", "alpn", "proto", "via-socks4", "send-proxy" -> {
                    reading.diagnostics.notSupported(line.position(), keyword + " connect " + word);
                    next++;
                }
                default -> problem = "expects 'comment', 'port', 'addr', 'send-proxy', 'ssl', 'sni', 'alpn' or 'via-socks4', 'linger', 'default' but got '"
                    + word + "' as argument.";
            }
        }
    }

    private static Action firstAction(List<CheckRule> rules) {
        for (CheckRule rule : rules) {
            if (rule.action != Action.COMMENT) {
                return rule.action;
            }
        }
        return Action.COMMENT;
    }

    private void port(String text) {
        long port = Numbers.parse(text, 1, 65_535);
        if (text.isEmpty()) {
            problem = "'port' expects a port number or a sample expression as argument.";
        } else if (port == Numbers.INVALID) {
            problem = Numbers.parse(text) == Numbers.INVALID ? "error detected while parsing port expression : unknown fetch method '" + text + "'"
                : "expects a valid TCP port (from range 1 to 65535), got " + text + ".";
        } else {
            rule.port = (int) port;
        }
    }

    private void address(String text) {
        ParsedAddress parsed = AddressText.parse(text, 0, reading.surroundings.resolver());
        if (text.isEmpty()) {
            problem = "'addr' expects <ipv4|ipv6> as argument.";
        } else if (parsed.error() != null || !parsed.isIp()) {
            problem = "'addr' : " + (parsed.error() == null ? "'" + text + "' : neither ipv4 nor ipv6" : parsed.error()) + ".";
        } else {
            rule.address = parsed.socketAddress(parsed.portLow());
        }
    }

    private void sendBytes(boolean binary) {
        String name = binary ? "send-binary" : "send";
        if (line.count() < 3) {
            problem = "'" + (binary ? "binary string" : "string") + "' expects a " + name + " as argument";
            return;
        }
        String text = take();
        rule.data = binary ? CheckExpectReader.hexadecimal(text) : Characters.bytes(text);
        if (rule.data == null) {
            problem = "'" + text + "' invalid binary string (an even number of hex digit is expected).\n";
            return;
        }
        while (hasNext()) {
            String word = take();
            if ("comment".equals(word)) {
                takeComment(".");
            } else {
                problem = "expects 'comment' but got '" + word + "' as argument.";
            }
        }
    }

    private void sendRequest() {
        while (hasNext()) {
            String word = take();
            switch (word) {
                case "meth" -> rule.method = text(word);
                case "uri" -> rule.uri = text(word);
                case "ver" -> rule.version = text(word);
                case "body" -> rule.body = text(word);
                case "comment" -> takeComment(".");
                case "hdr" -> header();
                case "uri-lf", "body-lf" -> {
                    reading.diagnostics.notSupported(line.position(), keyword + " send " + word);
                    next++;
                }
                default -> problem = "expects 'comment', 'meth', 'uri', 'uri-lf', 'ver', 'hdr', 'body' or 'body-lf' but got '" + word + "' as argument.";
            }
        }
    }

    private String text(String name) {
        String value = take();
        if (value.isEmpty()) {
            problem = "'" + name + "' expects a string as argument.";
        }
        return value;
    }

    private void header() {
        String name = take();
        String value = take();
        if (name.isEmpty() || value.isEmpty()) {
            problem = "'hdr' expects <name> and <value> as arguments";
            return;
        }
        if (value.contains("%[")) {
            reading.diagnostics.notSupported(line.position(), keyword + " send hdr with a log-format");
            return;
        }
        boolean ours = switch (name.toLowerCase(Locale.ROOT)) {
            case "connection", "content-length", "transfer-encoding" -> true;
            default -> false;
        };
        if (!ours) {
            rule.headers.add(name);
            rule.headers.add(value.replace("%%", "%"));
        }
    }
}
