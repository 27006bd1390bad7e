package io.sluice.language.acl;

import io.sluice.language.acl.AclKeywords.AclKeyword;
import io.sluice.language.config.text.Numbers;
import io.sluice.language.pattern.MatchMethod;
import io.sluice.language.pattern.PatternIndex;
import io.sluice.language.pattern.PatternProblem;
import io.sluice.language.pattern.PatternReference;
import io.sluice.language.pattern.PatternRegistry;
import io.sluice.language.sample.ArgumentProblem;
import io.sluice.language.sample.Expression;
import io.sluice.language.sample.ExpressionPlace;
import io.sluice.language.sample.ExpressionReader;
import io.sluice.language.sample.SampleType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads one test of an ACL. One object reads one test. */
final class AclExpressionReader {

    private final List<String> words;
    private final ExpressionPlace place;
    private final PatternRegistry registry;
    private final List<PatternIndex> indexes = new ArrayList<>();
    private Expression expression;
    private MatchMethod method;
    private boolean ignoreCase;
    private boolean noNames;
    private boolean withValues;
    private int id = -1;
    private int next = 1;

    AclExpressionReader(List<String> words, ExpressionPlace place) {
        this.words = words;
        this.place = place;
        this.registry = place.resource(PatternRegistry.class);
    }

    AclExpression read() throws ArgumentProblem {
        criterion();
        if (method != null && method != MatchMethod.BOOL && word(1).isEmpty()) {
            place.remark("parsing acl keyword '" + word(0) + "' :\n"
                + "  no pattern to match against were provided, so this ACL will never match.\n"
                + "  If this is what you intended, please add '--' to get rid of this warning.\n"
                + "  If you intended to match only for existence, please use '-m found'.\n"
                + "  If you wanted to force an int to match as a bool, please use '-m bool'.\n");
        }
        flags();
        if (method == null) {
            throw methodMissing();
        }
        PatternReference patterns = registry.inline(expression.keyword().name(), place.position(), id);
        try {
            indexes.add(patterns.index(kind()));
            patterns(patterns);
        } catch (PatternProblem problem) {
            throw new ArgumentProblem(problem.getMessage());
        }
        return new AclExpression(expression, indexes.toArray(new PatternIndex[0]));
    }

    private String word(int index) {
        return index < words.size() ? words.get(index) : "";
    }

    private void criterion() throws ArgumentProblem {
        String word = word(0);
        AclKeyword keyword = AclKeywords.find(word);
        if (keyword != null) {
            expression = ExpressionReader.readCriterion(word, keyword.fetch(), place);
            method = keyword.method();
            if (expression.isConverted() && MatchMethod.usual(expression.output()) != null) {
                method = MatchMethod.usual(expression.output());
            }
            return;
        }
        try {
            expression = ExpressionReader.readCriterion(word, null, place);
        } catch (ArgumentProblem problem) {
            throw new ArgumentProblem(problem.getMessage() + " in ACL expression '" + word + "'");
        }
        method = MatchMethod.usual(expression.output());
    }

    private ArgumentProblem methodMissing() {
        return new ArgumentProblem("matching method must be specified first (using '-m') when using a sample fetch of this type ('"
            + expression.keyword().name() + "')");
    }

    private PatternIndex.Kind kind() {
        return new PatternIndex.Kind(method, ignoreCase, noNames, null);
    }

    private void flags() throws ArgumentProblem {
        while (word(next).startsWith("-")) {
            String flag = word(next++);
            switch (flag) {
                case "-i" -> ignoreCase = true;
                case "-n" -> noNames = true;
                case "-M" -> withValues = true;
                case "-u" -> number(word(next++));
                case "-f" -> file(word(next++));
                case "-m" -> method(word(next++));
                case "--" -> {
                    return;
                }
                default -> throw new ArgumentProblem("'" + flag
                    + "' is not a valid ACL option. Please use '--' before any pattern beginning with a '-'");
            }
        }
    }

    private void number(String text) throws ArgumentProblem {
        long number = text.isEmpty() ? 0 : Numbers.parse(text.startsWith("+") ? text.substring(1) : text, Integer.MIN_VALUE, Integer.MAX_VALUE);
        if (number == Numbers.INVALID) {
            throw new ArgumentProblem("the argument of -u must be an integer");
        }
        if (registry.isTaken((int) number)) {
            throw new ArgumentProblem("the id is already used");
        }
        id = (int) number;
    }

    private void file(String name) throws ArgumentProblem {
        if (method == null) {
            throw methodMissing();
        }
        try {
            indexes.add(registry.named(name, new PatternRegistry.Use(false, withValues, place.position()), kind()));
        } catch (PatternProblem problem) {
            throw new ArgumentProblem(problem.getMessage());
        }
    }

    private void method(String name) throws ArgumentProblem {
        if (!indexes.isEmpty()) {
            throw new ArgumentProblem("'-m' must only be specified before patterns and files in parsing ACL expression");
        }
        MatchMethod wanted = MatchMethod.of(name);
        if (wanted == null) {
            throw new ArgumentProblem("unknown matching method '" + name + "' when parsing ACL expression");
        }
        SampleType type = expression.output();
        if (wanted != MatchMethod.FOUND && !type.castsTo(wanted.takes())) {
            throw new ArgumentProblem("matching method '" + name + "' cannot be used with fetch keyword '" + expression.keyword().name() + "'");
        }
        method = wanted;
    }

    /** The words behind the flags, up to an empty one. */
    private void patterns(PatternReference patterns) throws ArgumentProblem, PatternProblem {
        String operator = "eq";
        for (String word = word(next); !word.isEmpty(); word = word(next)) {
            next++;
            String pattern = word;
            if (method.hasOperators()) {
                if (isOperator(word)) {
                    operator = word;
                    continue;
                }
                if (!"eq".equals(operator) && word.indexOf(':') < 0 && word.indexOf('-') < 0) {
                    pattern = compared(operator, word);
                }
            }
            patterns.add(patterns.currentVersion(), pattern.getBytes(StandardCharsets.ISO_8859_1), null);
        }
    }

    private static boolean isOperator(String word) {
        return switch (word) {
            case "eq", "le", "lt", "ge", "gt" -> true;
            default -> false;
        };
    }

    /** A number behind an operator as a range. */
    private String compared(String operator, String word) throws ArgumentProblem {
        int dot = word.indexOf('.');
        long whole = wholeNumber(dot < 0 ? word : word.substring(0, dot), word);
        long part = dot < 0 ? 0 : wholeNumber(word.substring(dot + 1), word);
        long step = "gt".equals(operator) ? 1 : "lt".equals(operator) ? -1 : 0;
        String bound;
        if (method == MatchMethod.DOTTED) {
            long value = (whole << 16 | part & 0xffff) + step;
            bound = (value >> 16) + "." + (value & 0xffff);
        } else {
            bound = Long.toString(whole + step);
        }
        return operator.startsWith("g") ? bound + ":" : ":" + bound;
    }

    private static long wholeNumber(String text, String word) throws ArgumentProblem {
        try {
            if (!text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9') {
                return Long.parseLong(text);
            }
        } catch (NumberFormatException tooLarge) {
            // The message is the same.
        }
        throw new ArgumentProblem("'" + word + "' is neither a number nor a supported operator");
    }
}
