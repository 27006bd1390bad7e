package io.sluice.language.acl;

import io.sluice.language.sample.Checkpoint;
import io.sluice.language.sample.Sample;
import io.sluice.language.sample.SampleContext;
import java.util.ArrayList;
import java.util.List;

/** A named list of tests, or an unnamed one between braces: it holds when one of its tests does. Filled by the reader, then only read. */
public final class Acl {

    private final String name;
    private final List<AclExpression> read = new ArrayList<>();
    private volatile AclExpression[] tests = new AclExpression[0];

    /** {@code name} is empty for an ACL between braces. */
    public Acl(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** Further lines of the same name add tests. */
    public void add(AclExpression test) {
        read.add(test);
        tests = read.toArray(new AclExpression[0]);
    }

    /** True when one of the tests matches; the sample is left in some state. */
    public boolean matches(SampleContext context, Sample sample) {
        for (AclExpression test : tests) {
            if (test.matches(context, sample)) {
                return true;
            }
        }
        return false;
    }

    /** The keyword of the first test that cannot be used at a place, or null. */
    String unusable(Checkpoint place) {
        for (AclExpression test : read) {
            if (!test.keyword().availability().at(place)) {
                return test.keyword().name();
            }
        }
        return null;
    }

    /** No test can be used at a place. */
    boolean isHopeless(Checkpoint place) {
        for (AclExpression test : read) {
            if (test.keyword().availability().at(place)) {
                return false;
            }
        }
        return true;
    }
}
