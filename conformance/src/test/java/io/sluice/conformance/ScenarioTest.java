package io.sluice.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.conformance.program.Program;
import io.sluice.conformance.program.ProgramFinder;
import io.sluice.conformance.run.StartFailed;
import io.sluice.conformance.scenario.Scenario;
import io.sluice.conformance.scenario.ScenarioParser;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Runs every scenario against Sluice and against every HAProxy that is found; both must give what the scenario says. */
@Execution(ExecutionMode.CONCURRENT)
class ScenarioTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "scenarios");
    private static final int LEAST = 100;

    @TestFactory
    List<DynamicNode> everyScenarioGivesTheExpectedOutput() throws IOException, InterruptedException {
        List<Scenario> scenarios = new ArrayList<>();
        for (Path file : scenarioFiles()) {
            scenarios.add(ScenarioParser.read(file));
        }
        List<DynamicNode> nodes = new ArrayList<>();
        Optional<Program> sluice = ProgramFinder.sluice();
        nodes.add(sluice.isPresent() ? container(sluice.get(), scenarios) : skipped("sluice: its main class is not on the class path"));
        List<Program> haproxies = ProgramFinder.haproxies();
        for (Program haproxy : haproxies) {
            nodes.add(container(haproxy, scenarios));
        }
        if (haproxies.isEmpty()) {
            nodes.add(skipped("haproxy: neither HAPROXY nor HAPROXY_3 is set and none is on the PATH"));
        }
        return nodes;
    }

    @Test
    void thereAreEnoughScenariosAndEachIsForSluice() throws IOException {
        List<Path> files = scenarioFiles();
        assertThat(files).hasSizeGreaterThanOrEqualTo(LEAST);
        for (Path file : files) {
            assertThat(ScenarioParser.read(file).headers()).as(file.toString()).doesNotContainEntry("only", "haproxy");
        }
    }

    private static DynamicNode container(Program program, List<Scenario> scenarios) {
        List<DynamicNode> tests = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            if (scenario.isFor(program)) {
                tests.add(DynamicTest.dynamicTest(
                        program + ": " + scenario.name() + ": " + scenario.title(), () -> assertAgrees(scenario, program)));
            }
        }
        return DynamicContainer.dynamicContainer(program.toString(), tests);
    }

    /** A second run decides when the first differs: the machine may have been busy, a real difference stays. */
    private static void assertAgrees(Scenario scenario, Program program) throws IOException, InterruptedException {
        if (!differenceOf(scenario, program).isEmpty()) {
            String difference = differenceOf(scenario, program);
            if (!difference.isEmpty()) {
                fail(difference);
            }
        }
    }

    private static String differenceOf(Scenario scenario, Program program) throws IOException, InterruptedException {
        try {
            return Outcome.of(scenario, program).difference();
        } catch (StartFailed failed) {
            return failed.getMessage();
        } catch (BindException taken) {
            // Somebody else was given the port in the moment before: the second run gets others.
            return taken.getMessage();
        }
    }

    private static DynamicNode skipped(String why) {
        return DynamicTest.dynamicTest("skipped: " + why, () -> assumeTrue(false, why));
    }

    private static List<Path> scenarioFiles() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
        }
    }
}
