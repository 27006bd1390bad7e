package io.sluice.engine.action;

import io.sluice.engine.proxy.Exchange;
import io.sluice.engine.proxy.RuleAction;
import io.sluice.http.http1.EditedHead;
import io.sluice.language.rule.RuleSet;
import io.sluice.language.sample.Sample;

/** An action that edits the request in {@code http-request} rules and the response in the others, and lets the next rule follow. */
abstract class MessageAction extends RuleAction {

    private final boolean request;

    MessageAction(RuleSet set) {
        this.request = set == RuleSet.HTTP_REQUEST;
    }

    @Override
    public final Verdict execute(Exchange exchange, Sample sample) {
        EditedHead message = request ? exchange.request() : exchange.response();
        if (message != null) {
            edit(message, exchange, sample);
        }
        return Verdict.CONTINUE;
    }

    /** Edits the message; what cannot be carried out breaks it up. */
    abstract void edit(EditedHead message, Exchange exchange, Sample sample);

    /** The text has no line end and no NUL, so that it can stand in a head. */
    static boolean isSafe(Sample text) {
        for (int i = 0; i < text.length; i++) {
            byte octet = text.bytes[text.from + i];
            if (octet == '\r' || octet == '\n' || octet == 0) {
                return false;
            }
        }
        return true;
    }
}
