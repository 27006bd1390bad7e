package io.sluice.bench.micro;

import io.sluice.language.config.model.Position;
import io.sluice.language.pattern.MatchMethod;
import io.sluice.language.pattern.PatternIndex;
import io.sluice.language.pattern.PatternProblem;
import io.sluice.language.pattern.PatternReference;
import io.sluice.language.pattern.PatternRegistry;
import io.sluice.language.pattern.RegexCompiler;
import io.sluice.language.sample.Sample;
import io.sluice.language.sample.SampleType;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.Set;

/** How much memory a million patterns take, how long they load, and how long a lookup takes. Started by hand; prints a line per kind of pattern. */
public final class PatternFigures {

    private static final int ENTRIES = 1_000_000;
    private static final int LOOKUPS = 2_000_000;
    private static final int SUBJECTS = 1 << 16;

    private PatternFigures() {
    }

    /** Measures the kinds that are named, or all. */
    public static void main(String[] arguments) throws PatternProblem {
        Set<String> wanted = Set.of(arguments.length > 0 ? arguments : new String[] {"str", "IPv4", "IPv6", "beg", "end", "int"});
        for (String name : wanted) {
            switch (name) {
                case "str" -> measure(name, MatchMethod.STR, PatternFigures::host);
                case "IPv4" -> measure(name, MatchMethod.IP, PatternFigures::network);
                case "IPv6" -> measure(name, MatchMethod.IP, PatternFigures::network6);
                case "beg" -> measure(name, MatchMethod.BEG, PatternFigures::path);
                case "end" -> measure(name, MatchMethod.END, PatternFigures::host);
                case "int" -> measure(name, MatchMethod.INT, random -> String.valueOf(random.nextInt(Integer.MAX_VALUE)));
                default -> throw new IllegalArgumentException("no such kind: " + name);
            }
        }
    }

    private interface Maker {

        String make(Random random);
    }

    private static String host(Random random) {
        return "host" + random.nextInt(100_000_000) + ".example" + random.nextInt(1000) + ".com";
    }

    private static String path(Random random) {
        return "/app" + random.nextInt(1000) + "/item" + random.nextInt(10_000_000) + "/";
    }

    private static String network(Random random) {
        return random.nextInt(224) + "." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256) + "/" + (16 + random.nextInt(17));
    }

    private static String network6(Random random) {
        return "2001:" + hex(random) + ":" + hex(random) + "::/" + (32 + random.nextInt(17));
    }

    private static String hex(Random random) {
        return Integer.toHexString(random.nextInt(0x10000));
    }

    private static void measure(String name, MatchMethod method, Maker maker) throws PatternProblem {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder(40 * ENTRIES);
        long textBytes = 0;
        for (int i = 0; i < ENTRIES; i++) {
            String key = maker.make(random);
            textBytes += key.length() + 2;
            text.append(key).append(" b").append(i % 10).append('\n');
        }
        byte[] file = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        text = null;
        long loadedMs = Long.MAX_VALUE;
        PatternReference reference = null;
        PatternIndex index = null;
        long before = 0;
        for (int round = 0; round < 3; round++) {
            reference = null;
            index = null;
            before = used();
            PatternRegistry registry = new PatternRegistry(any -> file, (host, family) -> null, RegexCompiler.NONE);
            long start = cpuNanos();
            index = registry.named("m", new PatternRegistry.Use(true, true, Position.NONE),
                new PatternIndex.Kind(method, false, false, SampleType.STRING));
            registry.sealed();
            loadedMs = Math.min(loadedMs, (cpuNanos() - start) / 1_000_000);
            reference = registry.find("m");
        }
        long bytes = used() - before;
        System.out.printf("%-5s load %5d ms, %6.1f MB of which %5.1f MB text, lookup %4.0f ns (%d entries)%n", name, loadedMs, bytes / 1e6,
            textBytes / 1e6, lookupNs(index, method, maker), reference.count());
    }

    private static double lookupNs(PatternIndex index, MatchMethod method, Maker maker) {
        Random random = new Random(1);
        // In few arrays, so that what is measured is not how the subjects lie in memory.
        StringBuilder texts = new StringBuilder();
        int[] ends = new int[SUBJECTS + 1];
        long[][] numbers = new long[3][SUBJECTS];
        SampleType[] types = new SampleType[SUBJECTS];
        for (int i = 0; i < SUBJECTS; i++) {
            for (int skip = 0; skip < 14; skip++) {
                maker.make(random);
            }
            Sample subject = subject(method, maker.make(random), random);
            types[i] = subject.type;
            numbers[0][i] = subject.number;
            numbers[1][i] = subject.high;
            numbers[2][i] = subject.low;
            texts.append(subject.type == SampleType.STRING ? subject.text() : "");
            ends[i + 1] = texts.length();
        }
        byte[] bytes = texts.toString().getBytes(StandardCharsets.ISO_8859_1);
        Sample sample = new Sample(1024);
        double best = Double.MAX_VALUE;
        for (int round = 0; round < 4; round++) {
            long start = cpuNanos();
            int found = 0;
            for (int i = 0; i < LOOKUPS; i++) {
                int at = i & SUBJECTS - 1;
                sample.type = types[at];
                sample.number = numbers[0][at];
                sample.high = numbers[1][at];
                sample.low = numbers[2][at];
                sample.bytes = bytes;
                sample.from = ends[at];
                sample.length = ends[at + 1] - ends[at];
                found += index.translate(sample) ? 1 : 0;
            }
            best = Math.min(best, (double) (cpuNanos() - start) / LOOKUPS);
            if (found < LOOKUPS / 2) {
                throw new IllegalStateException("only " + found + " found");
            }
        }
        return best;
    }

    private static Sample subject(MatchMethod method, String key, Random random) {
        Sample sample = new Sample(1024);
        switch (method) {
            case IP -> {
                sample.string(key.substring(0, key.indexOf('/')).getBytes(StandardCharsets.ISO_8859_1));
                io.sluice.language.sample.Casts.cast(sample, SampleType.ADDRESS);
            }
            case INT -> sample.integer(Long.parseLong(key));
            default -> {
                String text = method == MatchMethod.BEG ? key + "detail" + random.nextInt(1000) : method == MatchMethod.END ? "www." + key : key;
                sample.string(text.getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return sample;
    }

    /** Time on a processor, so that other programs on the machine count less. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
