package io.sluice.control.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lists that help and unknown commands print. */
class HelpTextTest {
    private static final String ALWAYS = """
              help [<command>]                        : list matching or all commands
              prompt [help | n | i | p | timed ]*     : toggle interactive mode with prompt
              quit                                    : disconnect
            """;

    private final ClientSettings client = new ClientSettings(Level.ADMIN, SeverityOutput.NONE, 1000);
    private final HelpText help = new HelpText(new CommandRegistry(List.of(
            command("show sess {rest...}", "show sess [<id>]"),
            command("set maxconn global {rest...}", "set maxconn global <value>"),
            command("set maxconn frontend {rest...}", "set maxconn frontend <frontend> <value>"),
            command("set maxconn server {rest...}", "set maxconn server <bk>/<srv>"),
            command("show servers state {rest...}", "show servers state [<backend>]"),
            command("show stat {rest...}", "show stat [desc|json|no-maint|typed|up]*"),
            command("show servers state hidden", ""),
            command("echo {rest...}", "echo <text>"),
            expert("debug dev exit", "debug dev exit   [code]"))));

    private static Command command(String syntax, String line) {
        return described(CommandDescription.of(syntax, Level.ADMIN, Effect.READS), syntax, line);
    }

    private static Command expert(String syntax, String line) {
        return described(CommandDescription.of(syntax, Level.ADMIN, Effect.READS).gate(Gate.EXPERT), syntax, line);
    }

    private static Command described(CommandDescription.Builder builder, String syntax, String line) {
        if (syntax.endsWith("{rest...}")) {
            builder.arguments(Argument.rest("rest", Integer.class, List::size));
        }
        CommandDescription description = builder.help(line, "text").build();
        return new Command() {
            @Override
            public CommandDescription description() {
                return description;
            }

            @Override
            public void execute(CommandCall call) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private List<String> listed(String... words) {
        String text = help.help(List.of(words), client);
        assertThat(text).startsWith("The following commands are valid at this level:\n").endsWith(ALWAYS);
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n")));
        return lines.subList(1, lines.size() - 3).stream().map(line -> line.substring(2, 42).strip()).toList();
    }

    @Test
    void allCommandsAreListedByNameWithTheSameThreeAtTheEnd() {
        assertThat(help.help(List.of(), client)).isEqualTo("""
                The following commands are valid at this level:
                  echo <text>                             : text
                  set maxconn frontend <frontend> <value> : text
                  set maxconn global <value>              : text
                  set maxconn server <bk>/<srv>           : text
                  show servers state [<backend>]          : text
                  show sess [<id>]                        : text
                  show stat [desc|json|no-maint|typed|up]*: text
                """ + ALWAYS);
    }

    @Test
    void theThreeAtTheEndAreFoundByTheirNames() {
        for (String name : List.of("help", "prompt", "quit")) {
            assertThat(listed(name)).isEmpty();
            assertThat(listed(name, "more")).isEmpty();
        }
    }

    @Test
    void wordsThatStartCommandsListThose() {
        assertThat(listed("set", "maxconn")).containsExactly("set maxconn frontend <frontend> <value>",
                "set maxconn global <value>", "set maxconn server <bk>/<srv>");
        assertThat(listed("show", "servers", "state", "any")).containsExactly("show servers state [<backend>]");
    }

    @Test
    void misspelledWordsListTheMostAlike() {
        assertThat(listed("show", "stats")).containsExactly("show stat [desc|json|no-maint|typed|up]*");
        assertThat(listed("set", "maxcon", "global")).containsExactly("set maxconn global <value>");
        assertThat(listed("shw", "servers", "state")).containsExactly("show servers state [<backend>]");
    }

    @Test
    void wordsUnlikeAnythingListEverythingThatSharesTheFirstOnes() {
        assertThat(listed("set", "maxconn", "qqqqqqqqqqqqqqqqqqqq")).hasSize(3);
        assertThat(listed("qqqqqqqqqqqqqqqqqqqq")).hasSize(7);
    }

    @Test
    void anUnknownCommandIsNamedByItsFirstWord() {
        assertThat(help.unknown(List.of("shw", "stat"), client))
                .startsWith("Unknown command: 'shw', but maybe one of the following ones is a better match:\n  show stat ")
                .endsWith(ALWAYS);
    }

    @Test
    void commandsOfAModeAreListedInThatMode() {
        assertThat(listed("debug", "dev", "exit")).doesNotContain("debug dev exit   [code]");
        client.expertMode(true);
        assertThat(listed("debug", "dev", "exit")).containsExactly("debug dev exit   [code]");
    }
}
