package io.sluice.bench.run;

import io.sluice.bench.program.Program;
import io.sluice.bench.report.Spread;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Times how long the programs need to start, or to answer and leave, from the moment they are executed. Not pinned to a core. */
public final class StartTimes {

    /** One row: what was timed, and the milliseconds of both programs. */
    public record Row(String text, Spread sluice, Spread haproxy) {
    }

    /** One thing that a program is made to do, in nanoseconds. */
    private interface Action {
        long nanos(Program program) throws IOException, InterruptedException;
    }

    private final Program sluice;
    private final Program haproxy;
    private final int rounds;
    private final Consumer<String> progress;

    public StartTimes(Program sluice, Program haproxy, int rounds, Consumer<String> progress) {
        this.sluice = sluice;
        this.haproxy = haproxy;
        this.rounds = rounds;
        this.progress = progress;
    }

    /** Needs both programs stopped. */
    public List<Row> measure(Path configuration, Path crowd) throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        rows.add(row("start to first accepted connection", program -> started(program, configuration)));
        rows.add(row("start to first answer", program -> answered(program, configuration)));
        rows.add(row("the same with 5,000 more servers", program -> answered(program, crowd)));
        rows.add(row("-c of a small file", program -> ended(program, "-c", "-f", configuration.toString())));
        rows.add(row("-v", program -> ended(program, "-v")));
        rows.add(row("-vv", program -> ended(program, "-vv")));
        return rows;
    }

    private Row row(String text, Action action) throws IOException, InterruptedException {
        progress.accept("timing: " + text);
        double[] ofSluice = new double[rounds];
        double[] ofHaproxy = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            ofSluice[i] = milliseconds(action.nanos(sluice));
            ofHaproxy[i] = milliseconds(action.nanos(haproxy));
        }
        return new Row(text, Spread.of(ofSluice), Spread.of(ofHaproxy));
    }

    private static double milliseconds(long nanos) {
        return (double) nanos / TimeUnit.MILLISECONDS.toNanos(1);
    }

    private static long started(Program program, Path configuration) throws IOException, InterruptedException {
        long nanos = program.start(null, configuration);
        program.stop();
        return nanos;
    }

    private static long answered(Program program, Path configuration) throws IOException, InterruptedException {
        long startNanos = System.nanoTime();
        program.start(null, configuration);
        program.awaitAnswer();
        long nanos = System.nanoTime() - startNanos;
        program.stop();
        return nanos;
    }

    private static long ended(Program program, String... arguments) throws IOException, InterruptedException {
        long startNanos = System.nanoTime();
        program.runToEnd(null, List.of(arguments));
        return System.nanoTime() - startNanos;
    }
}
