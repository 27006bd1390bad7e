package io.sluice.net.syscall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.base.address.SocketAddress;
import io.sluice.base.bytes.Buffer;
import io.sluice.base.bytes.Memory;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxDatagramKernelTest {

    private final LinuxDatagramKernel kernel = new LinuxDatagramKernel();
    private final SocketCalls calls = SocketCalls.collected();
    private final Buffer data = Buffer.allocate(100_000);
    private DatagramSocket receiver;
    private SocketAddress target;
    private int sender;

    @BeforeEach
    void open() throws IOException {
        receiver = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
        receiver.setSoTimeout(5_000);
        target = SocketAddress.ofIp(new byte[] {127, 0, 0, 1}, receiver.getLocalPort());
        sender = kernel.open(SocketAddress.Kind.IPV4);
    }

    @AfterEach
    void close() {
        receiver.close();
        kernel.close(sender);
    }

    private String next() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[2000], 2000);
        receiver.receive(packet);
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void everyRangeBecomesOneDatagramOfAnUnconnectedSocket() throws IOException {
        data.put(0, "onetwothree".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(kernel.sendMany(sender, target, data, new int[] {0, 6, 3, 0}, new int[] {3, 5, 3, 0}, 4)).isEqualTo(4);
        assertThat(next()).isEqualTo("one");
        assertThat(next()).isEqualTo("three");
        assertThat(next()).isEqualTo("two");
        assertThat(next()).isEmpty();
    }

    @Test
    void aConnectedSocketNeedsNoTarget() throws IOException {
        assertThat(kernel.connect(sender, target)).isZero();
        data.put(0, "hello".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(kernel.sendMany(sender, null, data, new int[] {0}, new int[] {5}, 1)).isEqualTo(1);
        assertThat(next()).isEqualTo("hello");
    }

    @Test
    void aSocketWithNeitherTargetNorPeerSaysSo() {
        // EDESTADDRREQ
        assertThat(kernel.sendMany(sender, null, data, new int[] {0}, new int[] {5}, 1)).isEqualTo(-89);
    }

    @Test
    void aBatchIsCutAtItsLimit() {
        int[] many = new int[400];
        assertThat(kernel.sendMany(sender, target, data, many, many, 400)).isBetween(1, DatagramKernel.LARGEST_BATCH);
    }

    @Test
    void aDatagramThatIsTooLargeStopsTheBatchBeforeIt() throws IOException {
        int[] lengths = {3, 70_000, 3};
        assertThat(kernel.sendMany(sender, target, data, new int[3], lengths, 3)).isEqualTo(1);
        assertThat(next()).hasSize(3);
        assertThat(kernel.sendMany(sender, target, data, new int[1], new int[] {70_000}, 1)).isEqualTo(-Errno.EMSGSIZE);
    }

    @Test
    void rangesOutsideTheBufferAreRefused() {
        assertThatThrownBy(() -> kernel.sendMany(sender, target, data, new int[] {99_999}, new int[] {2}, 1))
            .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> kernel.sendMany(sender, target, data, new int[] {0}, new int[] {-1}, 1))
            .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> kernel.sendMany(sender, target, data, new int[0], new int[0], -1))
            .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> kernel.write(sender, data, 0, 100_001)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aUnixTargetThatDoesNotReadFillsUpAndThenAnswersAgain(@TempDir Path folder) {
        SocketAddress path = SocketAddress.ofUnix(folder.resolve("log").toString());
        int log = calls.open(SocketAddress.Kind.UNIX, SocketConstants.SOCK_DGRAM);
        assertThat(calls.bind(log, path)).isZero();
        int unix = kernel.open(SocketAddress.Kind.UNIX);
        int[] offsets = new int[256];
        int[] lengths = new int[256];
        Arrays.fill(lengths, 100);
        int total = 0;
        int sent = kernel.sendMany(unix, path, data, offsets, lengths, 256);
        while (sent > 0 && total < 100_000) {
            total += sent;
            sent = kernel.sendMany(unix, path, data, offsets, lengths, 256);
        }
        assertThat(sent).isEqualTo(-Errno.EAGAIN);
        assertThat(calls.receive(log, data, 0, 1000)).isEqualTo(100);
        assertThat(kernel.sendMany(unix, path, data, offsets, lengths, 1)).isEqualTo(1);
        calls.close(log);
        assertThat(kernel.sendMany(unix, path, data, offsets, lengths, 1)).isEqualTo(-Errno.ECONNREFUSED);
        kernel.close(unix);
    }

    @Test
    void writingToAPipeThatNobodyReadsWaitsForRoomOrForItsEnd() {
        int[] pair = new int[2];
        assertThat(calls.socketPair(pair)).isZero();
        assertThat(kernel.awaitWritable(pair[0], 0)).isEqualTo(1);
        int written = kernel.write(pair[0], data, 0, 100_000);
        while (written > 0) {
            written = kernel.write(pair[0], data, 0, 100_000);
        }
        assertThat(written).isEqualTo(-Errno.EAGAIN);
        assertThat(kernel.awaitWritable(pair[0], 10)).isZero();
        calls.close(pair[1]);
        assertThat(kernel.awaitWritable(pair[0], 5_000)).isEqualTo(1);
        assertThat(kernel.write(pair[0], data, 0, 1)).isEqualTo(-Errno.EPIPE);
        kernel.close(pair[0]);
        assertThat(kernel.awaitWritable(1_000_000, 0)).isEqualTo(-Errno.EBADF);
    }

    @Test
    void theMessageHeaderHasTheKernelsLayout() {
        long memory = Memory.allocate(128);
        MessageLayout.putVector(memory + 64, 0x1111_2222_3333L, 77);
        MessageLayout.putHeader(memory, 0x4444L, 16, memory + 64);
        Buffer view = Buffer.allocate(96);
        Memory.copy(memory, view.address(), 96);
        assertThat(view.getLong(0)).isEqualTo(0x4444L);
        assertThat(view.getInt(8)).isEqualTo(16);
        assertThat(view.getLong(16)).isEqualTo(memory + 64);
        assertThat(view.getLong(24)).isEqualTo(1);
        assertThat(view.getLong(64)).isEqualTo(0x1111_2222_3333L);
        assertThat(view.getLong(72)).isEqualTo(77);
        MessageLayout.putHeader(memory, 0x4444L, 0, memory + 64);
        Memory.copy(memory, view.address(), 96);
        assertThat(view.getLong(0)).isZero();
    }
}
