package io.sluice.conformance.scenario;

import java.util.ArrayList;
import java.util.List;

/** Writes a scenario back as text, with the comments and blank lines it had; used to record new expectations. Stateless. */
public final class ScenarioWriter {
    private ScenarioWriter() {}

    /** The whole file, with these steps in place of its own. */
    public static List<String> write(List<String> original, Scenario scenario, List<Step> steps) {
        List<String> lines = new ArrayList<>();
        for (String line : original) {
            lines.add(line);
            if (line.equals("== steps")) {
                break;
            }
        }
        for (Step step : steps) {
            lines.addAll(step.before());
            lines.add(step.text());
            for (Expectation block : step.blocks()) {
                if (!block.isGeneral()) {
                    lines.add("  when " + block.condition().text());
                }
                block.lines().forEach(line -> lines.add("  " + line));
            }
        }
        if (scenario.steps().isEmpty()) {
            throw new IllegalArgumentException("no steps in " + scenario.path());
        }
        return lines;
    }
}
