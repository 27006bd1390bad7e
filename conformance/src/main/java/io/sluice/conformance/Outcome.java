package io.sluice.conformance;

import io.sluice.conformance.program.Program;
import io.sluice.conformance.run.ScenarioRun;
import io.sluice.conformance.scenario.Scenario;
import io.sluice.conformance.scenario.Step;
import io.sluice.conformance.text.LineDiff;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a scenario gave with one program, beside what it should have given. Immutable. */
public record Outcome(Scenario scenario, Program program, List<List<String>> outputs, String errors) {

    /** Runs the scenario; the program is stopped when this returns. */
    public static Outcome of(Scenario scenario, Program program) throws IOException, InterruptedException {
        try (ScenarioRun run = new ScenarioRun(scenario, program)) {
            List<List<String>> outputs = run.run();
            return new Outcome(scenario, program, outputs, run.errors());
        }
    }

    /** The script with the expected output of this program. */
    public List<String> expectedTranscript() {
        List<List<String>> expected = new ArrayList<>();
        for (Step step : scenario.steps()) {
            expected.add(step.expectedFor(program));
        }
        return transcript(expected);
    }

    /** The script with what came out. */
    public List<String> actualTranscript() {
        return transcript(outputs);
    }

    private List<String> transcript(List<List<String>> blocks) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < scenario.steps().size(); i++) {
            Step step = scenario.steps().get(i);
            lines.add(step.text());
            if (step.takesInput()) {
                step.input().forEach(line -> lines.add("  > " + line));
            }
            blocks.get(i).forEach(line -> lines.add("  " + line));
        }
        blocks.stream().skip(scenario.steps().size()).forEach(lines::addAll);
        return lines;
    }

    /** Empty when everything came out as expected, else a readable account. */
    public String difference() {
        List<String> expected = expectedTranscript();
        List<String> actual = actualTranscript();
        if (expected.equals(actual)) {
            return "";
        }
        StringBuilder text = new StringBuilder()
                .append(scenario.path()).append(" with ").append(program)
                .append(": '-' was expected, '+' came\n\n")
                .append(LineDiff.between(expected, actual));
        if (!errors.isBlank()) {
            text.append("\nstandard error of the program:\n").append(errors);
        }
        return text.toString();
    }

    /** The steps with what came out in the place of what was expected. */
    public List<Step> recorded(io.sluice.conformance.scenario.ProgramCondition condition) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < scenario.steps().size(); i++) {
            Step step = scenario.steps().get(i);
            boolean same = step.expectedFor(program).equals(outputs.get(i));
            steps.add(same ? step : step.withOutput(condition, outputs.get(i)));
        }
        return steps;
    }
}
