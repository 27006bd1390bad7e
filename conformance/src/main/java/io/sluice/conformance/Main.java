package io.sluice.conformance;

import io.sluice.conformance.program.Program;
import io.sluice.conformance.program.ProgramFinder;
import io.sluice.conformance.scenario.ProgramCondition;
import io.sluice.conformance.scenario.Scenario;
import io.sluice.conformance.scenario.ScenarioParser;
import io.sluice.conformance.scenario.ScenarioWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs scenario files against one program from the command line: shows differences, prints what came out, or records it into the
 * files. One worker thread per job.
 */
public final class Main {
    private static final String USAGE = """
            usage: Main --program COMMAND [--sluice] [--print | --record] [--when CONDITION] [--jobs N] FILE-OR-FOLDER...
              --program   the command that starts the program, words separated by blanks
              --sluice    the program is Sluice, not HAProxy
              --print     print the whole transcript
              --record    write what came out into the files
              --when      record it for some programs only, for example "haproxy < 3.0"
            """;

    private final List<Path> files = new ArrayList<>();
    private List<String> command = List.of();
    private boolean sluice;
    private boolean print;
    private boolean record;
    private int jobs = 3;
    private ProgramCondition condition;

    private Main() {}

    /** Exit code 0 when everything agrees, 1 when something differs, 2 when it could not be run. */
    public static void main(String[] arguments) throws Exception {
        Main main = new Main();
        if (!main.read(arguments)) {
            System.err.print(USAGE);
            System.exit(2);
        }
        System.exit(main.run());
    }

    private boolean read(String[] arguments) throws IOException {
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--program" -> command = List.of(arguments[++i].split(" ", -1));
                case "--sluice" -> sluice = true;
                case "--print" -> print = true;
                case "--record" -> record = true;
                case "--jobs" -> jobs = Integer.parseInt(arguments[++i]);
                case "--when" -> condition = ProgramCondition.parse(arguments[++i]);
                default -> files.addAll(filesOf(Path.of(arguments[i])));
            }
        }
        return !command.isEmpty() && !files.isEmpty();
    }

    private static List<Path> filesOf(Path path) throws IOException {
        try (var all = Files.walk(path)) {
            return all.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
        }
    }

    private int run() throws Exception {
        Program program = ProgramFinder.describe(command, sluice);
        List<Future<Integer>> results = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(jobs)) {
            for (Path file : files) {
                results.add(workers.submit(() -> runOne(file, program)));
            }
        }
        int worst = 0;
        int good = 0;
        for (Future<Integer> result : results) {
            worst = Math.max(worst, result.get());
            good += result.get() == 0 ? 1 : 0;
        }
        System.out.println(good + " of " + results.size() + " agree with " + program);
        return worst;
    }

    private int runOne(Path file, Program program) {
        try {
            Scenario scenario = ScenarioParser.read(file);
            if (!scenario.isFor(program)) {
                return 0;
            }
            Outcome outcome = Outcome.of(scenario, program);
            if (print) {
                System.out.println(String.join("\n", outcome.actualTranscript()) + "\n");
                System.out.println(outcome.errors());
            }
            if (record) {
                List<String> original = Files.readAllLines(file, StandardCharsets.UTF_8);
                Files.write(file, ScenarioWriter.write(original, scenario, outcome.recorded(condition)), StandardCharsets.UTF_8);
            }
            if (!outcome.difference().isEmpty() && !record) {
                System.out.println("==== " + outcome.difference());
                return 1;
            }
            return 0;
        } catch (IOException | InterruptedException | RuntimeException failure) {
            System.out.println("==== " + file + ": " + failure);
            return 2;
        }
    }
}
