package io.sluice.engine.check;

import io.sluice.engine.server.CheckStatus;
import io.sluice.language.config.model.CheckRule;

/** The statuses and texts of an expectation: those of the line, else the usual ones. Immutable. */
final class RuleWords {

    private final CheckRule rule;
    private final CheckStatus good;
    private final CheckStatus bad;

    RuleWords(CheckRule rule, CheckStatus usualGood, CheckStatus usualBad) {
        this.rule = rule;
        this.good = status(rule.goodStatus, usualGood);
        this.bad = status(rule.badStatus, usualBad);
    }

    private static CheckStatus status(String word, CheckStatus usual) {
        if (word != null) {
            for (CheckStatus status : CheckStatus.values()) {
                if (status.word().equals(word)) {
                    return status;
                }
            }
        }
        return usual;
    }

    Verdict good(int code, String text) {
        return Verdict.good(good, code, rule.onSuccess != null ? rule.onSuccess : text);
    }

    Verdict bad(int code, String text) {
        return Verdict.bad(bad, code, rule.onError == null ? text
            : rule.onError + (rule.comment.isEmpty() ? "" : " comment: " + rule.comment));
    }

    Verdict timeout(CheckStatus usual) {
        return Verdict.bad(status(rule.timeoutStatus, usual), 0, "");
    }
}
