package io.sluice.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.base.address.SocketAddress;
import io.sluice.control.command.ClientSettings;
import io.sluice.control.command.Command;
import io.sluice.control.command.EngineTestKit;
import io.sluice.control.command.Level;
import io.sluice.control.command.Reply;
import io.sluice.control.command.Severity;
import io.sluice.control.command.SeverityOutput;
import io.sluice.language.config.model.BindLine;
import io.sluice.net.connect.BlockingSocket;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All commands together. */
class RuntimeApiTest {
    private static final int PATIENCE_MS = 20_000;
    private static final int LONGEST_ANSWER = 1_000_000;

    private final EngineTestKit kit = new EngineTestKit(21850).start();
    private final List<String> faults = new ArrayList<>();
    private final RuntimeApi api = new RuntimeApi(kit.live(), new ProgramFacts("1.2.3", () -> Map.of("A", "b"), () -> ""), List::of,
            (place, fault) -> faults.add(place + ": " + fault));

    @AfterEach
    void noFaultHappened() {
        assertThat(faults).isEmpty();
        kit.close();
    }

    private String ask(Level level, String line) {
        StringBuilder answer = new StringBuilder();
        api.dispatcher().run(List.of(line.split(" ", -1)), "", new ClientSettings(level, SeverityOutput.NONE, 1000), new Reply() {
            @Override
            public void message(Severity severity, String text) {
                answer.append(text).append(text.endsWith("\n") ? "" : "\n");
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
        return answer.toString();
    }

    @Test
    void everyCommandSaysWhatItIsForAndGivesAnExampleThatFindsIt() {
        for (Command command : api.registry().commands()) {
            assertThat(command.description().examples()).as(command.description().syntaxText()).isNotEmpty();
            for (String example : command.description().examples()) {
                String first = example.split(";", 2)[0];
                assertThat(ask(Level.ADMIN, first)).as(first).doesNotContain("Unknown command").doesNotContain("Internal error");
            }
        }
    }

    @Test
    void helpListsEachCommandInTheKnownLayout() {
        List<String> lines = ask(Level.USER, "help").lines().toList();
        assertThat(lines.getFirst()).isEqualTo("The following commands are valid at this level:");
        assertThat(lines.subList(1, lines.size())).allMatch(line -> line.startsWith("  ") && line.startsWith(": ", 42));
        assertThat(lines).contains(
                "  set server <bk>/<srv> [opts]            : change a server's state, weight, address or ssl",
                "  show sess [help|<id>|all] [opts...]     : report the list of current streams or dump this exact stream",
                "  quit                                    : disconnect");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            show activity           | "thread_id: 1 \\(1\\.\\.2\\)\\ndate_now: \\d+\\.\\d{6}\\nuptime_now: \\d+\\.\\d{6}\\nloops: \\d+ \\[ \\d+ \\d+ ]\\n.*"
            show activity -1        | ".*\\nloops: \\d+ \\[ \\d+ \\d+ ]\\n.*"
            show activity 0         | ".*\\nloops: \\d+\\n.*"
            show activity 2         | "thread_id: 2 .*\\nloops: \\d+\\n.*"
            show activity 9         | Thread ID number must be between -1 and nbthread\\n
            show activity foo       | Thread ID number must be between -1 and nbthread\\n
            show threads            | ".*\\* Thread \\d+ : id=0x[0-9a-f]+ act=1 .*call trace\\(\\d+\\):\\n.*"
            show tasks              | "Running tasks: \\d+ \\(2 threads\\)\\n  function  +places     %    lat_tot   lat_avg  calls_tot  calls_avg calls%\\n.*"
            show pools              | "Dumping pools usage\\.\\n  - Pool buffer \\(\\d+ bytes\\) : .* users\\nTotal: \\d+ pools, \\d+ bytes allocated, \\d+ used \\(~0 by thread caches\\)\\.\\n"
            show pools byname 2     | "Dumping pools usage \\(limited to the first 2 entries\\)\\.\\n  - Pool [^\\n]*\\n  - Pool [^\\n]*\\nTotal: [^\\n]*\\n"
            show pools match buffer | "Dumping pools usage\\.\\n  - Pool buffer [^\\n]*\\nTotal: 1 pools, .*\\n"
            show pools foo          | "Expects either 'byname', 'bysize', 'byusage', 'match <pfx>', 'detailed', or a max number of output lines\\.\\n"
            show fd foo             | Invalid FD type\\n
            show fd z               | Invalid FD type\\n
            show fd 99999           | ""
            show libs               | ".*0x[0-9a-f]{12}-0x[0-9a-f]{12} \\(0x[0-9a-f]{7,}\\) /[^\\n]*libjvm\\.so\\n.*"
            show dev                | "Sluice version 1\\.2\\.3\\n.*\\nProcess info\\n  pid: \\d+\\n.*"
            show profiling          | "Per-task CPU profiling              : off\\n.*cpu_tot\\n.*"
            show profiling status   | "Per-task CPU profiling              : off\\nMemory usage profiling              : off\\n"
            show profiling foo      | "Expects either 'all', 'status', 'tasks', 'memory', 'byaddr', 'bytime', 'aggr' or a max number of output lines\\.\\n"
            """)
    void debuggingCommandsKeepTheKnownShapes(String command, String pattern) {
        String answer = ask(Level.ADMIN, command);
        assertThat(answer).matches("(?s)" + pattern);
        assertThat(answer.length()).isLessThan(LONGEST_ANSWER);
    }

    @Test
    void listeningSocketsAreListedByDescriptor() {
        assertThat(kit.engine().openListeners()).isEmpty();
        assertThat(ask(Level.OPERATOR, "show fd l").lines()).hasSize(6)
                .allMatch(line -> line.matches(" +\\d+ : gid=1 tmask=0x[12] owner=0x[0-9a-f]+ iocb=\\(ListeningSocket\\)"));
        String line = ask(Level.OPERATOR, "show fd").lines().findFirst().orElseThrow();
        String number = line.strip().split(" ", 2)[0];
        assertThat(ask(Level.OPERATOR, "show fd " + number)).isEqualTo(line + "\n");
        assertThat(ask(Level.OPERATOR, "show fd -l")).doesNotContain("ListeningSocket");
    }

    @Test
    void clientsOfTheRuntimeApiAreSessionsToo(@TempDir Path directory) throws IOException {
        SocketAddress path = SocketAddress.ofUnix(directory.resolve("a.sock").toString());
        BindLine line = new BindLine();
        line.addresses.add(path);
        kit.engine().configuration().global.statsSockets.add(line);
        try (api) {
            assertThat(api.open().failures()).isEmpty();
            api.start();
            try (BlockingSocket socket = BlockingSocket.connect(path, PATIENCE_MS)) {
                socket.write(new byte[] {'p', 'r', 'o', 'm', 'p', 't', '\n'}, 0, 7, PATIENCE_MS);
                assertThat(socket.read(new byte[10], 0, 10, PATIENCE_MS)).isPositive();
                String session = ask(Level.OPERATOR, "show sess");
                assertThat(session).matches("0x[0-9a-f]+: proto=unix_stream src=unix:1 fe=GLOBAL be=<NONE> srv=<none> [^\n]* exp=10s rc=0"
                        + " c_exp=\n");
                String id = session.substring(0, session.indexOf(':'));
                assertThat(ask(Level.OPERATOR, "show sess " + id)).contains("frontend=GLOBAL (id=0 mode=tcp)");
                assertThat(ask(Level.OPERATOR, "show sess frontend fe_main")).isEmpty();
                assertThat(ask(Level.ADMIN, "shutdown session " + id)).isEmpty();
                byte[] rest = new byte[10];
                int count = socket.read(rest, 0, 10, PATIENCE_MS);
                assertThat(count > 0 ? socket.read(rest, 0, 10, PATIENCE_MS) : count).isZero();
            }
        }
    }

    @ParameterizedTest(name = "{0} needs {1}")
    @CsvSource(textBlock = """
            show activity,  operator
            show fd,        operator
            show libs,      operator
            show profiling, admin
            show sess,      operator
            clear counters, operator
            show env,       operator
            """)
    void levels(String command, String needed) {
        assertThat(ask(Level.USER, command)).isEqualTo("Permission denied\n");
        assertThat(ask(Level.OPERATOR, command).equals("Permission denied\n")).isEqualTo(needed.equals("admin"));
    }
}
