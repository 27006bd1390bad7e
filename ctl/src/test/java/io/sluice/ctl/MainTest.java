package io.sluice.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    @TempDir
    private Path folder;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    private int run(String input, String... words) {
        return Main.run(words, null, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), output, errors);
    }

    private String output() {
        return output.toString(StandardCharsets.UTF_8);
    }

    private String errors() {
        return errors.toString(StandardCharsets.UTF_8);
    }

    /** Answers each connection with what it was sent, in brackets. */
    private static Thread echo(ServerSocketChannel listener) {
        return Thread.startVirtualThread(() -> {
            try {
                while (true) {
                    try (SocketChannel client = listener.accept()) {
                        ByteBuffer bytes = ByteBuffer.allocate(1_000);
                        client.read(bytes);
                        String answer = "[" + new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8) + "]";
                        client.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8)));
                    }
                }
            } catch (java.nio.channels.ClosedChannelException closed) {
                return;
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
    }

    @Test
    void theWordsBecomeOneCommandAndTheAnswerIsPrinted() throws IOException {
        Path socket = folder.resolve("s");
        try (ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listener.bind(UnixDomainSocketAddress.of(socket));
            echo(listener);
            assertThat(run("", "-s", socket.toString(), "show", "info")).isZero();
        }
        assertThat(output()).isEqualTo("[show info\n]");
    }

    @Test
    void withoutACommandEveryLineOfTheInputIsSent() throws IOException {
        Path socket = folder.resolve("s");
        try (ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listener.bind(UnixDomainSocketAddress.of(socket));
            echo(listener);
            assertThat(run("show info\nshow stat\n", "-s", socket.toString())).isZero();
        }
        assertThat(output()).isEqualTo("[show info\n][show stat\n]");
    }

    @Test
    void aSocketThatIsNotThereIsSaidSoWithExitCodeOne() {
        assertThat(run("", "-s", folder + "/none", "show info")).isEqualTo(1);
        assertThat(errors()).isEqualTo("sluicectl: cannot connect to '" + folder + "/none': there is no such file\n");
    }

    @Test
    void aRefusedConnectionIsSaidSo() throws IOException {
        Path socket = folder.resolve("stale");
        try (ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listener.bind(UnixDomainSocketAddress.of(socket));
        }
        assertThat(run("", "-s", socket.toString(), "show info")).isEqualTo(1);
        assertThat(errors()).startsWith("sluicectl: cannot connect to '" + socket + "': Connection refused");
    }

    @Test
    void aWrongCommandLineBringsUpTheUsageWithExitCodeTwo() {
        assertThat(run("", "show", "info")).isEqualTo(2);
        assertThat(run("", "-s")).isEqualTo(2);
        assertThat(run("", "-x", "a")).isEqualTo(2);
        assertThat(errors()).contains("which socket?", "'-s'", "'-x'", "Usage: sluicectl");
    }
}
