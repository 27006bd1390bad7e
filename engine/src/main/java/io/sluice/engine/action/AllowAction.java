package io.sluice.engine.action;

import io.sluice.engine.proxy.Exchange;
import io.sluice.engine.proxy.RuleAction;
import io.sluice.language.config.diagnostic.Diagnostics;
import io.sluice.language.rule.ActionKeyword;
import io.sluice.language.rule.Words;
import io.sluice.language.sample.Sample;

/** {@code allow}: no further rule of the list is looked at. */
final class AllowAction extends RuleAction {

    private AllowAction() {
    }

    static ActionKeyword keyword() {
        return new Keyword();
    }

    @Override
    public Verdict execute(Exchange exchange, Sample sample) {
        return Verdict.STOP;
    }

    private static final class Keyword implements ActionKeyword {

        @Override
        public String name() {
            return "allow";
        }

        @Override
        public boolean isFinal() {
            return true;
        }

        @Override
        public Object bind(Words words, Diagnostics diagnostics) {
            return new AllowAction();
        }
    }
}
