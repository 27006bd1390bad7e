package io.sluice.conformance.scenario;

import java.util.List;

/** The output lines that a step must give, for every program or (with a condition) for some. Immutable. */
public record Expectation(ProgramCondition condition, List<String> lines) {
    /** True when it is not bound to a program. */
    public boolean isGeneral() {
        return condition == null;
    }
}
