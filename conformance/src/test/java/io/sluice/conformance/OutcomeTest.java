package io.sluice.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.conformance.program.Program;
import io.sluice.conformance.scenario.ScenarioParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The harness itself, with small programs that stand for a load balancer: what is wrong must be seen. */
class OutcomeTest {
    private static final Program ECHO = new Program("echo", false, "1.0", List.of("echo"));

    @Test
    void theSameOutputIsNoDifference() throws IOException, InterruptedException {
        assertThat(difference(ECHO, "run hello", "  : hello", "  (exit 0)")).isEmpty();
    }

    @Test
    void anotherOutputIsShownBesideTheExpectedOne() throws IOException, InterruptedException {
        assertThat(difference(ECHO, "run hello", "  : goodbye", "  (exit 0)")).contains("-   : goodbye").contains("+   : hello");
    }

    @Test
    void missingAndUnexpectedOutputAreDifferences() throws IOException, InterruptedException {
        assertThat(difference(ECHO, "run hello")).contains("+   : hello");
        assertThat(difference(ECHO, "run hello", "  : hello", "  : more", "  (exit 0)")).contains("-   : more");
    }

    @Test
    void anEndBySignalIsNotAnExitCode() throws IOException, InterruptedException {
        Program killed = new Program("sh", false, "1.0", List.of("sh", "-c", "kill -TERM $$"));
        assertThat(difference(killed, "run x", "  (signal 15)")).isEmpty();
        Program exits = new Program("sh", false, "1.0", List.of("sh", "-c", "exit 143"));
        assertThat(difference(exits, "run x", "  (exit 143)")).isEmpty();
    }

    private static String difference(Program program, String... steps) throws IOException, InterruptedException {
        List<String> lines = new java.util.ArrayList<>(List.of("Title", "", "== steps"));
        lines.addAll(List.of(steps));
        return Outcome.of(ScenarioParser.parse(Path.of("test.txt"), lines), program).difference();
    }
}
