package io.sluice.control.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.base.address.SocketAddress;
import io.sluice.control.command.ControlSocket;
import io.sluice.control.command.Level;
import io.sluice.language.config.model.BindLine;
import io.sluice.language.config.model.Position;
import io.sluice.language.config.model.UnixSettings;
import io.sluice.net.connect.BlockingSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Runtime API on real sockets. */
class CliServerTest {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int PATIENCE_MS = 20_000;

    @TempDir
    Path directory;

    private final CliTestKit kit = new CliTestKit();
    private final CliServer server = kit.server(2, PATIENCE_MS);

    @AfterEach
    void close() {
        server.close();
    }

    private static BindLine line(SocketAddress address, BindLine.Level level) {
        BindLine line = new BindLine();
        line.position = new Position("test.cfg", 3);
        line.addresses.add(address);
        line.level = level;
        return line;
    }

    private SocketAddress path(String name) {
        return SocketAddress.ofUnix(directory.resolve(name).toString());
    }

    private CliServer.Opening start(BindLine... lines) {
        CliServer.Opening opening = server.open(List.of(lines), new UnixSettings());
        server.start();
        return opening;
    }

    private static BlockingSocket connect(SocketAddress address) throws IOException {
        return BlockingSocket.connect(address, PATIENCE_MS);
    }

    private static void send(BlockingSocket socket, String bytes) {
        byte[] raw = bytes.getBytes(StandardCharsets.ISO_8859_1);
        assertThat(socket.write(raw, 0, raw.length, PATIENCE_MS)).isEqualTo(raw.length);
    }

    private static String receive(BlockingSocket socket, int length) {
        byte[] raw = new byte[length];
        int at = 0;
        while (at < length) {
            int count = socket.read(raw, at, length - at, PATIENCE_MS);
            if (count <= 0) {
                break;
            }
            at += count;
        }
        return new String(raw, 0, at, StandardCharsets.ISO_8859_1);
    }

    private static String ask(SocketAddress address, String bytes) throws IOException {
        try (BlockingSocket socket = connect(address)) {
            send(socket, bytes);
            socket.shutdownWrite();
            return receive(socket, 100_000);
        }
    }

    @Test
    void eachSocketGivesItsOwnLevelAndSeverity() throws IOException {
        BindLine user = line(path("user.sock"), BindLine.Level.USER);
        user.severityOutput = BindLine.Severity.STRING;
        assertThat(start(line(path("admin.sock"), BindLine.Level.ADMIN), user).failures()).isEmpty();
        assertThat(ask(path("admin.sock"), "show cli level;show version\n")).isEqualTo("admin\n\n1.2.3\n\n");
        assertThat(ask(path("user.sock"), "show cli level;show env\n")).isEqualTo("[info]: user\n\n[err]: Permission denied\n\n");
    }

