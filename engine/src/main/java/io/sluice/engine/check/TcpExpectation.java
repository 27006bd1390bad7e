package io.sluice.engine.check;

import io.sluice.engine.server.CheckStatus;
import io.sluice.engine.server.Server;
import io.sluice.language.config.model.CheckRule;
import java.nio.charset.StandardCharsets;

/** Looks for bytes in what a server sends ({@code tcp-check expect}). */
final class TcpExpectation implements Expectation {

    private final CheckRule rule;
    private final RuleWords words;

    TcpExpectation(CheckRule rule) {
        this.rule = rule;
        this.words = new RuleWords(rule, CheckStatus.L7_OK, CheckStatus.L7_RESPONSE);
    }

    @Override
    public Verdict judge(CheckInput input, Server server, int step) {
        if (!input.isComplete() && input.length() < Math.max(1, rule.leastBytes)) {
            return null;
        }
        if (input.length() == 0) {
            return words.bad(0, "TCPCHK got an empty response at step " + step + comment());
        }
        boolean found = find(input);
        if (!found && !input.isComplete() && rule.leastBytes < 0) {
            return null;
        }
        if (found != rule.negated) {
            return words.good(0, "(tcp-check)");
        }
        return words.bad(0, (rule.negated ? "TCPCHK matched unwanted content" : "TCPCHK did not match content") + " " + pattern() + " at step " + step
            + comment());
    }

    private String comment() {
        return rule.comment.isEmpty() ? "" : " comment: " + rule.comment;
    }

    private String pattern() {
        return switch (rule.match) {
            case STRING -> "'" + text() + "'";
            case REGEX -> "(regex)";
            case BINARY -> "(binary)";
            default -> "(binary regex)";
        };
    }

    private String text() {
        return new String(rule.pattern, StandardCharsets.UTF_8);
    }

    private boolean find(CheckInput input) {
        return switch (rule.match) {
            case STRING, BINARY -> Texts.contains(input.bytes(), input.length(), rule.pattern);
            case REGEX -> rule.regex.matches(input.bytes(), 0, input.length());
            default -> {
                byte[] digits = digits(input.bytes(), input.length());
                yield rule.regex.matches(digits, 0, digits.length);
            }
        };
    }

    /** Bytes as upper-case hexadecimal digits, which {@code rbinary} looks at. */
    private static byte[] digits(byte[] bytes, int length) {
        String hexadecimal = "0123456789ABCDEF";
        byte[] digits = new byte[2 * length];
        for (int i = 0; i < length; i++) {
            digits[2 * i] = (byte) hexadecimal.charAt(bytes[i] >> 4 & 15);
            digits[2 * i + 1] = (byte) hexadecimal.charAt(bytes[i] & 15);
        }
        return digits;
    }

    @Override
    public String describe() {
        return switch (rule.match) {
            case STRING -> "string '" + text() + "'";
            case BINARY -> "binary '" + new String(digits(rule.pattern, rule.pattern.length), StandardCharsets.ISO_8859_1) + "'";
            case REGEX -> "regex";
            default -> "binary regex";
        };
    }

    @Override
    public Verdict timeout() {
        return words.timeout(CheckStatus.L7_TIMEOUT);
    }
}
