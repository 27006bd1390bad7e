package io.sluice.language.acl;

import io.sluice.language.sample.Sample;
import io.sluice.language.sample.SampleContext;
import java.util.List;

/** Alternatives, each a row of ACLs that must all hold or not hold as marked; the whole possibly turned round by {@code unless}. Immutable. */
public final class Condition {

    private final Acl[][] alternatives;
    private final boolean[][] negations;
    private final boolean unless;
    private final List<String> words;

    Condition(Acl[][] alternatives, boolean[][] negations, boolean unless, List<String> words) {
        this.alternatives = alternatives;
        this.negations = negations;
        this.unless = unless;
        this.words = words;
    }

    /** Evaluates from left to right as far as needed; the sample is left in some state. */
    public boolean holds(SampleContext context, Sample sample) {
        for (int i = 0; i < alternatives.length; i++) {
            if (all(alternatives[i], negations[i], context, sample)) {
                return !unless;
            }
        }
        return unless;
    }

    private static boolean all(Acl[] acls, boolean[] negated, SampleContext context, Sample sample) {
        for (int i = 0; i < acls.length; i++) {
            if (acls[i].matches(context, sample) == negated[i]) {
                return false;
            }
        }
        return true;
    }

    /** The condition as written, from {@code if} or {@code unless} on. */
    public List<String> words() {
        return words;
    }

    /** All ACLs that it mentions. */
    Acl[][] acls() {
        return alternatives;
    }
}
