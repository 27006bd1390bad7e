package io.sluice.bench.allocation;

import com.sun.management.ThreadMXBean;
import io.sluice.base.address.IpText;
import io.sluice.base.address.SocketAddress;
import io.sluice.base.time.Clock;
import io.sluice.engine.Engine;
import io.sluice.engine.log.LinuxLogDevice;
import io.sluice.engine.log.LogIdentity;
import io.sluice.engine.log.LogSystem;
import io.sluice.engine.stats.ProcessState;
import io.sluice.language.config.model.BindLine;
import io.sluice.language.config.model.Configuration;
import io.sluice.language.config.model.ProxySection;
import io.sluice.language.config.model.ServerLine;
import io.sluice.net.loop.EventLoop;
import io.sluice.net.syscall.LinuxKernel;
import java.io.EOFException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Test kit: the real engine with one loop on loopback sockets, stepped by the test's thread, with a client and a server that the test plays
 * itself. Counts what the loop allocates, and nothing else.
 */
final class SteppedProxy implements AutoCloseable {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final byte[] REQUEST = wire("""
        GET /index.html HTTP/1.1
        Host: www.example.com
        User-Agent: test
        Accept: */*
        Accept-Encoding: gzip
        Cookie: a=b

        """);
    /** Turns without progress after which an exchange counts as stuck. */
    private static final int MOST_TURNS = 2_000;
    private static final int TURN_WAIT_MS = 5;
    private static final int LOG_END_MS = 100;

    private final LogSystem logs;
    private final EventLoop loop;
    private final ServerSocketChannel listener;
    private final SocketChannel client;
    private final SocketChannel server;
    private final ByteBuffer request = direct(REQUEST);
    private final ByteBuffer response;
    private final ByteBuffer received = ByteBuffer.allocateDirect(1 << 17);
    private long allocatedBytes;

    SteppedProxy(int bodyBytes, Consumer<ProxySection> settings) throws IOException {
        response = direct(response(bodyBytes));
        listener = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        int port = freePort();
        Configuration configuration = new Configuration();
        configuration.proxies.add(section(port, listener.socket().getLocalPort(), settings));
        logs = new LogSystem(configuration.global, new LogIdentity("test", 1, "host"), new LinuxLogDevice(), (target, error) -> { });
        Engine engine = new Engine(configuration, new ProcessState(100, 1, 0, 0), logs, index -> new LinuxKernel(), Clock.SYSTEM,
            (handler, fault) -> fault.printStackTrace(), (level, text) -> { });
        if (!engine.openListeners().isEmpty()) {
            throw new IOException("the port is not free");
        }
        logs.start();
        loop = engine.loop(0);
        loop.turn(0);
        client = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        client.configureBlocking(false);
        client.setOption(StandardSocketOptions.TCP_NODELAY, true);
        listener.configureBlocking(false);
        server = connectServer();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static ProxySection section(int port, int serverPort, Consumer<ProxySection> settings) {
        ProxySection section = new ProxySection();
        section.name = "web";
        section.kind = ProxySection.Kind.LISTEN;
        section.mode = ProxySection.Mode.HTTP;
        section.timeoutClientMs = 10_000;
        section.timeoutServerMs = 10_000;
        section.timeoutConnectMs = 10_000;
        BindLine bind = new BindLine();
        bind.text = "127.0.0.1:" + port;
        bind.addresses.add(address(port));
        section.binds.add(bind);
        ServerLine line = new ServerLine();
        line.name = "s1";
        line.text = "127.0.0.1:" + serverPort;
        line.port = serverPort;
        line.address = address(serverPort);
        section.servers.add(line);
        settings.accept(section);
        return section;
    }

    static SocketAddress address(int port) {
        return SocketAddress.ofIp(IpText.parse("127.0.0.1"), port);
    }

    private static byte[] response(int bodyBytes) {
        return wire(String.format(Locale.ROOT, """
            HTTP/1.1 200 OK
            Server: test
            Date: Fri, 01 Jan 2100 00:00:00 GMT
            Content-Type: text/plain
            Content-Length: %d

            """, bodyBytes) + "x".repeat(bodyBytes));
    }

    private static byte[] wire(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    /** Makes the first request, for which the engine connects to the server. */
    private SocketChannel connectServer() throws IOException {
        writeAll(client, request);
        SocketChannel accepted = null;
        for (int i = 0; i < MOST_TURNS && accepted == null; i++) {
            turn();
            accepted = listener.accept();
        }
        if (accepted == null) {
            throw new IOException("the engine did not connect to the server");
        }
        accepted.configureBlocking(false);
        accepted.setOption(StandardSocketOptions.TCP_NODELAY, true);
        await(accepted, REQUEST.length);
        writeAll(accepted, response);
        await(client, response.capacity());
        return accepted;
    }

    /** Average bytes that the loop allocates for one request and its response. */
    double bytesPerRequest(int requests) throws IOException {
        allocatedBytes = 0;
        for (int i = 0; i < requests; i++) {
            writeAll(client, request);
            await(server, REQUEST.length);
            writeAll(server, response);
            await(client, response.capacity());
        }
        return (double) allocatedBytes / requests;
    }

    private void writeAll(SocketChannel channel, ByteBuffer bytes) throws IOException {
        bytes.rewind();
        channel.write(bytes);
        for (int i = 0; i < MOST_TURNS && bytes.hasRemaining(); i++) {
            turn();
            channel.write(bytes);
        }
        if (bytes.hasRemaining()) {
            throw new IOException("the engine takes nothing");
        }
    }

    /** Steps until a channel has received a number of bytes: more than these when the engine added a header. */
    private void await(SocketChannel channel, int leastBytes) throws IOException {
        received.clear();
        for (int i = 0; i < MOST_TURNS; i++) {
            if (received.position() >= leastBytes) {
                return;
            }
            turn();
            if (channel.read(received) < 0) {
                throw new EOFException("the engine closed a connection");
            }
        }
        throw new IOException("stuck with " + received.position() + " of " + leastBytes + " bytes");
    }

    private void turn() {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        loop.turn(TURN_WAIT_MS);
        allocatedBytes += THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    @Override
    public void close() throws IOException {
        client.close();
        server.close();
        listener.close();
        loop.turn(0);
        logs.stop(LOG_END_MS);
    }
}
