package io.sluice.conformance.run;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One form a step can have and what it does. Immutable. */
record StepKind(Pattern form, Action action) {

    /** What a step does; it writes what came out through the run. */
    interface Action {
        void perform(ScenarioRun run, Matcher words) throws Exception;
    }

    static StepKind of(String form, Action action) {
        return new StepKind(Pattern.compile(form), action);
    }
}