    @Test
    void aUnixSocketGetsItsModeAndIsListed() throws IOException {
        BindLine line = line(path("m.sock"), BindLine.Level.OPERATOR);
        line.unix.mode = 0620;
        start(line);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("m.sock")))).isEqualTo("rw--w----");
        assertThat(server.sockets()).containsExactly(
                new ControlSocket("unix@" + directory.resolve("m.sock"), Level.OPERATOR));
    }

    @Test
    void anUnknownOwnerIsAFailureThatNamesThePlace() {
        BindLine line = line(path("o.sock"), BindLine.Level.OPERATOR);
        line.unix.userName = "nobody-has-this-name";
        assertThat(start(line).failures())
                .containsExactly("Binding [test.cfg:3] for frontend GLOBAL: unknown user name 'nobody-has-this-name'.");
    }

    @Test
    void aSocketThatCannotBeOpenedIsAFailureAndTheOthersAreServed() throws IOException {
        SocketAddress bad = SocketAddress.ofUnix("/nonexistent/a.sock");
        CliServer.Opening opening = start(line(bad, BindLine.Level.ADMIN), line(path("good.sock"), BindLine.Level.ADMIN));
        assertThat(opening.failures()).containsExactly("Binding [test.cfg:3] for frontend GLOBAL: protocol unix_stream: cannot bind UNIX"
                + " socket (No such file or directory) [/nonexistent/a.sock].");
        assertThat(ask(path("good.sock"), "show version\n")).isEqualTo("1.2.3\n\n");
    }

    @Test
    void tcpAndAbstractSocketsServeTheSame() throws IOException {
        SocketAddress name = SocketAddress.ofAbstract("sluice-test-" + ProcessHandle.current().pid());
        start(line(SocketAddress.ofIp(LOOPBACK, 0), BindLine.Level.USER), line(name, BindLine.Level.USER));
        String shown = server.sockets().getFirst().address();
        assertThat(shown).startsWith("ipv4@127.0.0.1:");
        int port = Integer.parseInt(shown.substring("ipv4@127.0.0.1:".length()));
        assertThat(ask(SocketAddress.ofIp(LOOPBACK, port), "show version\r\n")).isEqualTo("1.2.3\n\n\n");
        assertThat(ask(name, "show version\n")).isEqualTo("1.2.3\n\n");
    }

    @Test
    void aWildcardAddressWithAdminRightsIsWarnedOf() {
        SocketAddress any = SocketAddress.ofIp(new byte[4], 0);
        assertThat(start(line(any, BindLine.Level.ADMIN)).warnings()).singleElement().asString()
                .startsWith("parsing [test.cfg:3] : 'stats socket' : '0.0.0.0:0' gives admin rights to everybody");
        assertThat(server.open(List.of(line(any, BindLine.Level.OPERATOR)), new UnixSettings()).warnings()).isEmpty();
    }

    @Test
    void clientsBeyondTheLimitWaitUntilOneLeaves() throws IOException {
        start(line(path("a.sock"), BindLine.Level.USER), line(path("b.sock"), BindLine.Level.USER));
        List<BlockingSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                BlockingSocket socket = connect(path(i % 2 == 0 ? "a.sock" : "b.sock"));
                sockets.add(socket);
                send(socket, "prompt\n");
                if (i < 2) {
                    assertThat(receive(socket, 3)).isEqualTo("\n> ");
                }
            }
            assertThat(sockets.get(2).read(new byte[1], 0, 1, 50)).isEqualTo(BlockingSocket.TIMEOUT);
            sockets.get(0).close();
            sockets.get(1).close();
            assertThat(receive(sockets.get(2), 3)).isEqualTo("\n> ");
            assertThat(receive(sockets.get(3), 3)).isEqualTo("\n> ");
        } finally {
            sockets.forEach(BlockingSocket::close);
        }
    }

    @Test
    void aClientThatDoesNotReadIsGivenUpAndItsPlaceIsFree() throws IOException {
        try (CliServer impatient = kit.server(1, 100)) {
            impatient.open(List.of(line(path("slow.sock"), BindLine.Level.USER)), new UnixSettings());
            impatient.start();
            try (BlockingSocket slow = connect(path("slow.sock"))) {
                send(slow, "show bytes 50000000\n");
                assertThat(ask(path("slow.sock"), "show version\n")).isEqualTo("1.2.3\n\n");
                assertThat(receive(slow, 50_000_000)).hasSizeLessThan(50_000_000);
            }
        }
    }

    @Test
    void theAnswerToATooLongLineArrivesThoughTheClientIsStillSending() throws IOException {
        start(line(path("a.sock"), BindLine.Level.USER));
        assertThat(ask(path("a.sock"), "x".repeat(3_000_000))).startsWith("The command line is too big for the buffer size.");
    }

    @Test
    void closingEndsWaitingClients() throws IOException {
        start(line(path("a.sock"), BindLine.Level.USER));
        try (BlockingSocket socket = connect(path("a.sock"))) {
            send(socket, "prompt\n");
            assertThat(receive(socket, 3)).isEqualTo("\n> ");
            server.close();
            assertThat(receive(socket, 1)).isEmpty();
        }
    }
}
