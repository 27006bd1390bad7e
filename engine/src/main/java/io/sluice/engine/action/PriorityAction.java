package io.sluice.engine.action;

import io.sluice.engine.proxy.Exchange;
import io.sluice.engine.proxy.RuleAction;
import io.sluice.language.config.diagnostic.Diagnostics;
import io.sluice.language.rule.ActionKeyword;
import io.sluice.language.rule.Words;
import io.sluice.language.sample.ArgumentProblem;
import io.sluice.language.sample.Expression;
import io.sluice.language.sample.ExpressionReader;
import io.sluice.language.sample.Sample;
import io.sluice.language.sample.SampleType;

/** {@code set-priority-class} and {@code set-priority-offset}: the order in which requests that wait for a server are served. */
final class PriorityAction extends RuleAction {

    private static final int GREATEST_CLASS = 2_047;
    private static final int GREATEST_OFFSET_MS = 524_287;

    private final Expression expression;
    private final boolean isClass;

    private PriorityAction(Expression expression, boolean isClass) {
        this.expression = expression;
        this.isClass = isClass;
    }

    static ActionKeyword classKeyword() {
        return new Keyword("set-priority-class", true);
    }

    static ActionKeyword offsetKeyword() {
        return new Keyword("set-priority-offset", false);
    }

    @Override
    public Verdict execute(Exchange exchange, Sample sample) {
        if (!expression.evaluate(exchange, sample, SampleType.INTEGER)) {
            return Verdict.CONTINUE;
        }
        if (isClass) {
            exchange.priorityClass(Math.clamp(sample.number, -GREATEST_CLASS, GREATEST_CLASS));
        } else {
            exchange.priorityOffset(Math.clamp(sample.number, -GREATEST_OFFSET_MS, GREATEST_OFFSET_MS));
        }
        return Verdict.CONTINUE;
    }

    private record Keyword(String name, boolean isClass) implements ActionKeyword {

        @Override
        public Object bind(Words words, Diagnostics diagnostics) {
            String word = words.next();
            try {
                if (word.isEmpty()) {
                    throw new ArgumentProblem("missing fetch method");
                }
                return new PriorityAction(ExpressionReader.read(word, words.place()), isClass);
            } catch (ArgumentProblem problem) {
                diagnostics.error(words.position(), "error detected in " + words.owner() + " while parsing '" + words.ruleSet().keyword() + " " + name
                    + "' rule : " + problem.getMessage() + ".");
                return null;
            }
        }
    }
}
