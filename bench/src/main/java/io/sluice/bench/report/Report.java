package io.sluice.bench.report;

import io.sluice.bench.run.Comparison;
import io.sluice.bench.run.LoadRun;
import io.sluice.bench.run.Measurement;
import io.sluice.bench.run.StartTimes;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Prints the results as tables: medians over the rounds, the ratio also with its least and greatest round. */
public final class Report {

    private static final int KIB_PER_MIB = 1_024;

    private final PrintStream out;

    public Report(PrintStream out) {
        this.out = out;
    }

    public void comparisons(List<Comparison> comparisons) {
        if (comparisons.isEmpty()) {
            return;
        }
        out.printf(Locale.ROOT, "%n%-12s  %31s  %21s  %21s  %17s  %17s%n", "", "CPU µs per request (user + sys)", "ratio", "requests/s", "p50 µs", "p99 µs");
        out.printf(Locale.ROOT, "%-12s  %15s %15s  %6s %7s %6s  %10s %10s  %8s %8s  %8s %8s%n", "scenario", "sluice", "haproxy", "least", "median", "most",
            "sluice", "haproxy", "sluice", "haproxy", "sluice", "haproxy");
        for (Comparison comparison : comparisons) {
            row(comparison);
        }
        out.println();
        for (Comparison comparison : comparisons) {
            out.printf(Locale.ROOT, "%-12s  %s%s%s%n", comparison.scenario().name(), comparison.scenario().text(), logLines(comparison),
                comparison.errors() == 0 ? "" : " (" + comparison.errors() + " errors!)");
        }
    }

    private static String logLines(Comparison comparison) {
        if (!comparison.scenario().isLogged()) {
            return "";
        }
        return String.format(Locale.ROOT, " (log lines that arrived: sluice %.1f%%, haproxy %.1f%%)", arrived(comparison.sluice()),
            arrived(comparison.haproxy()));
    }

    private static double arrived(List<Measurement> measurements) {
        return 100.0 * measurements.stream().mapToLong(Measurement::logLines).sum()
            / measurements.stream().mapToLong(one -> one.client().requests()).sum();
    }

    private void row(Comparison comparison) {
        Spread ratio = comparison.ratio();
        List<Measurement> sluice = comparison.sluice();
        List<Measurement> haproxy = comparison.haproxy();
        out.printf(Locale.ROOT, "%-12s  %15s %15s  %6.2f %7.2f %6.2f  %10.0f %10.0f  %8.0f %8.0f  %8.0f %8.0f%n", comparison.scenario().name(), cpu(sluice),
            cpu(haproxy), ratio.least(), ratio.median(), ratio.most(),
            Spread.median(sluice, one -> one.client().requestsPerSecond()), Spread.median(haproxy, one -> one.client().requestsPerSecond()),
            Spread.median(sluice, one -> one.client().halfMicros()), Spread.median(haproxy, one -> one.client().halfMicros()),
            Spread.median(sluice, one -> one.client().ninetyNineMicros()), Spread.median(haproxy, one -> one.client().ninetyNineMicros()));
    }

    private static String cpu(List<Measurement> measurements) {
        return String.format(Locale.ROOT, "%.1f (%.1f+%.1f)", Spread.median(measurements, Measurement::cpuMicros),
            Spread.median(measurements, Measurement::userMicros), Spread.median(measurements, Measurement::systemMicros));
    }

    /** Figures in the order of {@link LoadRun#residentKib}. */
    public void memory(List<Long> residentKib) {
        out.printf(Locale.ROOT, "%n%-45s %12s %12s%n", "resident memory, MiB", "sluice", "haproxy");
        out.printf(Locale.ROOT, "%-45s %12d %12d%n", "after the load", residentKib.get(0) / KIB_PER_MIB, residentKib.get(2) / KIB_PER_MIB);
        out.printf(Locale.ROOT, "%-45s %12d %12d%n", "with " + LoadRun.IDLE_CONNECTIONS + " idle connections", residentKib.get(1) / KIB_PER_MIB,
            residentKib.get(3) / KIB_PER_MIB);
    }

    public void startTimes(List<StartTimes.Row> rows) {
        out.printf(Locale.ROOT, "%n%-45s %18s %18s%n", "milliseconds, median (least to greatest)", "sluice", "haproxy");
        for (StartTimes.Row row : rows) {
            out.printf(Locale.ROOT, "%-45s %18s %18s%n", row.text(), spread(row.sluice()), spread(row.haproxy()));
        }
    }

    private static String spread(Spread spread) {
        return String.format(Locale.ROOT, "%.0f (%.0f to %.0f)", spread.median(), spread.least(), spread.most());
    }
}
