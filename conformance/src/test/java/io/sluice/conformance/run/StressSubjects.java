package io.sluice.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.conformance.program.Program;
import io.sluice.conformance.program.ProgramFinder;
import io.sluice.conformance.scenario.Scenario;
import io.sluice.conformance.scenario.ScenarioParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/** What the stress tests share: which programs they run against, for how long, and how a program with a configuration is started. */
final class StressSubjects {
    /** Seconds of stress per program; raise it by hand for a long run. */
    static final int SECONDS = Integer.getInteger("conformance.stress.seconds", 4);

    private StressSubjects() {}

    /** A stress test for each program. */
    interface Stress {
        void against(Program program) throws Exception;
    }

    /** Sluice, and a HAProxy of the 3 line to show that the test itself is fair. */
    static Stream<DynamicTest> each(String name, Stress stress) throws IOException, InterruptedException {
        List<DynamicTest> tests = new ArrayList<>();
        ProgramFinder.sluice().ifPresentOrElse(
                sluice -> tests.add(DynamicTest.dynamicTest(name + " with " + sluice, () -> stress.against(sluice))),
                () -> tests.add(DynamicTest.dynamicTest("skipped: no sluice", () -> Assumptions.abort("sluice is not on the class path"))));
        for (Program haproxy : ProgramFinder.haproxies()) {
            if (haproxy.compareVersion(3, 0) >= 0) {
                tests.add(DynamicTest.dynamicTest(name + " with " + haproxy, () -> stress.against(haproxy)));
            }
        }
        return tests.stream();
    }

    static ScenarioRun start(Program program, String text) throws IOException, InterruptedException {
        Scenario scenario = ScenarioParser.parse(Path.of("stress.txt"), text.lines().toList());
        ScenarioRun run = new ScenarioRun(scenario, program);
        run.prepare();
        return run;
    }

    /** Waits for the clients, which end by themselves; one that hangs is interrupted and fails the test. */
    static void awaitEnd(ExecutorService clients) throws InterruptedException {
        clients.shutdown();
        boolean ended = clients.awaitTermination(SECONDS + 40L, TimeUnit.SECONDS);
        clients.shutdownNow();
        assertThat(ended).as("every client came to its end").isTrue();
    }

    /** One runtime command and its answer. */
    static String command(ScenarioRun run, String text) throws IOException, InterruptedException {
        try (Connection connection = Connection.open(run.placeholder("socket"), null, 0)) {
            connection.startReading();
            connection.send(List.of((text + "\n").getBytes(StandardCharsets.ISO_8859_1)));
            Received.Taken answer = connection.received().take((bytes, count, ended) -> ended ? count : -1, 10_000);
            return new String(answer.bytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** Resident memory of the program in MiB. */
    static long residentMib(ScenarioRun run) throws IOException, InterruptedException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(run.running().pid()), "status"), StandardCharsets.US_ASCII)) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
            }
        }
        throw new IOException("no VmRSS");
    }
}
