package io.sluice.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.control.command.ClientSettings;
import io.sluice.control.command.Command;
import io.sluice.control.command.EngineTestKit;
import io.sluice.control.command.Level;
import io.sluice.control.command.Reply;
import io.sluice.control.command.Severity;
import io.sluice.control.command.SeverityOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever words arrive, in whatever order, a command answers or is silent; it never fails inside. */
class HostileCommandProperties {
    private static EngineTestKit kit;
    private static RuntimeApi api;
    private static final List<String> FAULTS = new ArrayList<>();
    private static final List<String> GARBAGE = List.of("", "be_app/app1", "be_app/app2", "be_static/s1", "li/x1", "be_app", "fe_main", "li",
            "#4/#1", "#99999999999", "#", "/", "//", "be_app/", "-1", "0", "1", "50%", "%", "-5%", "99999999999999999999999", "127.0.0.1", "::1",
            "1.2.3.4.5", "0x", "0x7f0000000010", "0xffffffffffffffff", "ready", "maint", "drain", "up", "stopping", "down", "port", "request",
            "response", "all", "older", "susp", "server", "backend", "frontend", "show-uri", "1d", "1x", "byname", "match", "\u00e9", "%s%n%x",
            "on", "off", "n", "i", "p", "timed", "-!l", "1e9", "+5", "NaN");

    @BeforeContainer
    static void start() {
        kit = new EngineTestKit(21853).start();
        api = new RuntimeApi(kit.live(), new ProgramFacts("1", Map::of, () -> ""), List::of, (place, fault) -> FAULTS.add(place + ": " + fault));
    }

    @AfterContainer
    static void stop() {
        kit.close();
    }

    @Property(tries = 3000)
    void noWordsMakeACommandFailInside(@ForAll("lines") List<String> words, @ForAll Level level) {
        StringBuilder answer = new StringBuilder();
        api.dispatcher().run(words, "", new ClientSettings(level, SeverityOutput.NONE, 1000), new Reply() {
            @Override
            public void message(Severity severity, String text) {
                answer.append(text);
            }

            @Override
            public void print(String text) {
                answer.append(text);
            }

            @Override
            public void flush() {
                // Everything is here already.
            }
        });
        assertThat(FAULTS).isEmpty();
        assertThat(kit.faults()).isEmpty();
        assertThat(answer.toString()).doesNotContain("Internal error").doesNotContain("does not answer");
    }

    @Provide
    Arbitrary<List<String>> lines() {
        List<List<String>> starts = api.registry().commands().stream().map(Command::description)
                // Frontends that are shut down once stay so, and their ports would be opened by others.
                .filter(description -> !description.syntaxText().contains("frontend {frontend}"))
                .map(description -> Arrays.stream(description.syntaxText().split(" ", -1))
                        .map(word -> word.replaceAll("[\\[\\]]", "")).toList())
                .toList();
        Arbitrary<String> garbage = Arbitraries.oneOf(Arbitraries.of(GARBAGE), Arbitraries.strings().withCharRange('\1', '\u00ff').ofMaxLength(20));
        return Arbitraries.of(starts).flatMap(start -> garbage.list().ofMaxSize(6).map(fillers -> fill(start, fillers)))
                .filter(words -> !words.isEmpty());
    }

    /** Literals stay with their places mostly; holes get garbage while there is some, then the line ends. */
    private static List<String> fill(List<String> start, List<String> fillers) {
        List<String> words = new ArrayList<>();
        int next = 0;
        for (String word : start) {
            if (!word.startsWith("{")) {
                words.add(word);
            } else if (next < fillers.size()) {
                words.add(fillers.get(next++));
            } else {
                return words;
            }
        }
        words.addAll(fillers.subList(next, fillers.size()));
        return words;
    }
}
