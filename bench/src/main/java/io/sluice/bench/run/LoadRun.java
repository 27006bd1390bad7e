package io.sluice.bench.run;

import io.sluice.bench.BenchFailure;
import io.sluice.bench.load.IdleClients;
import io.sluice.bench.load.Wrk;
import io.sluice.bench.load.WrkResult;
import io.sluice.bench.origin.OriginProcess;
import io.sluice.bench.program.ProcessFigures;
import io.sluice.bench.program.Program;
import io.sluice.bench.scenario.Scenario;
import io.sluice.bench.scenario.Scenario.Section;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Measures the two running programs in turns: Sluice, HAProxy, Sluice, HAProxy, and so on. */
public final class LoadRun {

    /** Connections of the memory measurement that do nothing. */
    public static final int IDLE_CONNECTIONS = 1_000;
    /** What is left to do after the last answer, such as writing the log, belongs to the round. */
    private static final int AFTER_ROUND_MS = 150;
    private static final int IDLE_SETTLE_MS = 1_500;

    private final Program sluice;
    private final Program haproxy;
    private final Wrk wrk;
    private final OriginProcess origin;
    private final Consumer<String> progress;

    public LoadRun(Program sluice, Program haproxy, Wrk wrk, OriginProcess origin, Consumer<String> progress) {
        this.sluice = sluice;
        this.haproxy = haproxy;
        this.wrk = wrk;
        this.origin = origin;
        this.progress = progress;
    }

    /** Lets the virtual machine compile what the rounds will use, and gives the other program the same exercise. */
    public void warmUp(List<Scenario> scenarios, int seconds) throws IOException, InterruptedException {
        if (seconds == 0) {
            return;
        }
        for (Scenario scenario : scenarios) {
            progress.accept("warming up with " + scenario.name());
            wrk.run(scenario, sluice.port(scenario.section()), seconds);
            wrk.run(scenario, haproxy.port(scenario.section()), seconds);
        }
    }

    public Comparison compare(Scenario scenario, int rounds, int seconds) throws IOException, InterruptedException {
        Comparison comparison = new Comparison(scenario);
        for (int round = 1; round <= rounds; round++) {
            Measurement ofSluice = measure(sluice, scenario, seconds);
            Measurement ofHaproxy = measure(haproxy, scenario, seconds);
            comparison.add(ofSluice, ofHaproxy);
            progress.accept(String.format(Locale.ROOT, "%s, round %d of %d: %.2f and %.2f µs, ratio %.2f", scenario.name(), round, rounds,
                ofSluice.cpuMicros(), ofHaproxy.cpuMicros(), ofSluice.cpuMicros() / ofHaproxy.cpuMicros()));
        }
        return comparison;
    }

    private Measurement measure(Program program, Scenario scenario, int seconds) throws IOException, InterruptedException {
        long linesBefore = origin.lines();
        ProcessFigures before = program.figures();
        WrkResult result = wrk.run(scenario, program.port(scenario.section()), seconds);
        TimeUnit.MILLISECONDS.sleep(AFTER_ROUND_MS);
        ProcessFigures after = program.figures();
        if (result.requests() == 0) {
            throw new BenchFailure(program.name() + " answered no request of the scenario " + scenario.name());
        }
        return new Measurement(after.userMicrosSince(before) / result.requests(), after.systemMicrosSince(before) / result.requests(), result,
            origin.lines() - linesBefore);
    }

    /** Memory of both programs now and with many idle connections, in this order: Sluice now, Sluice idle, HAProxy now, HAProxy idle. */
    public List<Long> residentKib() throws IOException, InterruptedException {
        List<Long> figures = new ArrayList<>();
        for (Program program : List.of(sluice, haproxy)) {
            progress.accept("opening " + IDLE_CONNECTIONS + " connections to " + program.name());
            figures.add(program.figures().residentKib());
            try (IdleClients clients = new IdleClients(program.port(Section.HTTP), IDLE_CONNECTIONS)) {
                TimeUnit.MILLISECONDS.sleep(IDLE_SETTLE_MS);
                progress.accept(clients.count() + " connections are idle");
                figures.add(program.figures().residentKib());
            }
        }
        return figures;
    }
}
