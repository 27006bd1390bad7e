package io.sluice.language.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.language.config.model.Position;
import io.sluice.language.sample.Sample;
import io.sluice.language.sample.SampleType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Example;

/** A reference under random edits answers every lookup like a plain list of its entries. */
class PatternReferenceTest {

    private record Entry(long identity, int version, String key, String value) {
    }

    private final PatternKit kit = new PatternKit();

    private PatternReference reference() throws PatternProblem {
        kit.registry.named("virt@x", new PatternRegistry.Use(true, true, new Position("a.cfg", 1)), kind(MatchMethod.STR, false));
        return kit.registry.find("virt@x");
    }

    private static PatternIndex.Kind kind(MatchMethod method, boolean ignoreCase) {
        return new PatternIndex.Kind(method, ignoreCase, false, SampleType.STRING);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(Random random, MatchMethod method) {
        return switch (method) {
            case INT, LEN -> random.nextInt(3) == 0 ? random.nextInt(4) + ":" + (4 + random.nextInt(4)) : String.valueOf(random.nextInt(8));
            case IP -> random.nextInt(4) == 0
                ? "2001:db8:" + random.nextInt(3) + "::" + random.nextInt(3) + "/" + (3 + random.nextInt(126))
                : "10." + random.nextInt(2) + "." + random.nextInt(3) + "." + random.nextInt(4) + (random.nextBoolean() ? "/" + random.nextInt(33) : "");
            case BIN -> random.nextBoolean() ? "6162" : "4a4B";
            default -> word(random);
        };
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(5); i >= 0; i--) {
            word.append("aAb/.".charAt(random.nextInt(5)));
        }
        return word.toString();
    }

    private static Sample subject(Random random, MatchMethod method) throws PatternProblem {
        Sample sample = new Sample(1024);
        switch (method) {
            case INT -> sample.integer(random.nextInt(9));
            case IP -> {
                PatternText.Network network = PatternText.network(bytes(text(random, method).replaceAll("/.*", "")), null);
                if (network.isIpv6()) {
                    sample.ipv6(network.high(), network.low());
                } else {
                    sample.ipv4(network.low());
                }
            }
            case BIN -> sample.bytes(SampleType.BINARY, bytes("abJK"), 2 * random.nextInt(2), 2);
            default -> {
                byte[] word = bytes("#" + word(random) + word(random) + "#");
                sample.bytes(SampleType.STRING, word, 1, word.length - 2);
            }
        }
        return sample;
    }

    /** What the manual says about one pattern. */
    private static boolean matches(MatchMethod method, boolean ignoringCase, Sample sample, String key) throws PatternProblem {
        boolean ignoreCase = ignoringCase && method != MatchMethod.BIN;
        String pattern = ignoreCase ? key.toLowerCase(Locale.ROOT) : key;
        String value = sample.type.isBytes() ? ignoreCase ? sample.text().toLowerCase(Locale.ROOT) : sample.text() : "";
        return switch (method) {
            case STR -> value.equals(pattern);
            case BIN -> value.equals(new String(PatternText.bytes(bytes(key)), StandardCharsets.ISO_8859_1));
            case BEG -> value.startsWith(pattern);
            case END -> value.endsWith(pattern);
            case SUB -> value.contains(pattern);
            case DIR, DOM -> isPart(value, pattern, method == MatchMethod.DIR ? "/?" : "/?.:");
            case INT -> inRange(sample.number, key);
            case LEN -> inRange(sample.length, key);
            case IP -> prefix(sample, key) >= 0;
            default -> throw new AssertionError(method);
        };
    }

    private static boolean isPart(String value, String pattern, String delimiters) {
        String core = pattern.replaceAll("^[" + delimiters + "]+|[" + delimiters + "]+$", "");
        boolean found = false;
        for (int i = 0; !core.isEmpty() && i + core.length() <= value.length(); i++) {
            int end = i + core.length();
            found |= value.startsWith(core, i) && (i == 0 || delimiters.indexOf(value.charAt(i - 1)) >= 0)
                && (end == value.length() || delimiters.indexOf(value.charAt(end)) >= 0);
        }
        return found;
    }

    private static boolean inRange(long number, String key) throws PatternProblem {
        PatternText.Range range = PatternText.range(bytes(key));
        return number >= range.lowest() && number <= range.highest();
    }

