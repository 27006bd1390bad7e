package io.sluice.language.config.keyword;

import io.sluice.language.config.model.CheckRule;
import io.sluice.language.config.model.CheckRule.Match;
import io.sluice.language.config.model.CheckRule.Method;
import io.sluice.language.config.text.Characters;
import io.sluice.language.config.text.Line;
import io.sluice.language.config.text.Numbers;
import io.sluice.language.pattern.PatternProblem;
import io.sluice.language.pattern.Regex;
import java.util.Arrays;

/** Reads the arguments of {@code http-check expect} and {@code tcp-check expect}. Used once. */
final class CheckExpectReader {

    private final Line line;
    private final boolean http;
    private final CheckRule rule;
    private final Reading reading;
    private int next = 2;
    private String problem;
    private boolean negated;

    CheckExpectReader(Line line, boolean http, CheckRule rule, Reading reading) {
        this.line = line;
        this.http = http;
        this.rule = rule;
        this.reading = reading;
    }

    /** The bytes that an even number of hexadecimal digits stands for, else null. */
    static byte[] hexadecimal(String text) {
        byte[] bytes = new byte[text.length() / 2];
        for (int i = 0; i < 2 * bytes.length; i++) {
            int digit = Characters.hexadecimal(text.charAt(i));
            if (digit < 0) {
                return null;
            }
            bytes[i / 2] = (byte) (bytes[i / 2] << 4 | digit);
        }
        return text.isEmpty() || text.length() % 2 != 0 ? null : bytes;
    }

    /** Answers what is wrong, or null. */
    String read() {
        if (line.count() < 3) {
            return "expects at least a matching pattern as arguments";
        }
        while (problem == null && next < line.count()) {
            word(line.word(next++));
        }
        return problem == null && rule.match == null ? "expects at least a matching pattern as arguments" : problem;
    }

    private void word(String written) {
        String word = written;
        negated = false;
        if (word.startsWith("!")) {
            negated = true;
            word = word.substring(1);
            word = word.isEmpty() ? line.word(next++) : word;
        }
        Match match = match(word);
        if (match != null) {
            pattern(word, match);
            return;
        }
        boolean modifier = switch (word) {
            case "comment", "min-recv", "ok-status", "error-status", "tout-status", "on-success", "on-error", "status-code" -> true;
            default -> false;
        };
        if (modifier && negated) {
            problem = "[!] not supported with '" + word + "'";
        } else if (modifier) {
            modifier(word, line.word(next++));
        } else if (word.endsWith("-lf") || "custom".equals(word)) {
            reading.diagnostics.notSupported(line.position(), line.word(0) + " expect " + word);
            rule.match = Match.STRING;
            next = line.count();
        } else {
            problem = http ? "'only supports min-recv, [!]string', '[!]rstring', '[!]string-lf', '[!]status', '[!]rstatus', [!]hdr, [!]fhdr or comment but got '"
                + word + "' as argument."
                : "'only supports min-recv, '[!]binary', '[!]string', '[!]rstring', '[!]string-lf' or comment but got '" + word + "' as argument.";
        }
    }

    private Match match(String word) {
        return switch (word) {
            case "string" -> Match.STRING;
            case "rstring" -> Match.REGEX;
            case "binary" -> http ? null : Match.BINARY;
            case "rbinary" -> http ? null : Match.BINARY_REGEX;
            case "status" -> http ? Match.STATUS : null;
            case "rstatus" -> http ? Match.STATUS_REGEX : null;
            case "hdr" -> http ? Match.HEADER : null;
            case "fhdr" -> http ? Match.FULL_HEADER : null;
            default -> null;
        };
    }

    private void pattern(String word, Match match) {
        if (rule.match != null) {
            problem = "only one pattern expected";
            return;
        }
        rule.match = match;
        rule.negated = negated;
        if (match == Match.HEADER || match == Match.FULL_HEADER) {
            header(word);
            return;
        }
        String text = line.word(next++);
        if (text.isEmpty()) {
            problem = "'" + word + "' expects a <pattern> as argument";
            return;
        }
        rule.pattern = Characters.bytes(text);
        switch (match) {
            case STATUS -> statuses(text);
            case BINARY -> {
                rule.pattern = hexadecimal(text);
                if (rule.pattern == null) {
                    problem = "invalid binary string (an even number of hex digit is expected).\n";
                }
            }
            case REGEX, STATUS_REGEX, BINARY_REGEX -> rule.regex = regex(text);
            default -> { }
        }
    }

