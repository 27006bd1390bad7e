package io.sluice.control.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.control.command.Level;
import io.sluice.control.command.SeverityOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Transcripts of the command line protocol: bytes sent and bytes received. */
class CliSessionTest {
    private static final String USAGE = "Usage: prompt [help | n | i | p | timed]*\n";

    private final CliTestKit kit = new CliTestKit();

    private static String unescape(String text) {
        return text.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t").replace("\\0", "\0").replace("\\\\", "\\");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            an answer ends with one blank line                  | show version\\n                            | 1.2.3\\n\\n
            commands after a semicolon answer in turn           | show version;show version\\n               | 1.2.3\\n\\n1.2.3\\n\\n
            every received line runs                            | show version\\nshow version\\n             | 1.2.3\\n\\n1.2.3\\n\\n
            an empty line answers an empty line                 | \\n                                        | \\n
            a carriage return counts as an empty command        | show version\\r\\n                         | 1.2.3\\n\\n\\n
            a line without its end is not run                   | show version                               | ""
            only the ended line runs                            | show version\\nshow version               | 1.2.3\\n\\n
            an empty command between two semicolons             | show version;;show version\\n              | 1.2.3\\n\\n\\n1.2.3\\n\\n
            a trailing semicolon makes an empty command         | show version;\\n                           | 1.2.3\\n\\n\\n
            a lonely semicolon makes two                        | ;\\n                                       | \\n\\n
            quit answers nothing                                | quit\\n                                    | ""
            quit drops the rest of its line                     | show version; quit; show version\\n        | 1.2.3\\n\\n
            quit drops the lines after it                       | show version\\nquit\\nshow version\\n      | 1.2.3\\n\\n
            blanks and tabs around words are ignored            | " \\t show \\t version   \\n"              | 1.2.3\\n\\n
            a backslash takes the next byte                     | "echo a  b\\\\;\\\\\\\\ \\\\x41 \\\\  c\\n" | a b;\\ x41   c\\n\\n
            a backslash takes the line end into the word        | echo a\\\\\\nb\\n                          | a\\nb\\n\\n
            quotes are ordinary                                 | "echo 'a b'\\n"                            | 'a b'\\n\\n
            a NUL ends a command                                | show version\\0echo a\\n                   | 1.2.3\\n\\na\\n\\n
            bytes above 127 come back unchanged                 | echo \u00e9\u00ff\\n                       | \u00e9\u00ff\\n\\n
            words after a complete command are ignored          | show version foo bar\\n                    | 1.2.3\\n\\n
            the prompt follows each line                        | prompt\\nshow version\\nquit\\n            | "\\n> 1.2.3\\n\\n> "
            the prompt follows the line, not the command        | prompt;show version\\n                     | "\\n1.2.3\\n\\n> "
            empty lines get a prompt                            | prompt\\n\\n\\nshow version\\n             | "\\n> \\n> \\n> 1.2.3\\n\\n> "
            interactive without a prompt                        | prompt i\\nshow version\\nshow cli level\\n | \\n1.2.3\\n\\nadmin\\n\\n
            leaving the prompt mode closes                      | prompt\\nprompt\\nshow version\\n          | "\\n> \\n"
            toggling within a line changes nothing              | prompt;prompt\\n                           | \\n\\n
            the timed prompt shows the time since the start     | prompt timed\\n                            | "\\n[1:02:03:04]> "
            timed again hides it and stays                      | prompt p timed\\nprompt timed\\necho\\n    | "\\n[1:02:03:04]> \\n> \\n\\n> "
            the mode of the last word counts                    | prompt i p\\n                              | "\\n> "
            a prompt is kept after i                            | prompt i\\nprompt\\necho a\\n              | "\\n\\n> a\\n\\n> "
            a payload ends with an empty line                   | set thing a value <<\\nx\\ny\\n\\n         | a=<x\\ny\\n>\\n\\n
            a payload may have its own end mark                 | set thing a value <<EOF\\nx\\n\\ny\\nEOF\\n | a=<x\\n\\ny\\n>\\n\\n
            the payload goes to the last command                | echo a; set thing b value <<\\nx\\n\\n      | a\\n\\nb=<x\\n>\\n\\n
            lines after a payload run                           | set thing a value <<\\nx\\n\\necho b\\n     | a=<x\\n>\\n\\nb\\n\\n
            a payload that does not end runs nothing            | set thing a value <<EOF\\nx\\n             | ""
            a payload for a command that takes none is dropped  | echo a <<\\nshow version\\n\\n             | a\\n\\n
            the payload sign stands alone or with its mark      | echo a << EOF\\necho b\\n                  | a << EOF\\n\\nb\\n\\n
            a glued payload sign is part of its word            | echo a<<\\n                                | a<<\\n\\n
            an escaped payload sign is a word                   | echo \\\\<<\\n                             | <<\\n\\n
            a payload sign before a semicolon is a word         | echo <<;echo b\\n                          | <<\\n\\nb\\n\\n
            a payload with carriage returns ends too            | set thing a value <<E\\r\\nx\\r\\nE\\r\\n   | a=<x\\n>\\n\\n
            a backslash in a payload is an ordinary byte        | set thing a value <<\\nx\\\\\\n\\n          | a=<x\\\\\\n>\\n\\n
            the level is lowered                                | operator;show cli level;user;show cli level\\n | \\noperator\\n\\n\\nuser\\n\\n
            the level is never raised                           | user;operator;show cli level\\n            | \\nPermission denied\\n\\nuser\\n\\n
            expert commands need expert mode                    | debug expert\\n                            | This command is restricted to expert mode only.\\n\\n
            expert mode opens them                              | expert-mode on;debug expert\\n             | \\nexpert\\n\\n
            experimental commands need their mode               | debug experimental\\n                      | This command is restricted to experimental mode only.\\n\\n
            lowering the level drops the modes                  | expert-mode on;operator;debug expert\\n    | \\n\\nThis command is restricted to expert mode only.\\n\\n
            expert mode reports itself                          | expert-mode;expert-mode on;expert-mode;expert-mode x;expert-mode\\n | expert-mode is OFF\\n\\n\\nexpert-mode is ON\\n\\n\\nexpert-mode is OFF\\n\\n
            feedback shows its severity when asked              | set severity-output number;show version;show env X\\n | \\n[6]: 1.2.3\\n\\n[3]: Variable not found\\n\\n
            dumps never show a severity                         | set severity-output string;show env FOO;show cli sockets;echo\\n | \\nFOO=bar\\n\\n# socket lvl processes\\nunix@/run/admin.sock admin all\\nipv4@127.0.0.1:9999 user all\\n\\n[info]: \\n\\n
            an unknown severity output is refused               | set severity-output x\\n                   | one of 'none', 'number', 'string' is a required argument\\n\\n
            the time limit needs a value                        | set timeout cli\\n                         | Expects an integer value.\\n\\n
            the time limit is checked                           | set timeout cli 1x;set timeout cli 0;set timeout cli -1\\n | Invalid timeout value.\\n\\nInvalid timeout value.\\n\\nInvalid timeout value.\\n\\n
            the time limit has a largest value                  | set timeout cli 2147483647;set timeout cli 2147483648\\n | \\nInvalid timeout value.\\n\\n
            units of the time limit                             | set timeout cli 1d;set timeout cli 10ms;set timeout cli 1m30s\\n | \\n\\n\\n
            the short form of the time limit is accepted        | set timeout 1d\\n                          | \\n
            other time limits do not exist                      | set timeout foo;set timeout;set timeout foo 1\\n | "'set timeout' only supports 'cli'.\\n\\n'set timeout' only supports 'cli'.\\n\\n'set timeout' only supports 'cli'.\\n\\n"
            an unknown variable                                 | show env NOSUCH\\n                         | Variable not found\\n\\n
            the messages of the start                           | show startup-logs\\n                       | [NOTICE] one\\n\\n
            a missing argument                                  | set thing\\n                               | "Unknown command: 'set', but maybe"
            """)
    void transcripts(String name, String sent, String expected) {
        String answer = kit.ask(unescape(sent));
        if (unescape(expected).startsWith("Unknown command")) {
            assertThat(answer).startsWith(unescape(expected));
        } else {
            assertThat(answer).isEqualTo(unescape(expected));
        }
    }

    @Test
    void aClientThatSendsNothingGetsNothing() {
        assertThat(kit.ask("")).isEmpty();
    }

    @Test
    void aSingleLineIsAnsweredAndClosedThoughTheClientKeepsItsSideOpen() {
        MemoryChannel channel = MemoryChannel.sending("show version\n").staysOpen();
        kit.serve(channel, Level.USER);
        assertThat(channel.received()).isEqualTo("1.2.3\n\n");
        assertThat(channel.isClosed()).isTrue();
        assertThat(channel.lastTimeoutMs()).isEqualTo(CliLimits.DEFAULT.firstLineGraceMs());
    }

    @Test
    void aClientThatSendsLineByLineIsGivenMoreTimeForTheNextLine() {
        MemoryChannel channel = MemoryChannel.sending("echo a\n").then("echo b\n").staysOpen();
        kit.serve(channel, Level.USER);
        assertThat(channel.received()).isEqualTo("a\n\nb\n\n");
        assertThat(channel.lastTimeoutMs()).isEqualTo(CliLimits.DEFAULT.nextLineGraceMs());
    }

    @Test
    void anInteractiveClientIsClosedWhenItIsIdleForItsTimeLimit() {
        MemoryChannel channel = MemoryChannel.sending("prompt;set timeout cli 4\n").silence().then("echo late\n");
        kit.serve(channel, Level.USER);
        assertThat(channel.received()).isEqualTo("\n\n> ");
        assertThat(channel.lastTimeoutMs()).isEqualTo(4000);
        assertThat(channel.unreadPieces()).isEqualTo(1);
    }

    @Test
    void theFirstLineMayTakeTheSocketsTimeLimit() {
        MemoryChannel channel = new MemoryChannel().silence();
        kit.serve(channel, Level.USER);
        assertThat(channel.lastTimeoutMs()).isEqualTo(CliTestKit.IDLE_TIMEOUT_MS);
        assertThat(channel.isClosed()).isTrue();
    }

    @Test
    void theSeverityOfTheSocketApplies() {
        MemoryChannel channel = MemoryChannel.sending("show version\n");
        kit.serve(channel, Level.USER, SeverityOutput.STRING);
        assertThat(channel.received()).isEqualTo("[info]: 1.2.3\n\n");
    }

    @Test
    void commandsAboveTheLevelAreDeniedBeforeTheirArgumentsAreLookedAt() {
        assertThat(kit.ask(Level.USER, "show env\n")).isEqualTo("Permission denied\n\n");
        assertThat(kit.ask(Level.OPERATOR, "set thing a value\n")).isEqualTo("Permission denied\n\n");
        assertThat(kit.ask(Level.USER, "debug expert\n")).startsWith("This command is restricted to expert mode only.");
    }

    @Test
    void anUnknownPromptWordAnswersTheUsageAndChangesNothing() {
        assertThat(kit.ask("prompt i zz\necho a\n")).startsWith(USAGE).endsWith("p->n.\n\na\n\n");
        assertThat(kit.ask("prompt help\n")).startsWith(USAGE);
    }

    @Test
    void aPayloadIsPromptedForLineByLine() {
        MemoryChannel channel = MemoryChannel.sending("prompt\n").then("set thing a value <<\n").then("x\n").then("\n");
        kit.serve(channel, Level.ADMIN);
        assertThat(channel.received()).isEqualTo("\n> + + a=<x\n>\n\n> ");
    }

    @Test
    void theLongestLineIsAccepted() {
        String longest = "echo " + "a".repeat(16384 - 6) + "\n";
        assertThat(kit.ask(longest)).hasSize(16384 - 6 + 2);
    }

    @Test
    void aLongerLineIsRefusedAndTheConnectionClosed() {
        String refusal = "The command line is too big for the buffer size. Please change tune.bufsize in the configuration to use a"
                + " bigger command.\n";
        assertThat(kit.ask("echo " + "a".repeat(16384 - 5) + "\necho b\n")).isEqualTo(refusal);
        assertThat(kit.ask("echo a\n" + "a".repeat(300_000))).isEqualTo("a\n\n" + refusal);
    }

    @Test
    void sixtyFourWordsAreTheLimit() {
        assertThat(kit.ask("echo" + " a".repeat(63) + "\n")).isEqualTo("a " .repeat(62) + "a\n\n");
        assertThat(kit.ask("echo" + " a".repeat(64) + ";echo b\n"))
                .isEqualTo("Too many arguments. Commands must have at most 64 arguments.\n\nb\n\n");
    }

    @Test
    void aPayloadOfTheLargestSizeIsAccepted() {
        String lines = ("x".repeat(1023) + "\n").repeat(128);
        assertThat(kit.ask("set thing a value <<\n" + lines + "\n")).hasSize("a=<>".length() + lines.length() + 2);
    }

    @Test
    void aLargerPayloadIsRefusedAndTheConnectionClosed() {
        String refusal = "The payload is too big. Please change 'tune.cli.max-payload-size' in the configuration to use a bigger"
                + " payload.\n";
        String lines = ("x".repeat(1023) + "\n").repeat(128);
        assertThat(kit.ask("set thing a value <<\n" + lines + "y\n\necho b\n")).isEqualTo(refusal);
        assertThat(kit.ask("set thing a value <<\n" + "x".repeat(1 << 20))).isEqualTo(refusal);
    }

    @Test
    void anEndMarkOfMoreThanSixtyFourBytesIsAWord() {
        String mark = "E".repeat(65);
        assertThat(kit.ask("echo <<" + mark + "\n")).isEqualTo("<<" + mark + "\n\n");
        assertThat(kit.ask("echo <<" + mark.substring(1) + "\nabc\n" + mark.substring(1) + "\n")).isEqualTo("\n\n");
    }

    @Test
    void aLargeAnswerIsSentInSmallPieces() {
        MemoryChannel channel = MemoryChannel.sending("show bytes 5000000\n");
        kit.serve(channel, Level.USER);
        assertThat(channel.received()).hasSize(5_000_001);
        assertThat(channel.largestWrite()).isLessThanOrEqualTo(8192);
    }

    @Test
    void aClientThatLeavesInTheMiddleOfAnAnswerEndsItsSessionOnly() {
        MemoryChannel channel = MemoryChannel.sending("show bytes 5000000\necho b\n").readsOnly(20_000);
        kit.serve(channel, Level.USER);
        assertThat(channel.isClosed()).isTrue();
        assertThat(kit.faults()).isEmpty();
    }

    @Test
    void aFaultInACommandIsReportedAndTheNextCommandRuns() {
        assertThat(kit.ask("debug fault;echo b\n")).isEqualTo("Internal error, see the process's messages.\n\nb\n\n");
        assertThat(kit.faults()).containsExactly("command 'debug fault'");
    }
}
