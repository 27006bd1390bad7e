package io.sluice.conformance.run;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A log target on UDP: keeps the datagrams in order until the script takes them. One virtual thread receives. */
final class SyslogReceiver implements AutoCloseable {
    private static final int MOST_WAITING = 100_000;

    private final DatagramSocket socket;
    private final BlockingQueue<byte[]> lines = new LinkedBlockingQueue<>(MOST_WAITING);

    SyslogReceiver(int port) throws IOException {
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
        Thread.ofVirtual().start(this::receive);
    }

    private void receive() {
        byte[] buffer = new byte[65536];
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                lines.add(Arrays.copyOf(buffer, packet.getLength()));
            }
        } catch (IOException closed) {
            return;
        }
    }

    /** The next datagrams, fewer when time is up. */
    List<byte[]> take(int count, long timeoutMs) throws InterruptedException {
        List<byte[]> taken = new ArrayList<>();
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMs);
        for (int i = 0; i < count; i++) {
            byte[] line = lines.poll(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (line == null) {
                break;
            }
            taken.add(line);
        }
        return taken;
    }

    @Override
    public void close() {
        socket.close();
    }
}
