package io.sluice.language.acl;

import io.sluice.language.sample.ArgumentProblem;
import io.sluice.language.sample.Expression;
import io.sluice.language.sample.ExpressionPlace;
import io.sluice.language.sample.ExpressionReader;
import io.sluice.language.sample.FetchKeyword;
import io.sluice.language.sample.Sample;
import io.sluice.language.sample.SampleContext;
import io.sluice.language.sample.SampleType;
import java.util.List;

/** One test of an ACL: an expression, a matching method and the patterns to match against. Shared by all threads. */
public final class AclExpression {

    private final Expression expression;

    private AclExpression(Expression expression) {
        this.expression = expression;
    }

    /** Reads the words behind an ACL's name, or those between braces: criterion, flags, operator, patterns. */
    public static AclExpression read(List<String> words, ExpressionPlace place) throws ArgumentProblem {
        if (words.isEmpty() || words.getFirst().isEmpty()) {
            throw new ArgumentProblem("missing fetch method in ACL expression ''");
        }
        Expression expression;
        try {
            expression = ExpressionReader.readCriterion(words.getFirst(), place);
        } catch (ArgumentProblem problem) {
            throw new ArgumentProblem(problem.getMessage() + " in ACL expression '" + words.getFirst() + "'");
        }
        if (words.size() > 1 || expression.output() != SampleType.BOOLEAN) {
            throw new ArgumentProblem("patterns are not supported yet in ACL expression '" + words.getFirst() + "'");
        }
        return new AclExpression(expression);
    }

    /** True when some value of the expression matches some pattern. */
    public boolean matches(SampleContext context, Sample sample) {
        return expression.first(context, sample) && sample.number != 0;
    }

    /** The keyword whose availability decides where the test can match. */
    public FetchKeyword keyword() {
        return expression.keyword();
    }
}