    /** The length of the network that holds the address; -1 when it does not. */
    private static int prefix(Sample sample, String key) throws PatternProblem {
        PatternText.Network network = PatternText.network(bytes(key), null);
        if (network.isIpv6() != (sample.type == SampleType.IPV6)) {
            return -1;
        }
        boolean inside = network.isIpv6()
            ? (sample.high & PatternText.upper(network.bits())) == network.high() && (sample.low & PatternText.lower(network.bits())) == network.low()
            : (sample.number & network.mask()) == network.low();
        return inside ? network.bits() : -1;
    }

    private static Entry expected(List<Entry> entries, int version, PatternIndex.Kind kind, Sample sample) throws PatternProblem {
        Entry best = null;
        int bestLength = -1;
        for (Entry entry : entries) {
            if (entry.version() != version || !matches(kind.method(), kind.ignoreCase(), sample, entry.key())) {
                continue;
            }
            int length = kind.method() == MatchMethod.IP ? prefix(sample, entry.key())
                : kind.method() == MatchMethod.BEG && !kind.ignoreCase() ? entry.key().length() : 0;
            if (best == null || length > bestLength) {
                best = entry;
                bestLength = length;
            }
        }
        return best;
    }

    @Property(tries = 300)
    void anIndexAnswersLikeAPlainList(@ForAll long seed) throws PatternProblem {
        Random random = new Random(seed);
        MatchMethod[] methods = {MatchMethod.STR, MatchMethod.BEG, MatchMethod.END, MatchMethod.SUB, MatchMethod.DIR, MatchMethod.DOM, MatchMethod.INT,
            MatchMethod.LEN, MatchMethod.IP, MatchMethod.BIN};
        MatchMethod method = methods[random.nextInt(methods.length)];
        PatternReference reference = new PatternReference(kit.registry, "x", "", 0, true);
        PatternIndex index = reference.index(kind(method, random.nextBoolean()));
        PatternIndex late = null;
        List<Entry> entries = new ArrayList<>();
        int[] versions = {0, 0};
        for (int step = 0; step < 120; step++) {
            edit(reference, entries, versions, method, random);
            if (step == 60) {
                late = reference.index(kind(method, !index.kind().ignoreCase()));
            }
            check(reference, index, entries, versions[0], random);
            if (late != null) {
                check(reference, late, entries, versions[0], random);
            }
        }
    }

    private static void check(PatternReference reference, PatternIndex index, List<Entry> entries, int version, Random random) throws PatternProblem {
        Sample sample = subject(random, index.kind().method());
        Entry expected = expected(entries, version, index.kind(), sample);
        PatternEntry found = index.find(sample);
        assertThat(found == null ? null : PatternText.text(found.key()) + "=" + PatternText.text(found.value()) + "#" + found.identity())
            .as("%s in %s with %s", sample.type.isBytes() ? sample.text() : sample.number, entries, index.kind())
            .isEqualTo(expected == null ? null : expected.key() + "=" + expected.value() + "#" + expected.identity());
        assertThat(reference.count()).isEqualTo(entries.size());
    }

