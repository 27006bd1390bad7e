package io.sluice.conformance.scenario;

import io.sluice.conformance.program.Program;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of a scenario's script with the block below it: what it sends when it is a sending step, else what must come out.
 * Immutable.
 */
public record Step(int lineNumber, List<String> before, String text, List<Expectation> blocks) {

    /** The block as something to send. */
    public List<String> input() {
        return blocks.isEmpty() ? List.of() : blocks.getFirst().lines();
    }

    /** True for the steps whose block goes in and does not come out. */
    public boolean takesInput() {
        return text.matches("\\S+ (?:sends|answers)\\b.*") || text.matches("\\S+ on \\S+ answers\\b.*");
    }

    /** What must come out for this program. */
    public List<String> expectedFor(Program program) {
        if (takesInput()) {
            return List.of();
        }
        for (Expectation expectation : blocks) {
            if (!expectation.isGeneral() && expectation.condition().holdsFor(program)) {
                return expectation.lines();
            }
        }
        for (Expectation expectation : blocks) {
            if (expectation.isGeneral()) {
                return expectation.lines();
            }
        }
        return List.of();
    }

    /** The same step with other output for everybody, or (with a condition) for some programs. */
    public Step withOutput(ProgramCondition condition, List<String> lines) {
        if (takesInput()) {
            return this;
        }
        List<Expectation> changed = new ArrayList<>();
        boolean replaced = false;
        for (Expectation expectation : blocks) {
            boolean same = condition == null
                    ? expectation.isGeneral()
                    : !expectation.isGeneral() && expectation.condition().text().equals(condition.text());
            replaced |= same;
            changed.add(same ? new Expectation(condition, lines) : expectation);
        }
        if (!replaced && (condition != null || !lines.isEmpty())) {
            changed.add(condition == null ? 0 : changed.size(), new Expectation(condition, lines));
        }
        return new Step(lineNumber, before, text, List.copyOf(changed));
    }
}
