package io.sluice.engine.check;

import io.sluice.engine.server.CheckStatus;
import io.sluice.engine.server.Server;
import io.sluice.language.config.model.CheckRule;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Judges an HTTP response by its status, its headers or its body. */
final class HttpExpectation implements Expectation {

    private final CheckRule rule;
    private final boolean disablesOn404;
    private final RuleWords words;

    HttpExpectation(CheckRule rule, boolean disablesOn404) {
        this.rule = rule;
        this.disablesOn404 = disablesOn404;
        boolean status = rule.match != CheckRule.Match.STRING && rule.match != CheckRule.Match.REGEX;
        this.words = new RuleWords(rule, CheckStatus.L7_OK, status ? CheckStatus.L7_STATUS : CheckStatus.L7_RESPONSE);
    }

    @Override
    public Verdict judge(CheckInput input, Server server, int step) {
        HttpAnswer answer = HttpAnswer.read(input);
        switch (answer.progress()) {
            case BROKEN -> {
                return Verdict.bad(CheckStatus.SOCKET_ERROR, 0, "");
            }
            case HEAD_MISSING -> {
                return null;
            }
            default -> { }
        }
        if (answer.status() == 404 && disablesOn404 && server.operation() != Server.Operation.STOPPED) {
            return Verdict.bad(CheckStatus.L7_CONDITIONAL, 404, "");
        }
        boolean wantsBody = rule.match == CheckRule.Match.STRING || rule.match == CheckRule.Match.REGEX;
        if (wantsBody && answer.progress() == HttpAnswer.Progress.BODY_MISSING) {
            return null;
        }
        if (matches(answer) != rule.negated) {
            return words.good(answer.status(), "");
        }
        String text = wantsBody ? rule.negated ? "HTTP check matched unwanted content" : "HTTP content check did not match" : answer.reason();
        return words.bad(answer.status(), text);
    }

    private boolean matches(HttpAnswer answer) {
        return switch (rule.match) {
            case STATUS -> matchesStatus(answer.status());
            case STATUS_REGEX -> {
                byte[] status = Integer.toString(answer.status()).getBytes(StandardCharsets.ISO_8859_1);
                yield rule.regex.matches(status, 0, status.length);
            }
            case STRING -> Texts.contains(answer.body(), answer.body().length, rule.pattern);
            case REGEX -> rule.regex.matches(answer.body(), 0, answer.body().length);
            default -> matchesHeader(answer.headers());
        };
    }

    private boolean matchesStatus(int status) {
        for (int i = 0; i < rule.statuses.length; i += 2) {
            if (status >= rule.statuses[i] && status <= rule.statuses[i + 1]) {
                return true;
            }
        }
        return false;
    }

    private boolean matchesHeader(List<byte[]> headers) {
        for (int i = 0; i < headers.size(); i += 2) {
            if (!Texts.matches(rule.headerName, headers.get(i), true)) {
                continue;
            }
            if (rule.headerValue == null || matchesValue(headers.get(i + 1))) {
                return true;
            }
        }
        return false;
    }

    /** A full value is compared as it is, others by each of their parts between commas. */
    private boolean matchesValue(byte[] value) {
        if (rule.match == CheckRule.Match.FULL_HEADER) {
            return Texts.matches(rule.headerValue, value, false);
        }
        for (String part : new String(value, StandardCharsets.ISO_8859_1).split(",", -1)) {
            if (Texts.matches(rule.headerValue, part.strip().getBytes(StandardCharsets.ISO_8859_1), false)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String describe() {
        return "http";
    }

    @Override
    public Verdict timeout() {
        return words.timeout(CheckStatus.L7_TIMEOUT);
    }
}