    private static void edit(PatternReference reference, List<Entry> entries, int[] versions, MatchMethod method, Random random)
        throws PatternProblem {
        int version = random.nextInt(4) == 0 ? versions[1] : versions[0];
        Entry some = entries.isEmpty() ? null : entries.get(random.nextInt(entries.size()));
        switch (random.nextInt(14)) {
            case 0 -> {
                if (some != null) {
                    assertThat(reference.delete(some.version(), bytes(some.key()))).isTrue();
                    entries.removeIf(entry -> entry.version() == some.version() && entry.key().equals(some.key()));
                }
            }
            case 1 -> {
                if (some != null) {
                    assertThat(reference.delete(some.identity())).isTrue();
                    entries.remove(some);
                    assertThat(reference.delete(some.identity())).isFalse();
                }
            }
            case 2 -> {
                if (some != null) {
                    assertThat(reference.set(some.version(), bytes(some.key()), bytes("s" + entries.size()))).isTrue();
                    entries.replaceAll(entry -> entry.version() == some.version() && entry.key().equals(some.key())
                        ? new Entry(entry.identity(), entry.version(), entry.key(), "s" + entries.size()) : entry);
                }
            }
            case 3 -> {
                if (some != null) {
                    assertThat(reference.set(some.identity(), bytes("i"))).isTrue();
                    entries.set(entries.indexOf(some), new Entry(some.identity(), some.version(), some.key(), "i"));
                }
            }
            case 4 -> {
                if (random.nextInt(4) == 0) {
                    reference.clear(version);
                    entries.removeIf(entry -> entry.version() == version);
                }
            }
            case 5 -> versions[1] = reference.prepare();
            case 6 -> {
                if (random.nextInt(3) == 0) {
                    assertThat(reference.commit(versions[1])).isEqualTo(versions[1] > versions[0]);
                    versions[0] = versions[1];
                    entries.removeIf(entry -> entry.version() < versions[0]);
                }
            }
            default -> {
                String key = text(random, method);
                reference.add(version, bytes(key), bytes("v" + entries.size()));
                long[] last = new long[1];
                reference.list(version, 0, Integer.MAX_VALUE, entry -> last[0] = entry.identity());
                entries.add(new Entry(last[0], version, key, "v" + entries.size()));
            }
        }
    }

    @Example
    void manyEditsOfOneKeyLeaveNoTrace() throws PatternProblem {
        PatternReference reference = reference();
        PatternIndex index = reference.indexes().getFirst();
        reference.add(0, bytes("other"), bytes("1"));
        Sample sample = new Sample(64);
        for (int i = 0; i < 10_000; i++) {
            reference.add(0, bytes("k"), bytes("v" + i));
            sample.string(bytes("k"));
            assertThat(index.translate(sample)).isTrue();
            assertThat(sample.text()).isEqualTo("v" + i);
            assertThat(reference.delete(0, bytes("k"))).isTrue();
            assertThat(reference.delete(0, bytes("k"))).isFalse();
        }
        sample.string(bytes("other"));
        assertThat(index.matches(sample)).isTrue();
        assertThat(reference.count()).isEqualTo(1);
        assertThat(index.table().store.slots()).isLessThan(3000);
    }

    @Example
    void aThousandNetworksOfEveryLengthAreToldApart() throws PatternProblem {
        PatternReference reference = new PatternReference(kit.registry, "x", "", 0, true);
        PatternIndex index = reference.index(kind(MatchMethod.IP, false));
        Random random = new Random(5);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            String key = "10.1." + random.nextInt(256) + "." + random.nextInt(256) + "/" + (8 + random.nextInt(25));
            reference.add(0, bytes(key), bytes("v" + i));
            entries.add(new Entry(0, 0, key, "v" + i));
        }
        for (int i = 0; i < 150; i++) {
            Sample sample = new Sample(64);
            sample.ipv4((10L << 24) + (1 << 16) + random.nextInt(1 << 16));
            Entry expected = expected(entries, 0, index.kind(), sample);
            Sample found = new Sample(64);
            found.ipv4(sample.number);
            assertThat(index.translate(found)).isTrue();
            assertThat(found.text()).isEqualTo(expected.value());
        }
    }

    @Example
    void aReaderAlwaysFindsWhatNobodyTouches() throws Exception {
        PatternReference reference = reference();
        PatternIndex index = reference.indexes().getFirst();
        for (int i = 0; i < 500; i++) {
            reference.add(0, bytes("stays" + i), bytes("v" + i));
        }
        boolean[] wrong = new boolean[1];
        java.util.concurrent.atomic.AtomicBoolean stop = new java.util.concurrent.atomic.AtomicBoolean();
        Thread reader = new Thread(() -> {
            Sample sample = new Sample(64);
            for (int i = 0; !stop.get() && !wrong[0]; i++) {
                sample.string(bytes("stays" + i % 500));
                wrong[0] = !index.translate(sample) || !sample.text().equals("v" + i % 500);
            }
        });
        reader.start();
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            String key = "comes" + random.nextInt(300);
            if (random.nextBoolean()) {
                reference.add(0, bytes(key), bytes("x"));
            } else {
                reference.delete(0, bytes(key));
            }
        }
        stop.set(true);
        reader.join();
        assertThat(wrong[0]).isFalse();
    }
}
