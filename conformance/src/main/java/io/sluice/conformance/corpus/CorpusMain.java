package io.sluice.conformance.corpus;

import io.sluice.conformance.program.Program;
import io.sluice.conformance.program.ProgramFinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the corpus against one program from the command line: shows what differs from its verdicts, or records them. */
public final class CorpusMain {
    private static final String USAGE = """
            usage: CorpusMain --program COMMAND --as 3.2|2.6|sluice [--record] FILE...
              --program   the command that starts the program, words separated by blanks
              --as        whose verdicts these are
              --record    write them into the files
            """;

    private CorpusMain() {}

    /** Exit code 0 when everything agrees, 1 when something differs, 2 when it could not be run. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> command = List.of();
        CorpusCase.Source source = null;
        boolean record = false;
        List<CorpusFile> files = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--program" -> command = List.of(arguments[++i].split(" ", -1));
                case "--as" -> source = source(arguments[++i]);
                case "--record" -> record = true;
                default -> files.addAll(filesOf(Path.of(arguments[i])));
            }
        }
        if (command.isEmpty() || source == null || files.isEmpty()) {
            System.err.print(USAGE);
            System.exit(2);
        }
        System.exit(run(ProgramFinder.describe(command, source == CorpusCase.Source.SLUICE), source, record, files));
    }

    private static CorpusCase.Source source(String mark) {
        for (CorpusCase.Source source : CorpusCase.Source.values()) {
            if (source.mark().equals(mark)) {
                return source;
            }
        }
        return null;
    }

    private static List<CorpusFile> filesOf(Path path) throws IOException {
        List<CorpusFile> files = new ArrayList<>();
        try (var all = Files.walk(path)) {
            for (Path file : all.filter(file -> file.toString().endsWith(".txt")).sorted().toList()) {
                files.add(CorpusFile.read(file));
            }
        }
        return files;
    }

    private static int run(Program program, CorpusCase.Source source, boolean record, List<CorpusFile> files)
            throws IOException, InterruptedException {
        List<CorpusCase> cases = new ArrayList<>();
        for (CorpusFile file : files) {
            cases.addAll(file.cases());
        }
        int different = 0;
        for (Map.Entry<CorpusCase, String> one : CorpusRun.verdicts(program, cases).entrySet()) {
            CorpusCase sent = one.getKey();
            if (record) {
                sent.record(source, one.getValue());
            } else if (!sent.isExpected(source, one.getValue())) {
                different++;
                System.out.println(sent + "\n  expected: " + sent.expected(source) + "\n  actual:   " + one.getValue());
            }
        }
        if (record) {
            for (CorpusFile file : files) {
                file.write();
            }
        }
        System.out.println(cases.size() - different + " of " + cases.size() + " agree with " + program);
        return different == 0 ? 0 : 1;
    }
}
