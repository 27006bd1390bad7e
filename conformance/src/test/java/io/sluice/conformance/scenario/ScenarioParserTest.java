package io.sluice.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.conformance.program.Program;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioParserTest {
    private static final Program OLD = new Program("old", false, "2.6.12", List.of());
    private static final Program NEW = new Program("new", false, "3.2.26", List.of());
    private static final Program SLUICE = new Program("sluice", true, "0.1.0", List.of());

    @Test
    void aStepHasOutputForEveryProgramOrForSome() {
        Scenario scenario = parse("Title", "deviation: because", "", "== steps", "command x", "  : for all", "  when haproxy < 3.0", "  : for old", "  when sluice",
                "  : for sluice");
        Step step = scenario.steps().getFirst();
        assertThat(step.expectedFor(NEW)).containsExactly(": for all");
        assertThat(step.expectedFor(OLD)).containsExactly(": for old");
        assertThat(step.expectedFor(SLUICE)).containsExactly(": for sluice");
    }

    @Test
    void aDeviationNeedsItsReasonAndAReasonNeedsADeviation() {
        assertThatThrownBy(() -> parse("Title", "", "== steps", "command x", "  when sluice", "  : a")).hasMessageContaining("deviation");
        assertThatThrownBy(() -> parse("Title", "deviation: why", "", "== steps", "command x", "  : a")).hasMessageContaining("deviation");
    }

    @Test
    void aConditionOnHaproxyNeverExcludesSluice() {
        Scenario scenario = parse("Title", "haproxy: >= 3.0", "", "== steps", "wait 1ms");
        assertThat(scenario.isFor(NEW)).isTrue();
        assertThat(scenario.isFor(OLD)).isFalse();
        assertThat(scenario.isFor(SLUICE)).isTrue();
    }

    @Test
    void whatCannotBeReadIsRefusedWithItsLine() {
        assertThatThrownBy(() -> parse("Title", "", "== steps", "wait 1ms", "  neither bytes nor note")).hasMessageContaining("test.txt:5");
        assertThatThrownBy(() -> parse("Title", "", "== stepps", "wait 1ms")).hasMessageContaining("stepps");
        assertThatThrownBy(() -> parse("Title", "", "== configuration", "global")).hasMessageContaining("steps");
        assertThatThrownBy(() -> ProgramCondition.parse("haproxy > 3")).hasMessageContaining("haproxy > 3");
    }

    @Test
    void recordingReplacesTheOutputAndKeepsComments() {
        List<String> lines = List.of("Title", "", "== steps", "# why", "command x", "  : old", "", "c1 sends", "  : bytes");
        Scenario scenario = ScenarioParser.parse(Path.of("test.txt"), lines);
        List<Step> recorded = List.of(scenario.steps().get(0).withOutput(null, List.of(": new")), scenario.steps().get(1).withOutput(null, List.of(": no")));
        assertThat(ScenarioWriter.write(lines, scenario, recorded))
                .containsExactly("Title", "", "== steps", "# why", "command x", "  : new", "", "c1 sends", "  : bytes");
    }

    private static Scenario parse(String... lines) {
        return ScenarioParser.parse(Path.of("test.txt"), List.of(lines));
    }
}
