package io.sluice.bench;

import io.sluice.bench.load.Wrk;
import io.sluice.bench.origin.OriginProcess;
import io.sluice.bench.program.Program;
import io.sluice.bench.program.Tools;
import io.sluice.bench.report.Report;
import io.sluice.bench.run.Comparison;
import io.sluice.bench.run.LoadRun;
import io.sluice.bench.run.StartTimes;
import io.sluice.bench.scenario.BenchConfiguration;
import io.sluice.bench.scenario.Scenario;
import io.sluice.bench.scenario.Scenarios;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The comparison from start to end: one configuration, one origin server, both programs on one core in turns, a table at the end. With
 * {@code micro} as its first argument it runs the micro-benchmarks instead. One thread.
 */
public final class Bench {

    private static final int SLUICE_PORTS = 0;
    private static final int HAPROXY_PORTS = 5;
    private static final int ORIGIN_PORT = 10;
    private static final int SINK_PORT = 11;
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final PrintStream PROGRESS = new PrintStream(System.err, true, StandardCharsets.UTF_8);

    private final Options options;
    private final Path folder;
    private final Program sluice;
    private final Program haproxy;
    private final String wrk;
    private final int originPort;
    private final int sinkPort;

    private Bench(Options options, Path folder) {
        this.options = options;
        this.folder = folder;
        wrk = Tools.need("wrk", "install it (Debian: apt-get install wrk)");
        if (options.proxyCore != null) {
            Tools.need("taskset", "install it (Debian: apt-get install util-linux) or use --pin none");
        }
        originPort = options.firstPort + ORIGIN_PORT;
        sinkPort = options.firstPort + SINK_PORT;
        sluice = program("sluice", options.sluice.toString(), options.firstPort + SLUICE_PORTS);
        haproxy = program("haproxy", Tools.haproxy(options.haproxy), options.firstPort + HAPROXY_PORTS);
    }

    private Program program(String name, String file, int firstPort) {
        return new Program(name, file, firstPort, BenchConfiguration.environment(firstPort, originPort, sinkPort), folder);
    }

    /** Exit codes: 0 done, 1 could not be measured, 2 wrong arguments. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0 && arguments[0].equals("micro")) {
            org.openjdk.jmh.Main.main(Arrays.copyOfRange(arguments, 1, arguments.length));
            return;
        }
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (BenchFailure failure) {
            PROGRESS.println("bench: " + failure.getMessage());
            System.exit(2);
            return;
        }
        if (options.help) {
            OUT.print(Options.USAGE);
        } else if (options.list) {
            printScenarios();
        } else {
            System.exit(run(options));
        }
    }

    private static void printScenarios() {
        for (Scenario scenario : Scenarios.LOAD) {
            OUT.println(String.format(Locale.ROOT, "%-12s %s", scenario.name(), scenario.text()));
        }
        OUT.println(String.format(Locale.ROOT, "%-12s %s", Scenarios.START, "times of start, -c, -v and -vv"));
        OUT.println(String.format(Locale.ROOT, "%-12s %s", Scenarios.IDLE, "memory after the load and with idle connections"));
    }

    private static int run(Options options) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("sluice-bench");
        try {
            new Bench(options, folder).run();
            return 0;
        } catch (BenchFailure failure) {
            PROGRESS.println("bench: " + failure.getMessage());
            return 1;
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private void run() throws IOException, InterruptedException {
        Path configuration = BenchConfiguration.write(folder);
        OUT.println(sluice.runToEnd(null, List.of("-v")));
        OUT.println(haproxy.runToEnd(null, List.of("-v")));
        OUT.println(options.proxyCore == null ? "not pinned" : "proxy on core " + options.proxyCore + ", origin server, wrk and log sink on core "
            + options.otherCore);
        Report report = new Report(OUT);
        try (OriginProcess origin = OriginProcess.start(options.otherCore, originPort, sinkPort)) {
            if (options.startTimes) {
                Path crowd = BenchConfiguration.writeCrowd(folder);
                report.startTimes(new StartTimes(sluice, haproxy, options.rounds, Bench::progress).measure(configuration, crowd));
            }
            if (!options.scenarios.isEmpty() || options.idle) {
                load(configuration, origin, report);
            }
        }
    }

    private void load(Path configuration, OriginProcess origin, Report report) throws IOException, InterruptedException {
        sluice.start(options.proxyCore, configuration);
        haproxy.start(options.proxyCore, configuration);
        try {
            LoadRun run = new LoadRun(sluice, haproxy, new Wrk(wrk, options.otherCore), origin, Bench::progress);
            run.warmUp(options.scenarios, options.warmUpSeconds);
            List<Comparison> comparisons = new ArrayList<>();
            for (Scenario scenario : options.scenarios) {
                comparisons.add(run.compare(scenario, options.rounds, options.seconds));
            }
            report.comparisons(comparisons);
            if (options.idle) {
                report.memory(run.residentKib());
            }
        } finally {
            sluice.stop();
            haproxy.stop();
        }
    }

    private static void progress(String text) {
        PROGRESS.println("bench: " + text);
    }
}
