package io.sluice.app.training;

import io.sluice.app.Main;
import io.sluice.net.process.ProcessIdentity;
import io.sluice.net.process.Signals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Lets the program do its usual work for a few seconds while the Java runtime records what an AOT cache needs: which classes are used and which
 * methods are hot. Started by the launcher once per build, never by the program itself. It needs nothing but loopback and a temporary folder.
 */
public final class Training {

    private static final int ROUNDS = 400;
    private static final int REQUESTS_PER_ROUND = 16;
    private static final int PATIENCE_MS = 10_000;
    private static final int RETRY_MS = 20;
    /** The longest that a training run may take. */
    private static final int LIMIT_SECONDS = 30;
    private static final String[] COMMANDS = {
        "show info", "show info typed", "show stat", "show stat json", "show servers state", "show servers conn", "show sess", "show sess all",
        "show backend", "show errors", "show activity", "show version", "show env", "show cli sockets", "show startup-logs", "help",
        "disable server app/app1", "enable server app/app1", "set server app/app2 weight 50%", "get weight app/app2", "set weight app/app2 100%",
        "set server app/app3 state drain", "set server app/app3 state ready", "set maxconn frontend web 1000", "clear counters",
        "set server app/app3 addr 127.0.0.1", "unknown command",
    };

    private static final int PORTS = 5;
    /** Somebody else may take a port between its choice and its use. */
    private static final int TRIES = 4;

    private final Path folder;
    private final int[] ports;

    private Training(Path folder, int[] ports) {
        this.folder = folder;
        this.ports = ports;
    }

    public static void main(String[] words) throws IOException, InterruptedException {
        Thread.ofPlatform().daemon().start(Training::giveUpLate);
        Path folder = Files.createTempDirectory("sluice-training");
        try {
            int tries = 1;
            while (!new Training(folder, freePorts()).run()) {
                if (++tries > TRIES) {
                    throw new IOException("the program did not start");
                }
            }
        } finally {
            Files.deleteIfExists(folder.resolve("training.cfg"));
            Files.deleteIfExists(folder.resolve("admin.sock"));
            Files.deleteIfExists(folder);
        }
    }

    private static void giveUpLate() {
        try {
            TimeUnit.SECONDS.sleep(LIMIT_SECONDS);
        } catch (InterruptedException ended) {
            return;
        }
        Runtime.getRuntime().halt(1);
    }

    private static int[] freePorts() throws IOException {
        ServerSocket[] sockets = new ServerSocket[PORTS];
        int[] ports = new int[PORTS];
        for (int i = 0; i < PORTS; i++) {
            sockets[i] = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            ports[i] = sockets[i].getLocalPort();
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return ports;
    }

    /** False when the program did not start. */
    private boolean run() throws IOException, InterruptedException {
        Path file = folder.resolve("training.cfg");
        Files.writeString(file, configuration());
        Main.run("-vv");
        Main.run("-cc", "version_atleast(2.4) && !defined(NOTHING)");
        Main.run("-c", "-V", "-f", file.toString());
        Thread proxy = Thread.ofPlatform().start(() -> Main.run("-f", file.toString()));
        if (!awaitPort(proxy)) {
            return false;
        }
        traffic();
        for (String command : COMMANDS) {
            ask(command);
        }
        traffic();
        Signals.send(ProcessIdentity.processId(), Signals.USER_1);
        proxy.join(PATIENCE_MS);
        return true;
    }

    private String configuration() {
        return """
            global
                stats socket %s/admin.sock mode 600 level admin
                maxconn 2000
            defaults
                mode http
                log 127.0.0.1:%d local0
                option httplog
                timeout connect 2s
                timeout client 30s
                timeout server 30s
                timeout http-request 10s
            frontend web
                bind 127.0.0.1:%d
                default_backend app
            backend app
                balance roundrobin
                option forwardfor
                server app1 127.0.0.1:%d maxconn 100
                server app2 127.0.0.1:%d
                server app3 127.0.0.1:%d
            frontend app1
                bind 127.0.0.1:%d
                http-request return status 200 content-type text/plain string "app1\\n"
            frontend app2
                bind 127.0.0.1:%d
                http-request return status 200 content-type text/plain string "app2\\n"
            frontend app3
                bind 127.0.0.1:%d
                http-request deny deny_status 403
            listen raw
                mode tcp
                option tcplog
                bind 127.0.0.1:%d
                server app1 127.0.0.1:%d
            """.formatted(folder, ports[0], ports[0], ports[1], ports[2], ports[3], ports[1], ports[2], ports[3], ports[4], ports[1]);
    }

    private boolean awaitPort(Thread proxy) throws InterruptedException {
        while (proxy.isAlive()) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ports[0])) {
                socket.setTcpNoDelay(true);
                return true;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(RETRY_MS);
            }
        }
        return false;
    }

    private void traffic() throws IOException {
        for (int i = 0; i < ROUNDS; i++) {
            exchange(i % 8 == 7 ? ports[4] : ports[0], i);
        }
        send(ports[0], "GET / HTTP/1.0\r\n\r\n");
        send(ports[0], "nonsense\r\n\r\n");
    }

    /** Several requests over one connection, bodies of both kinds among them. */
    private static void exchange(int port, int round) throws IOException {
        StringBuilder requests = new StringBuilder();
        for (int i = 0; i < REQUESTS_PER_ROUND - 1; i++) {
            requests.append("GET /path/").append(i).append("?a=b HTTP/1.1\r\nHost: training\r\nUser-Agent: training/1.0\r\nAccept: */*\r\n\r\n");
        }
        String body = "x".repeat(round % 100 * 50);
        if (round % 2 == 0) {
            requests.append("POST / HTTP/1.1\r\nHost: training\r\nConnection: close\r\nContent-Length: ").append(body.length()).append("\r\n\r\n")
                .append(body);
        } else {
            requests.append("POST / HTTP/1.1\r\nHost: training\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n");
        }
        send(port, requests.toString());
    }

    private static void send(int port, String text) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MS);
            OutputStream output = socket.getOutputStream();
            output.write(text.getBytes(StandardCharsets.ISO_8859_1));
            InputStream input = socket.getInputStream();
            byte[] answer = new byte[8192];
            int count = 0;
            while (count >= 0) {
                count = input.read(answer);
            }
        } catch (java.net.SocketException reset) {
            // A refused message may end in a reset; that path is part of the work too.
            return;
        }
    }

    private void ask(String command) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(folder.resolve("admin.sock")));
            channel.write(ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.UTF_8)));
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            ByteBuffer chunk = ByteBuffer.allocate(8192);
            while (channel.read(chunk.clear()) >= 0) {
                answer.write(chunk.array(), 0, chunk.position());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
