package io.sluice.engine.action;

import io.sluice.engine.proxy.Exchange;
import io.sluice.engine.proxy.RuleAction;
import io.sluice.language.config.diagnostic.Diagnostics;
import io.sluice.language.rule.ActionKeyword;
import io.sluice.language.rule.Words;
import io.sluice.language.sample.Sample;

/** {@code disable-l7-retry}: whatever {@code retry-on} says, the request is not sent again once it was sent. */
final class DisableRetryAction extends RuleAction {

    private DisableRetryAction() {
    }

    static ActionKeyword keyword() {
        return new Keyword();
    }

    @Override
    public Verdict execute(Exchange exchange, Sample sample) {
        exchange.forbidResending();
        return Verdict.CONTINUE;
    }

    private static final class Keyword implements ActionKeyword {

        @Override
        public String name() {
            return "disable-l7-retry";
        }

        @Override
        public Object bind(Words words, Diagnostics diagnostics) {
            return new DisableRetryAction();
        }
    }
}
