package io.sluice.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.base.address.SocketAddress;
import io.sluice.base.bytes.Buffer;
import io.sluice.language.config.model.GlobalSection;
import io.sluice.language.config.model.LogLine;
import io.sluice.language.config.model.Position;
import io.sluice.language.config.model.ProxySection;
import io.sluice.net.syscall.SocketCalls;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The writer's thread on the running Linux. */
@Timeout(20)
class LogWriterTest {

    private static final int RECEIVE_TIMEOUT_MS = 10_000;

    private final GlobalSection global = new GlobalSection();
    private final List<String> faults = new ArrayList<>();

    private LogSystem system() {
        return new LogSystem(global, new LogIdentity("sluice", 42, null), new LinuxLogDevice(), (target, errno) -> faults.add(target + " " + errno));
    }

    private static LogLine line(LogLine.Kind kind, SocketAddress address) {
        return new LogLine(address.toString(), kind, address, 1024, LogLine.Format.RAW, 16, 7, 0, List.of(), 0, Position.NONE);
    }

    private static DatagramSocket receiver(String address) throws IOException {
        DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName(address));
        socket.setSoTimeout(RECEIVE_TIMEOUT_MS);
        return socket;
    }

    private static String receive(DatagramSocket socket) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[2000], 2000);
        socket.receive(packet);
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void udpReceiversGetEachMessageAsOneDatagramInOrder() throws IOException {
        try (DatagramSocket four = receiver("127.0.0.1"); DatagramSocket six = receiver("::1")) {
            global.logs.add(line(LogLine.Kind.UDP, SocketAddress.ofIp(four.getLocalAddress().getAddress(), four.getLocalPort())));
            global.logs.add(line(LogLine.Kind.UDP, SocketAddress.ofIp(six.getLocalAddress().getAddress(), six.getLocalPort())));
            LogSystem system = system();
            system.start();
            // Equal lengths, so that most of them travel in segmented pieces; two digits in between break the runs.
            for (int i = 0; i < 150; i++) {
                system.events().log(system.processLog(), LogLevel.INFO, "message " + i);
            }
            for (int i = 0; i < 150; i++) {
                assertThat(receive(four)).isEqualTo("message " + i + "\n");
                assertThat(receive(six)).isEqualTo("message " + i + "\n");
            }
            // Asleep by now or not: a late message comes through.
            system.events().log(system.processLog(), LogLevel.INFO, "late");
            assertThat(receive(four)).isEqualTo("late\n");
            system.stop(1000);
            assertThat(system.dropped()).isZero();
            assertThat(faults).isEmpty();
        }
    }

    @Test
    void stoppingSendsEverythingThatIsQueued() throws IOException {
        try (DatagramSocket socket = receiver("127.0.0.1")) {
            global.logs.add(line(LogLine.Kind.UDP, SocketAddress.ofIp(socket.getLocalAddress().getAddress(), socket.getLocalPort())));
            LogSystem system = system();
            system.start();
            for (int i = 0; i < 50; i++) {
                system.events().log(system.processLog(), LogLevel.INFO, "last " + i);
            }
            system.stop(5000);

            for (int i = 0; i < 50; i++) {
                assertThat(receive(socket)).isEqualTo("last " + i + "\n");
            }
        }
    }

    @Test
    void aReceiverThatReadsNothingNeitherBlocksTheWriterNorTheStop() throws IOException {
        SocketCalls calls = SocketCalls.collected();
        int[] pair = new int[2];
        assertThat(calls.socketPair(pair)).isNotNegative();
        try (DatagramSocket socket = receiver("127.0.0.1")) {
            global.logs.add(line(LogLine.Kind.DESCRIPTOR, SocketAddress.ofDescriptor(pair[0])));
            LogSystem system = system();
            ProxySection proxy = new ProxySection();
            proxy.logs.add(line(LogLine.Kind.UDP, SocketAddress.ofIp(socket.getLocalAddress().getAddress(), socket.getLocalPort())));
            ProxyLog other = system.proxyLog(proxy);
            LoopLog loop = system.openLoop();
            system.start();
            String text = "x".repeat(1000);
            for (int i = 0; system.dropped() == 0; i++) {
                system.events().log(system.processLog(), LogLevel.INFO, text + i);
            }
            other.message(loop, LogLevel.INFO, "still here");
            assertThat(receive(socket)).isEqualTo("still here\n");
            system.stop(100);
            assertThat(system.dropped()).isPositive();

            Buffer buffer = Buffer.allocate(2000);
            int length = calls.receive(pair[1], buffer, 0, 2000);
            assertThat(buffer.toText(0, length)).startsWith(text + "0\n");
        } finally {
            calls.close(pair[0]);
            calls.close(pair[1]);
        }
    }

    @Test
    void aRefusedUdpTargetIsSilentlyTriedOn() throws IOException {
        int port;
        try (DatagramSocket socket = receiver("127.0.0.1")) {
            port = socket.getLocalPort();
        }
        global.logs.add(line(LogLine.Kind.UDP, SocketAddress.ofIp(new byte[] {127, 0, 0, 1}, port)));
        LogSystem system = system();
        system.start();
        for (int i = 0; i < 20; i++) {
            system.events().log(system.processLog(), LogLevel.INFO, "to nobody " + i);
        }
        system.stop(1000);

        assertThat(faults).isEmpty();
        assertThat(system.dropped()).isZero();
    }

    @Test
    void aMissingUnixSocketIsReportedOnceAndCounted() {
        global.logs.add(line(LogLine.Kind.UNIX_DATAGRAM, SocketAddress.ofUnix("/nonexistent/log")));
        LogSystem system = system();
        system.start();
        system.events().log(system.processLog(), LogLevel.INFO, "a");
        system.events().log(system.processLog(), LogLevel.INFO, "b");
        system.stop(1000);

        assertThat(system.dropped()).isEqualTo(2);
        assertThat(faults).containsExactly("unix@/nonexistent/log 2");
    }

    @Test
    void stoppingWithoutAStartIsHarmless() {
        LogSystem system = system();
        system.start();
        system.stop(1000);
        system.stop(1000);
        assertThat(system.dropped()).isZero();
    }
}
