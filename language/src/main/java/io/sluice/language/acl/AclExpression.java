package io.sluice.language.acl;

import io.sluice.language.pattern.PatternIndex;
import io.sluice.language.sample.ArgumentProblem;
import io.sluice.language.sample.Expression;
import io.sluice.language.sample.ExpressionPlace;
import io.sluice.language.sample.FetchKeyword;
import io.sluice.language.sample.Sample;
import io.sluice.language.sample.SampleContext;
import java.util.List;

/** One test of an ACL: an expression, a matching method and the patterns to match against. Shared by all threads. */
public final class AclExpression {

    private final Expression expression;
    private final PatternIndex[] patterns;

    AclExpression(Expression expression, PatternIndex[] patterns) {
        this.expression = expression;
        this.patterns = patterns;
    }

    /** Reads the words behind an ACL's name, or those between braces: criterion, flags, operator, patterns. */
    public static AclExpression read(List<String> words, ExpressionPlace place) throws ArgumentProblem {
        return new AclExpressionReader(words, place).read();
    }

    /** True when some value of the expression matches some pattern. */
    public boolean matches(SampleContext context, Sample sample) {
        boolean found = expression.first(context, sample);
        while (found) {
            for (PatternIndex index : patterns) {
                if (index.matches(sample)) {
                    return true;
                }
            }
            found = sample.more && expression.next(context, sample);
        }
        return false;
    }

    /** The keyword whose availability decides where the test can match. */
    public FetchKeyword keyword() {
        return expression.keyword();
    }
}
