package io.sluice.language.acl;

import io.sluice.language.sample.ArgumentProblem;
import io.sluice.language.sample.Checkpoint;
import io.sluice.language.sample.ExpressionPlace;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code if} or {@code unless} and what follows. One object reads one condition. */
public final class ConditionReader {

    private final List<String> words;
    private final AclScope scope;
    private final ExpressionPlace place;
    private final List<Acl[]> alternatives = new ArrayList<>();
    private final List<boolean[]> negations = new ArrayList<>();
    private final List<Acl> row = new ArrayList<>();
    private final List<Boolean> rowNegations = new ArrayList<>();
    private int next = 1;

    private ConditionReader(List<String> words, AclScope scope, ExpressionPlace place) {
        this.words = words;
        this.scope = scope;
        this.place = place;
    }

    /** Reads all words, of which the first is {@code if} or {@code unless}. */
    public static Condition read(List<String> words, AclScope scope, ExpressionPlace place) throws ArgumentProblem {
        return new ConditionReader(words, scope, place).condition();
    }

    /**
     * What a user should know: tests that cannot be made at a place. Null when there is nothing to say; {@code label} names the place.
     */
    public static String conflict(Condition condition, Checkpoint place, String label) {
        String partial = null;
        for (Acl[] alternative : condition.acls()) {
            for (Acl acl : alternative) {
                String keyword = acl.unusable(place);
                if (keyword == null) {
                    continue;
                }
                boolean named = !acl.name().isEmpty();
                if (acl.isHopeless(place)) {
                    return named
                        ? "acl '" + acl.name() + "' will never match because it only involves keywords that are incompatible with '" + label + "'"
                        : "anonymous acl will never match because it uses keyword '" + keyword + "' which is incompatible with '" + label + "'";
                }
                if (partial == null) {
                    partial = (named ? "acl '" + acl.name() + "' involves keywords '" : "anonymous acl involves keyword '") + keyword
                        + "' which is incompatible with '" + label + "'";
                }
            }
        }
        return partial;
    }

    private Condition condition() throws ArgumentProblem {
        boolean negated = false;
        while (next < words.size()) {
            String word = words.get(next++);
            if ("or".equals(word) || "||".equals(word)) {
                endRow();
                negated = false;
                continue;
            }
            while (word.startsWith("!")) {
                negated = !negated;
                word = word.substring(1);
            }
            if (word.isEmpty()) {
                continue;
            }
            row.add("{".equals(word) ? anonymous() : named(word));
            rowNegations.add(negated);
            negated = false;
        }
        endRow();
        return new Condition(alternatives.toArray(new Acl[0][]), negations.toArray(new boolean[0][]), "unless".equals(words.getFirst()),
            List.copyOf(words));
    }

    /** An alternative without any test holds, as in HAProxy. */
    private void endRow() {
        boolean[] marks = new boolean[rowNegations.size()];
        for (int i = 0; i < marks.length; i++) {
            marks[i] = rowNegations.get(i);
        }
        alternatives.add(row.toArray(new Acl[0]));
        negations.add(marks);
        row.clear();
        rowNegations.clear();
    }

    private Acl anonymous() throws ArgumentProblem {
        int close = next;
        while (close < words.size() && !"}".equals(words.get(close))) {
            close++;
        }
        if (close == words.size()) {
            throw new ArgumentProblem("missing closing '}' in condition");
        }
        List<String> inside = words.subList(next, close);
        next = close + 1;
        Acl acl = new Acl("");
        acl.add(AclExpression.read(inside, place));
        return acl;
    }

    private Acl named(String name) throws ArgumentProblem {
        Acl acl = scope.find(name, place);
        if (acl == null) {
            throw new ArgumentProblem("no such ACL : '" + name + "'");
        }
        return acl;
    }
}
