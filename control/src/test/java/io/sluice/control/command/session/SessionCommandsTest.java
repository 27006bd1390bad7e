package io.sluice.control.command.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.base.address.IpText;
import io.sluice.base.address.SocketAddress;
import io.sluice.control.command.EngineTestKit;
import io.sluice.control.command.Level;
import io.sluice.control.command.SeverityOutput;
import io.sluice.net.connect.BlockingSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands about streams, with streams that wait for a request on real sockets. */
class SessionCommandsTest {
    private static final int PORT = 21846;
    private static final int PATIENCE_MS = 20_000;

    private final EngineTestKit kit = new EngineTestKit(PORT);

    @AfterEach
    void noFaultHappened() {
        kit.close();
        assertThat(kit.faults()).isEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            show sess                       | ""
            show sess all                   | ""
            show sess susp                  | ""
            show sess frontend fe_main      | ""
            show sess backend be_app show-uri | ""
            show sess server be_app/app1    | ""
            show sess older 5               | ""
            show sess 0x1                   | Session not found.\\n
            show sess 12                    | Session not found.\\n
            show sess zzz                   | Unsupported option 'zzz', try 'help' for more info.\\n
            show sess 0                     | Unsupported option '0', try 'help' for more info.\\n
            show sess all all               | Unsupported option 'all', try 'help' for more info.\\n
            show sess older                 | Expects a minimum age (in seconds by default).\\n
            show sess older 1x              | Invalid age.\\n
            show sess server                | Missing server name (<backend>/<server>).\\n
            show sess server x              | Require 'backend/server'.\\n
            show sess server be_app/x       | No such server.\\n
            show sess backend               | Missing backend name.\\n
            show sess backend x             | No such backend.\\n
            show sess frontend x            | No such frontend.\\n
            shutdown session                | Session pointer expected (use 'show sess').\\n
            shutdown session abc            | Session pointer expected (use 'show sess').\\n
            shutdown session 0x             | Session pointer expected (use 'show sess').\\n
            shutdown session 0xffffffffffffffffffffffff | Session pointer expected (use 'show sess').\\n
            shutdown session 0x1            | No such session (use 'show sess').\\n
            shutdown session 12             | No such session (use 'show sess').\\n
            shutdown sessions server        | Require 'backend/server'.\\n
            shutdown sessions server be_app/x | No such server.\\n
            shutdown sessions server be_app/app1 | ""
            """)
    void answersWithoutStreams(String command, String expected) {
        kit.start();
        assertThat(kit.ask(command)).isEqualTo(expected.replace("\\n", "\n"));
    }

    @Test
    void levels() {
        assertThat(kit.ask(Level.USER, SeverityOutput.NONE, "show sess")).isEqualTo("Permission denied\n");
        assertThat(kit.ask(Level.OPERATOR, SeverityOutput.NONE, "shutdown session 0x1;shutdown sessions server be_app/app1"))
                .isEqualTo("Permission denied\nPermission denied\n");
    }

    @Test
    void theUsageIsAnError() {
        assertThat(kit.ask(Level.OPERATOR, SeverityOutput.STRING, "show sess help"))
                .startsWith("[err]: Usage: show sess [<id> | all | help] [<options>*]\n")
                .contains("\nAvailable options: \n")
                .endsWith("Without any argument, all streams are dumped in a shorter format.\n");
    }

    private static BlockingSocket connect(int port) throws IOException {
        return BlockingSocket.connect(SocketAddress.ofIp(IpText.parse("127.0.0.1"), port), PATIENCE_MS);
    }

    private List<String> awaitStreams(String command, int count) {
        long endNanos = System.nanoTime() + Duration.ofMillis(PATIENCE_MS).toNanos();
        List<String> lines;
        do {
            lines = kit.ask(command).lines().toList();
        } while (lines.size() != count && System.nanoTime() < endNanos);
        assertThat(lines).hasSize(count);
        return lines;
    }

    @Test
    void streamsAreListedFilteredShownAndEnded() throws IOException {
        assertThat(kit.engine().openListeners()).isEmpty();
        kit.start();
        try (BlockingSocket first = connect(PORT); BlockingSocket second = connect(PORT + 2)) {
            byte[] half = "GET /a\"b HTTP/1.1\r\nHost: x\r\n".getBytes(StandardCharsets.ISO_8859_1);
            first.write(half, 0, half.length, PATIENCE_MS);
            second.write(half, 0, half.length, PATIENCE_MS);
            awaitStreams("show sess", 2);
            List<String> lines = awaitStreams("show sess frontend fe_main", 1);
            assertThat(lines.getFirst()).matches("0x[0-9a-f]+: proto=tcpv4 src=127\\.0\\.0\\.1:\\d+ fe=fe_main be=<NONE> srv=<none> ts=00"
                    + " epoch=0 age=\\d+s calls=1 rate=0 cpu=0 lat=0 rq\\[f=0h,i=0,an=00h,ax=] rp\\[f=0h,i=0,an=00h,ax=]"
                    + " scf=\\[8,0h,fd=\\d+,rex=,wex=] scb=\\[0,0h,fd=-1,rex=,wex=] exp= rc=0 c_exp=");
            String id = lines.getFirst().substring(0, lines.getFirst().indexOf(':'));
            assertThat(kit.ask("show sess " + id)).startsWith(id + ": [").contains("\n  frontend=fe_main (id=2 mode=http), listener=?"
                    + " (id=1) addr=127.0.0.1:" + PORT + "\n  backend=<NONE> (id=-1 mode=-)\n  server=<NONE> (id=-1)\n");
            assertThat(kit.ask("show sess older 1d")).isEmpty();
            assertThat(kit.ask("shutdown session " + id)).isEmpty();
            assertThat(first.read(new byte[1], 0, 1, PATIENCE_MS)).isLessThanOrEqualTo(0);
            assertThat(kit.ask("shutdown session " + id)).isEqualTo("No such session (use 'show sess').\n");
            awaitStreams("show sess", 1);
        }
    }

    @Test
    void identifiersAreReadAsTheyArePrinted() {
        assertThat(StreamIdentifier.parse(StreamIdentifier.text(0x7f0000000010L))).isEqualTo(0x7f0000000010L);
    }
}
