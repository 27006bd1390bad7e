package io.sluice.net.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.base.address.IpText;
import io.sluice.base.address.SocketAddress;
import io.sluice.net.listen.ListenOptions;
import io.sluice.net.listen.ListenSocket;
import io.sluice.net.syscall.Errno;
import io.sluice.net.syscall.SocketCalls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BlockingSocketTest {

    private static final SocketAddress ANY_PORT = SocketAddress.ofIp(IpText.parse("127.0.0.1"), 0);

    private final byte[] bytes = new byte[64];

    private static BlockingListener listener(SocketAddress address) throws IOException {
        return new BlockingListener(ListenSocket.open(address, new ListenOptions()).descriptor(), address);
    }

    private static <T> FutureTask<T> inBackground(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofPlatform().daemon().start(task);
        return task;
    }

    private static BlockingSocket[] pair() throws IOException {
        int[] descriptors = new int[2];
        SocketCalls.collected().socketPair(descriptors);
        return new BlockingSocket[] {BlockingSocket.adopt(descriptors[0]), BlockingSocket.adopt(descriptors[1])};
    }

    private static int write(BlockingSocket socket, String text) {
        return socket.write(text.getBytes(StandardCharsets.ISO_8859_1), 0, text.length(), 5_000);
    }

    private String read(BlockingSocket socket) {
        int length = socket.read(bytes, 0, bytes.length, 5_000);
        return length < 0 ? "error " + length : new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }

    private void talk(SocketAddress address) throws IOException {
        try (BlockingListener listener = listener(address); BlockingSocket client = BlockingSocket.connect(listener.localAddress(), 5_000)) {
            BlockingSocket server = listener.accept(5_000);
            assertThat(write(client, "show info\n")).isEqualTo(10);
            assertThat(read(server)).isEqualTo("show info\n");
            client.shutdownWrite();
            assertThat(read(server)).isEmpty();
            assertThat(write(server, "Name: x")).isEqualTo(7);
            server.close();
            assertThat(read(client)).isEqualTo("Name: x");
            assertThat(read(client)).isEmpty();
            assertThat(client.peerAddress()).isEqualTo(listener.localAddress());
        }
    }

    @Test
    void commandsTravelOverTcp() throws IOException {
        talk(ANY_PORT);
    }

    @Test
    void commandsTravelOverAUnixSocket(@TempDir Path folder) throws IOException {
        talk(SocketAddress.ofUnix(folder.resolve("s").toString()));
    }

    @Test
    void commandsTravelOverAnAbstractSocket() throws IOException {
        talk(SocketAddress.ofAbstract("blocking-test-" + ProcessHandle.current().pid()));
    }

    @Test
    void aUnixPeerIsKnownByItsProcessAndUser(@TempDir Path folder) throws IOException {
        try (BlockingListener listener = listener(SocketAddress.ofUnix(folder.resolve("s").toString()));
            BlockingSocket client = BlockingSocket.connect(listener.localAddress(), 5_000)) {
            BlockingSocket server = listener.accept(5_000);
            PeerCredentials credentials = server.peerCredentials();
            assertThat(credentials.processId()).isEqualTo((int) ProcessHandle.current().pid());
            assertThat(credentials).isEqualTo(client.peerCredentials());
            assertThat(server.peerAddress()).isEqualTo(SocketAddress.ofUnix(""));
            server.close();
            assertThat(server.peerCredentials()).isNull();
        }
    }

    @Test
    void aTcpPeerHasNoCredentials() throws IOException {
        try (BlockingListener listener = listener(ANY_PORT); BlockingSocket client = BlockingSocket.connect(listener.localAddress(), 5_000);
            BlockingSocket server = listener.accept(5_000)) {
            assertThat(server.peerCredentials()).isNull();
            assertThat(client.peerCredentials()).isNull();
            assertThat(server.peerAddress().port()).isPositive();
        }
    }

    @Test
    void aReadEndsWhenItsTimeIsOver() throws IOException {
        BlockingSocket[] ends = pair();
        assertThat(ends[0].read(bytes, 0, 1, 0)).isEqualTo(BlockingSocket.TIMEOUT);
        assertThat(ends[0].read(bytes, 0, 1, 20)).isEqualTo(BlockingSocket.TIMEOUT);
        write(ends[1], "x");
        assertThat(ends[0].read(bytes, 0, 1, 0)).isEqualTo(1);
        ends[0].close();
        ends[1].close();
    }

    @Test
    void aWriteEndsWhenThePeerTakesNothingForTooLong() throws IOException {
        BlockingSocket[] ends = pair();
        assertThat(ends[0].write(new byte[10_000_000], 0, 10_000_000, 20)).isEqualTo(BlockingSocket.TIMEOUT);
        ends[1].close();
        assertThat(ends[0].write(new byte[1], 0, 1, 20)).isEqualTo(-Errno.EPIPE);
        ends[0].close();
    }

    @Test
    void aLongWriteArrivesWholeAndInOrder() throws Exception {
        BlockingSocket[] ends = pair();
        byte[] sent = new byte[1_000_003];
        for (int i = 0; i < sent.length; i++) {
            sent[i] = (byte) (i * 31 >> 3);
        }
        FutureTask<Integer> writer = inBackground(() -> ends[0].write(sent, 0, sent.length, 10_000));
        byte[] received = new byte[sent.length];
        int done = 0;
        while (done < received.length) {
            int count = ends[1].read(received, done, Math.min(received.length - done, 70_000), 10_000);
            assertThat(count).isPositive();
            done += count;
        }
        assertThat(Arrays.equals(received, sent)).isTrue();
        assertThat(writer.get(10, TimeUnit.SECONDS)).isEqualTo(sent.length);
        ends[0].close();
        ends[1].close();
    }

    @Test
    void closingWakesAReaderAndAWriter() throws Exception {
        BlockingSocket[] ends = pair();
        FutureTask<Integer> reader = inBackground(() -> ends[0].read(new byte[1], 0, 1, -1));
        FutureTask<Integer> writer = inBackground(() -> ends[0].write(new byte[10_000_000], 0, 10_000_000, -1));
        // Both are inside when enough has been written for the writer to have to wait.
        int taken = ends[1].read(bytes, 0, 1, 5_000);
        assertThat(taken).isEqualTo(1);
        ends[0].close();
        assertThat(reader.get(30, TimeUnit.SECONDS)).isEqualTo(-Errno.EBADF);
        assertThat(writer.get(30, TimeUnit.SECONDS)).isEqualTo(-Errno.EBADF);
        assertThat(ends[0].isClosed()).isTrue();
        ends[0].close();
        assertThat(ends[0].read(bytes, 0, 1, -1)).isEqualTo(-Errno.EBADF);
        assertThat(write(ends[0], "x")).isEqualTo(-Errno.EBADF);
        ends[0].shutdownWrite();
        ends[1].close();
    }

    @Test
    void acceptingEndsByTimeByWakeUpAndByClosing() throws Exception {
        BlockingListener listener = listener(ANY_PORT);
        assertThat(listener.accept(0)).isNull();
        assertThat(listener.accept(20)).isNull();
        listener.wake();
        assertThat(listener.accept(-1)).isNull();
        assertThat(listener.isClosed()).isFalse();
        FutureTask<BlockingSocket> accepting = inBackground(() -> listener.accept(-1));
        listener.close();
        assertThat(accepting.get(30, TimeUnit.SECONDS)).isNull();
        assertThat(listener.isClosed()).isTrue();
        assertThat(listener.accept(-1)).isNull();
        listener.wake();
        listener.close();
    }

    @Test
    void closingAListenerLeavesASharedSocketListening() throws IOException {
        int descriptor = ListenSocket.open(ANY_PORT, new ListenOptions()).descriptor();
        int shared = ListenSocket.duplicate(descriptor);
        SocketAddress address = ListenSocket.localAddress(descriptor);
        new BlockingListener(descriptor, ANY_PORT).close();
        try (BlockingListener other = new BlockingListener(shared, address); BlockingSocket client = BlockingSocket.connect(address, 5_000)) {
            assertThat(other.accept(5_000)).isNotNull();
            assertThat(client.isClosed()).isFalse();
        }
    }

    @Test
    void aFailedConnectSaysWhy(@TempDir Path folder) throws IOException {
        SocketAddress nobody;
        try (BlockingListener listener = listener(ANY_PORT)) {
            nobody = listener.localAddress();
        }
        assertThatThrownBy(() -> BlockingSocket.connect(nobody, 5_000)).isInstanceOf(IOException.class)
            .hasMessage("cannot connect to " + nobody + ": Connection refused");
        assertThatThrownBy(() -> BlockingSocket.connect(SocketAddress.ofUnix(folder + "/none"), 5_000)).isInstanceOf(IOException.class)
            .hasMessageEndingWith("/none: No such file or directory");
        assertThatThrownBy(() -> BlockingSocket.connect(SocketAddress.ofUnix("/" + "x".repeat(500)), 5_000)).isInstanceOf(IOException.class)
            .hasMessageEndingWith("File name too long");
    }

    @Test
    void onlyAStreamSocketIsAdopted() {
        SocketCalls calls = SocketCalls.collected();
        int event = calls.eventDescriptor();
        assertThatThrownBy(() -> BlockingSocket.adopt(event)).isInstanceOf(IOException.class).hasMessageContaining("non-socket");
        assertThatThrownBy(() -> BlockingSocket.adopt(100_000)).isInstanceOf(IOException.class).hasMessageContaining("Bad file descriptor");
        calls.close(event);
    }

    @Test
    void rangesOutsideTheArrayAreRefused() throws IOException {
        BlockingSocket[] ends = pair();
        assertThatThrownBy(() -> ends[0].read(bytes, 60, 5, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> ends[0].write(bytes, -1, 5, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        ends[0].close();
        ends[1].close();
    }
}
