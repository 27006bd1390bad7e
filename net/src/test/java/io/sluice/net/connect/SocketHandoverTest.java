package io.sluice.net.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.base.address.IpText;
import io.sluice.base.address.SocketAddress;
import io.sluice.net.listen.ListenOptions;
import io.sluice.net.listen.ListenSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two ends of a real unix socket, and listening sockets that go from one to the other. */
class SocketHandoverTest {

    @TempDir
    private Path folder;

    /** What a predecessor that gives these sockets lets its successor take. */
    private List<Integer> handOver(int[] descriptors) throws IOException {
        SocketAddress address = SocketAddress.ofUnix(folder.resolve("stats.sock").toString());
        try (BlockingListener listener = new BlockingListener(ListenSocket.open(address, new ListenOptions()).descriptor(), address)) {
            CompletableFuture<String> request = CompletableFuture.supplyAsync(() -> {
                try (BlockingSocket successor = listener.accept(5_000)) {
                    byte[] line = new byte[64];
                    int length = successor.read(line, 0, line.length, 5_000);
                    assertThat(SocketHandover.give(successor, descriptors)).isTrue();
                    return new String(line, 0, length, StandardCharsets.US_ASCII);
                } catch (IOException failure) {
                    throw new IllegalStateException(failure);
                }
            });
            List<Integer> taken = SocketHandover.take(address);
            assertThat(request.join()).isEqualTo("_getsocks\n");
            return taken;
        }
    }

    @Test
    void aListeningSocketStaysTheSameSocket() throws IOException {
        int original = ListenSocket.open(SocketAddress.ofIp(IpText.parse("127.0.0.1"), 0), new ListenOptions()).descriptor();
        SocketAddress bound = ListenSocket.localAddress(original);
        List<Integer> taken = handOver(new int[] {original});
        ListenSocket.close(original);
        assertThat(taken).hasSize(1);
        assertThat(ListenSocket.localAddress(taken.getFirst())).isEqualTo(bound);
        // Still open although its first owner has closed it.
        BlockingSocket.connect(bound, 1_000).close();
        ListenSocket.close(taken.getFirst());
    }

    @Test
    void moreSocketsThanAMessageHoldsComeInSeveralMessages() throws IOException {
        int original = ListenSocket.open(SocketAddress.ofIp(IpText.parse("127.0.0.1"), 0), new ListenOptions()).descriptor();
        int[] many = new int[600];
        Arrays.fill(many, original);
        List<Integer> taken = handOver(many);
        assertThat(taken).hasSize(600).doesNotHaveDuplicates();
        taken.forEach(ListenSocket::close);
        ListenSocket.close(original);
    }

    @Test
    void nothingToGiveIsNothingToTake() throws IOException {
        assertThat(handOver(new int[0])).isEmpty();
    }

    @Test
    void withoutAPredecessorThereIsAnError() {
        assertThatThrownBy(() -> SocketHandover.take(SocketAddress.ofUnix(folder.resolve("none").toString())))
            .isInstanceOf(IOException.class).hasMessageStartingWith("Failed to connect to the old process socket '");
    }
}
