package io.sluice.control.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.control.command.Level;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Where the network cuts a client's bytes never shows in the answers, and no bytes do harm. */
class CliSplittingProperties {
    private final CliTestKit kit = new CliTestKit();

    @Property(tries = 300)
    void anySplitOfTheInputGivesTheSameAnswers(@ForAll("inputs") String input, @ForAll List<Integer> cuts) {
        MemoryChannel pieces = new MemoryChannel();
        String rest = input;
        for (int cut : cuts) {
            int length = rest.isEmpty() ? 0 : Math.floorMod(cut, Math.min(rest.length(), 7)) + 1;
            pieces.then(rest.substring(0, length));
            rest = rest.substring(length);
        }
        pieces.then(rest);
        kit.serve(pieces, Level.ADMIN);
        // Only the prompt for payload lines depends on what has arrived, as it is meant to.
        assertThat(withoutPayloadPrompts(pieces.received())).isEqualTo(withoutPayloadPrompts(kit.ask(input)));
    }

    private static String withoutPayloadPrompts(String answer) {
        return answer.replace("+ ", "");
    }

    @Property(tries = 300)
    void noInputThrowsOrHangsOrIsHeldWithoutBound(@ForAll("hostile") String input) {
        MemoryChannel channel = MemoryChannel.sending(input);
        kit.serve(channel, Level.ADMIN);
        assertThat(channel.isClosed()).isTrue();
        assertThat(kit.faults()).isEmpty();
        assertThat(channel.largestWrite()).isLessThanOrEqualTo(8192);
    }

    @Provide
    Arbitrary<String> inputs() {
        return Arbitraries.of("show version", "echo a\\;b", "\n", "\n", "\r\n", ";", " ", "prompt", "prompt i", "quit", "\\", "<<", "<<E",
                "E", "set thing a value", "x", "\t", "help show", "nosuch", "\\\n", "expert-mode on", "set timeout 5", "\0", "\u00e9")
                .list().ofMaxSize(25).map(words -> String.join("", words) + "\n");
    }

    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> bytes = Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(2000);
        Arbitrary<String> looksRight = Arbitraries.of("set", "show", "help", "prompt", "timeout", "cli", "env", "<<", " ", ";", "\\", "\n",
                "\0", "\r", "%s%n", "99999999999999999999", "-1", "severity-output").list().ofMaxSize(60).map(words -> String.join(" ", words));
        Arbitrary<String> huge = Arbitraries.of("a", "a ", "\\", ";", "\0", "a\n").map(piece -> piece.repeat(40_000));
        return Arbitraries.oneOf(bytes, looksRight, huge);
    }
}
