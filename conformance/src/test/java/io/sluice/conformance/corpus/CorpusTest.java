package io.sluice.conformance.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.conformance.program.Program;
import io.sluice.conformance.program.ProgramFinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every message of the corpus gets the verdict that is written there, from Sluice and from every HAProxy of a version that the corpus knows. */
class CorpusTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "corpus");
    private static final int LEAST = 850;

    @TestFactory
    List<DynamicTest> everyMessageGetsItsVerdict() throws IOException, InterruptedException {
        List<DynamicTest> tests = new ArrayList<>();
        Optional<Program> sluice = ProgramFinder.sluice();
        if (sluice.isPresent()) {
            tests.add(DynamicTest.dynamicTest(sluice.get().toString(), () -> assertVerdicts(sluice.get(), CorpusCase.Source.SLUICE)));
        } else {
            tests.add(DynamicTest.dynamicTest("skipped: no sluice", () -> assumeTrue(false, "its main class is not on the class path")));
        }
        for (Program haproxy : ProgramFinder.haproxies()) {
            CorpusCase.Source source = haproxy.version().startsWith("3.2.") ? CorpusCase.Source.ORACLE
                    : haproxy.version().startsWith("2.6.") ? CorpusCase.Source.OLDER : null;
            if (source != null) {
                tests.add(DynamicTest.dynamicTest(haproxy.toString(), () -> assertVerdicts(haproxy, source)));
            }
        }
        return tests;
    }

    @Test
    void everyCaseHasTheOraclesVerdictAndEveryDifferenceOfSluiceItsReason() throws IOException {
        List<CorpusCase> cases = cases();
        assertThat(cases).hasSizeGreaterThanOrEqualTo(LEAST);
        for (CorpusCase one : cases) {
            assertThat(one.recorded(CorpusCase.Source.ORACLE)).as(one.toString()).isNotNull();
            boolean differs = one.recorded(CorpusCase.Source.SLUICE) != null;
            assertThat(one.reason().isEmpty()).as("a reason for a difference, and for nothing else: " + one).isEqualTo(!differs);
        }
    }

    @Test
    void nothingThatCouldBeReadInTwoWaysReachesAServer() throws IOException {
        for (CorpusCase one : cases()) {
            String verdict = one.expected(CorpusCase.Source.SLUICE);
            assertThat(verdict).as(one.toString()).doesNotContain("SMUGGLED");
            int atServer = verdict.indexOf(" | ");
            if (!one.section().response() && atServer >= 0) {
                assertThat(verdict.substring(atServer)).as(one.toString()).doesNotContain("BROKEN");
            }
        }
    }

    /** A second run decides about what differs in the first: the machine may have been busy, a real difference stays. */
    private static void assertVerdicts(Program program, CorpusCase.Source source) throws IOException, InterruptedException {
        Map<CorpusCase, String> wrong = differences(program, source, cases());
        if (!wrong.isEmpty()) {
            wrong = differences(program, source, List.copyOf(wrong.keySet()));
        }
        StringBuilder shown = new StringBuilder();
        wrong.forEach((one, verdict) ->
                shown.append(one).append("\n  expected: ").append(one.expected(source)).append("\n  actual:   ").append(verdict).append('\n'));
        assertThat(shown.toString()).isEmpty();
    }

    private static Map<CorpusCase, String> differences(Program program, CorpusCase.Source source, List<CorpusCase> cases)
            throws IOException, InterruptedException {
        Map<CorpusCase, String> wrong = new LinkedHashMap<>(CorpusRun.verdicts(program, cases));
        wrong.entrySet().removeIf(one -> one.getKey().isExpected(source, one.getValue()));
        return wrong;
    }

    private static List<CorpusCase> cases() throws IOException {
        List<CorpusCase> cases = new ArrayList<>();
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".txt")).sorted().toList()) {
                cases.addAll(CorpusFile.read(file).cases());
            }
        }
        return cases;
    }
}
