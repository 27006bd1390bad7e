package io.sluice.engine.action;

import io.sluice.engine.proxy.Exchange;
import io.sluice.http.http1.EditedHead;
import io.sluice.language.config.diagnostic.Diagnostics;
import io.sluice.language.config.text.Characters;
import io.sluice.language.config.text.Numbers;
import io.sluice.language.rule.ActionKeyword;
import io.sluice.language.rule.Words;
import io.sluice.language.sample.Sample;

/** {@code set-status <status> [reason <text>]}. */
final class StatusAction extends MessageAction {

    private final int status;
    /** Null for the status's own phrase. */
    private final byte[] reason;

    private StatusAction(Words words, int status, byte[] reason) {
        super(words.ruleSet());
        this.status = status;
        this.reason = reason;
    }

    static ActionKeyword keyword() {
        return new Keyword();
    }

    @Override
    void edit(EditedHead message, Exchange exchange, Sample sample) {
        if (!message.edits().status(status, reason)) {
            message.breakUp();
        }
    }

    private static final class Keyword implements ActionKeyword {

        @Override
        public String name() {
            return "set-status";
        }

        @Override
        public Object bind(Words words, Diagnostics diagnostics) {
            String number = words.atCondition() ? "" : words.next();
            String reason = words.take("reason") ? words.next() : null;
            if (number.isEmpty() || "".equals(reason)) {
                return words.fail(diagnostics, "expects 1 argument: <status>; or 3 arguments: <status> reason <fmt>");
            }
            long status = Numbers.parse(number, 100, 999);
            if (status == Numbers.INVALID) {
                return words.fail(diagnostics, "expects an integer status code between 100 and 999");
            }
            return new StatusAction(words, (int) status, reason == null ? null : Characters.bytes(reason));
        }
    }
}
