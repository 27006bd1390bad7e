package io.sluice.engine.action;

import io.sluice.engine.proxy.Exchange;
import io.sluice.engine.proxy.Reply;
import io.sluice.engine.proxy.RuleAction;
import io.sluice.language.config.diagnostic.Diagnostics;
import io.sluice.language.rule.ActionKeyword;
import io.sluice.language.rule.ReplyArguments;
import io.sluice.language.rule.ReplySpec;
import io.sluice.language.rule.Words;
import io.sluice.language.sample.Sample;

/** {@code http-request return}, {@code deny} and {@code tarpit}: a fixed answer without a server. */
final class ReplyAction extends RuleAction {

    private final Verdict verdict;
    private final ReplySpec spec;
    /** Made at first use, because a section that the reply stands in may be read after the rule; any loop makes the same. */
    private Reply reply;

    private ReplyAction(Verdict verdict, ReplySpec spec) {
        this.verdict = verdict;
        this.spec = spec;
    }

    /** The keyword {@code return}. */
    static ActionKeyword returnKeyword() {
        return new Keyword("return", Verdict.REPLY);
    }

    /** The keyword {@code deny}. */
    static ActionKeyword denyKeyword() {
        return new Keyword("deny", Verdict.DENY);
    }

    /** The keyword {@code tarpit}. */
    static ActionKeyword tarpitKeyword() {
        return new Keyword("tarpit", Verdict.TARPIT);
    }

    @Override
    public Verdict execute(Exchange exchange, Sample sample) {
        return verdict;
    }

    @Override
    public Verdict verdict() {
        return verdict;
    }

    @Override
    public int status() {
        return spec.status;
    }

    @Override
    public Reply reply(Exchange exchange, Sample sample) {
        Reply made = reply;
        if (made == null && spec.kind != ReplySpec.Kind.PROXY_ERROR) {
            made = Reply.of(spec);
            reply = made;
        }
        return made;
    }

    private record Keyword(String name, Verdict verdict) implements ActionKeyword {

        @Override
        public boolean isFinal() {
            return true;
        }

        @Override
        public Object bind(Words words, Diagnostics diagnostics) {
            ReplySpec spec = switch (verdict) {
                case DENY -> ReplyArguments.deny(words, diagnostics);
                case TARPIT -> ReplyArguments.tarpit(words, diagnostics);
                default -> ReplyArguments.parseReturn(words, diagnostics);
            };
            return spec == null ? null : new ReplyAction(verdict, spec);
        }
    }
}
