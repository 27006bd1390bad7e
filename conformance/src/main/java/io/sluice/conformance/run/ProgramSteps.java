package io.sluice.conformance.run;

import io.sluice.conformance.program.RunningProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Steps about the program: runtime commands, log lines, signals, its end, and running it once with other arguments. Stateless. */
final class ProgramSteps {
    private static final long RUN_LIMIT_MS = 20_000;

    static final List<StepKind> KINDS = List.of(
            StepKind.of("command on (\\S+) (.*)", (run, words) -> command(run, words.group(1), words.group(2))),
            StepKind.of("(\\w+) is \"(.*)\" in command (.*)", ProgramSteps::remember),
            StepKind.of("command (.*)", (run, words) -> command(run, run.placeholder("socket"), words.group(1))),
            StepKind.of("syslog receives (\\d+) lines?", ProgramSteps::takeLogLines),
            StepKind.of("syslog receives nothing for (\\d+)ms", ProgramSteps::takeNoLogLine),
            StepKind.of("(stdout|stderr) receives (\\d+) lines?", ProgramSteps::takeOutput),
            StepKind.of("signal (\\w+)", (run, words) -> run.running().signal(words.group(1))),
            StepKind.of("signal (\\w+) to the process in (\\S+)", ProgramSteps::signalOther),
            StepKind.of("program ends", ProgramSteps::awaitEnd),
            StepKind.of("wait (\\d+)ms", (run, words) -> TimeUnit.MILLISECONDS.sleep(Long.parseLong(words.group(1)))),
            StepKind.of("run(?: (.*))?", ProgramSteps::runOnce));

    private ProgramSteps() {}

    private static void command(ScenarioRun run, String target, String text) throws IOException, InterruptedException {
        Received.Taken taken = ask(run, target, text);
        if (taken == null) {
            run.note("(refused)");
            return;
        }
        run.show(taken.bytes());
        if (!taken.complete()) {
            run.noteTimeout("the answer does not end");
        }
    }

    /** Keeps a part of an answer, such as a pointer, under a name for later steps. */
    private static void remember(ScenarioRun run, Matcher words) throws IOException, InterruptedException {
        Received.Taken taken = ask(run, run.placeholder("socket"), words.group(3));
        String answer = taken == null ? "" : new String(taken.bytes(), StandardCharsets.ISO_8859_1);
        Matcher matcher = Pattern.compile(words.group(2)).matcher(answer);
        boolean found = matcher.find();
        run.remember(words.group(1), found ? matcher.group(1) : "nothing");
        run.note(found ? "" : "(not found)");
    }

    /** As {@code echo "…" | socat stdio} does: one line, half-close, everything until the end; null when refused. */
    private static Received.Taken ask(ScenarioRun run, String target, String text) throws IOException, InterruptedException {
        Connection connection;
        try {
            connection = Connection.open(target, null, 0);
        } catch (IOException refused) {
            return null;
        }
        try (connection) {
            connection.startReading();
            connection.send(List.of((text + "\n").getBytes(StandardCharsets.ISO_8859_1)));
            connection.halfClose();
            return connection.received().take((bytes, count, ended) -> ended ? count : -1, run.limitMs());
        }
    }

    private static void takeLogLines(ScenarioRun run, Matcher words) throws InterruptedException {
        int wanted = Integer.parseInt(words.group(1));
        List<byte[]> lines = run.syslog().take(wanted, run.limitMs());
        run.show(ConnectionSteps.join(lines.stream().map(ProgramSteps::withVisibleEnd).toList()));
        if (lines.size() < wanted) {
            run.noteTimeout("no further line came");
        }
    }

    private static byte[] withVisibleEnd(byte[] line) {
        boolean ended = line.length > 0 && line[line.length - 1] == '\n';
        return ended ? line : (new String(line, StandardCharsets.ISO_8859_1) + "<end>\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void takeNoLogLine(ScenarioRun run, Matcher words) throws InterruptedException {
        run.show(ConnectionSteps.join(run.syslog().take(1, Long.parseLong(words.group(1)))));
    }

    private static void takeOutput(ScenarioRun run, Matcher words) throws InterruptedException {
        RunningProgram.Output output =
                words.group(1).equals("stdout") ? run.running().standardOutput() : run.running().standardError();
        String lines = output.takeLines(Integer.parseInt(words.group(2)), run.limitMs());
        run.show(lines.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void signalOther(ScenarioRun run, Matcher words) throws IOException, InterruptedException {
        String pid = Files.readString(Path.of(words.group(2)), StandardCharsets.US_ASCII).trim();
        RunningProgram.signal(Long.parseLong(pid), words.group(1));
    }

    private static void awaitEnd(ScenarioRun run, Matcher words) throws IOException, InterruptedException {
        run.expectEnd();
        run.note("(" + run.running().awaitEnd(run.limitMs()) + ")");
    }

    private static void runOnce(ScenarioRun run, Matcher words) throws IOException, InterruptedException {
        List<String> arguments = words.group(1) == null ? List.of() : ScenarioRun.words(words.group(1));
        try (RunningProgram once = run.startAnother(arguments)) {
            String end = once.awaitEnd(RUN_LIMIT_MS);
            run.show(once.standardOutput().all().getBytes(StandardCharsets.ISO_8859_1));
            run.showError(once.standardError().all());
            run.note("(" + end + ")");
        }
    }
}