    private Regex regex(String text) {
        try {
            return reading.surroundings.regexes().compile(text, false);
        } catch (PatternProblem wrong) {
            problem = wrong.getMessage();
            return null;
        }
    }

    private void statuses(String text) {
        int[] ranges = new int[0];
        for (String part : text.split(",", -1)) {
            int dash = part.indexOf('-');
            String low = dash < 0 ? part : part.substring(0, dash);
            String high = dash < 0 ? part : part.substring(dash + 1);
            for (int i = 0; i < part.length(); i++) {
                if (!Characters.isDigit(part.charAt(i)) && part.charAt(i) != '-') {
                    problem = "invalid character '" + part.charAt(i) + "' in the list of status codes";
                    return;
                }
            }
            long from = Numbers.parse(low);
            long to = Numbers.parse(high);
            if (from == Numbers.INVALID || to == Numbers.INVALID || from < 100 || to > 999 || from > to) {
                problem = dash < 0 ? "invalid status code '" + part + "'" : "invalid range of status codes '" + part + "'";
                return;
            }
            ranges = Arrays.copyOf(ranges, ranges.length + 2);
            ranges[ranges.length - 2] = (int) from;
            ranges[ranges.length - 1] = (int) to;
        }
        rule.statuses = ranges;
    }

    private void header(String word) {
        if (!"name".equals(line.word(next)) && !"name-lf".equals(line.word(next)) || line.word(next + 1).isEmpty()) {
            problem = "'" + word + "' expects at the name keyword as first argument followed by a pattern";
            return;
        }
        next++;
        rule.headerName = text(word);
        if (problem == null && "value".equals(line.word(next))) {
            next++;
            if (line.word(next).isEmpty()) {
                problem = "'" + word + "' expect a pattern with the value keyword";
                return;
            }
            rule.headerValue = text(word);
        }
    }

    private CheckRule.Text text(String word) {
        Method method = Method.EXACT;
        if ("-m".equals(line.word(next))) {
            String name = line.word(next + 1);
            next += 2;
            switch (name) {
                case "str" -> method = Method.EXACT;
                case "beg" -> method = Method.BEGIN;
                case "end" -> method = Method.END;
                case "sub" -> method = Method.PART;
                case "reg" -> method = Method.REGEX;
                default -> {
                    problem = "'" + word + "' : '-m' only supports 'str', 'beg', 'end', 'sub' or 'reg' (got '" + name + "')";
                    return null;
                }
            }
        }
        String text = line.word(next++);
        return new CheckRule.Text(method, Characters.bytes(text), method == Method.REGEX ? regex(text) : null);
    }

    private void modifier(String word, String value) {
        if (value.isEmpty()) {
            problem = "'" + word + "' expects a " + ("min-recv".equals(word) ? "<pattern>" : "string") + " as argument";
            return;
        }
        switch (word) {
            case "comment" -> rule.comment = Characters.decoded(value);
            case "min-recv" -> leastBytes(value);
            case "on-success" -> rule.onSuccess = message(word, value);
            case "on-error" -> rule.onError = message(word, value);
            case "ok-status" -> rule.goodStatus = status(word, value, "L4OK L6OK L7OK L7OKC", "'L4OK', 'L6OK', 'L7OK' or 'L7OKC'");
            case "error-status" -> rule.badStatus = status(word, value, "L4CON L6RSP L7RSP L7STS", "'L4CON', 'L6RSP', 'L7RSP' or 'L7STS'");
            case "tout-status" -> rule.timeoutStatus = status(word, value, "L4TOUT L6TOUT L7TOUT", "'L4TOUT', 'L6TOUT' or 'L7TOUT'");
            default -> reading.diagnostics.notSupported(line.position(), line.word(0) + " expect " + word);
        }
    }

    private void leastBytes(String value) {
        long number = Numbers.parse(value, -1, Integer.MAX_VALUE);
        if (number == Numbers.INVALID) {
            problem = "'min-recv' expects -1 or an integer from 0 to INT_MAX";
        } else {
            rule.leastBytes = (int) number;
        }
    }

    private String message(String word, String value) {
        if (value.contains("%[")) {
            reading.diagnostics.notSupported(line.position(), line.word(0) + " expect " + word + " with a log-format");
        }
        return Characters.decoded(value).replace("%%", "%");
    }

    private String status(String word, String value, String allowed, String choices) {
        if (!(" " + allowed + " ").contains(" " + value + " ")) {
            problem = "'" + word + "' only supports " + choices + " status (got '" + value + "').";
        }
        return value;
    }
}
