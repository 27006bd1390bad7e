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
import io.sluice.language.variable.VariableCondition;
import io.sluice.language.variable.VariableKeywords;
import io.sluice.language.variable.VariableName;
import io.sluice.language.variable.VariableNames;
import java.util.List;

/** {@code set-var(name)} and {@code unset-var(name)}. */
final class VariableAction extends RuleAction {

    private final VariableName name;
    private final VariableCondition condition;
    /** Null takes the value away. */
    private final Expression expression;

    private VariableAction(VariableName name, VariableCondition condition, Expression expression) {
        this.name = name;
        this.condition = condition;
        this.expression = expression;
    }

    static ActionKeyword setKeyword() {
        return new Keyword("set-var");
    }

    static ActionKeyword unsetKeyword() {
        return new Keyword("unset-var");
    }

    @Override
    public Verdict execute(Exchange exchange, Sample sample) {
        if (expression == null) {
            exchange.variables().removeVariable(name);
        } else if (expression.evaluate(exchange, sample)) {
            VariableKeywords.set(exchange.variables(), name, condition, sample);
        }
        return Verdict.CONTINUE;
    }

    private record Keyword(String name) implements ActionKeyword {

        @Override
        public Object bind(Words words, Diagnostics diagnostics) {
            String arguments = words.parenthesis();
            if (arguments == null) {
                return words.fail(diagnostics, "invalid or incomplete action '" + words.action()
                    + "'. Expects 'set-var(<var-name>)', 'set-var-fmt(<var-name>)' or 'unset-var(<var-name>)'");
            }
            List<String> parts = List.of(arguments.split(",", -1));
            try {
                VariableName variable = VariableName.read(parts.getFirst(), words.place().resource(VariableNames.class));
                VariableCondition condition = VariableCondition.read(parts.subList(1, parts.size()));
                if ("unset-var".equals(name)) {
                    return new VariableAction(variable, condition, null);
                }
                String text = words.atCondition() ? "" : words.next();
                return new VariableAction(variable, condition, ExpressionReader.read(text, words.place()));
            } catch (ArgumentProblem problem) {
                return words.fail(diagnostics, problem.getMessage());
            }
        }
    }
}
