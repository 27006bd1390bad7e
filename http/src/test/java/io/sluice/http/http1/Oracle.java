package io.sluice.http.http1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A HAProxy 3.2 between this test and a server that records what reaches it. Owned by one test thread; the server has a thread of its own for
 * each connection. Everything waits at most a few seconds.
 */
final class Oracle implements AutoCloseable {

    private static final int CONNECT_TRIES = 100;
    /** How long no answer counts as none; only a few rows need it. */
    private static final int SILENCE_MS = 250;
    private static final String PROPER_REPLY = "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n";

    private final InetAddress loopback = InetAddress.getLoopbackAddress();
    private final ServerSocket server;
    private final Process process;
    private final int port;
    private volatile String reply = PROPER_REPLY;
    private volatile boolean closing;
    private volatile Recording last;

    /** What reached the server on one connection. */
    private static final class Recording {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        synchronized void add(byte[] source, int length) {
            bytes.write(source, 0, length);
        }

        synchronized String text() {
            return bytes.toString(StandardCharsets.ISO_8859_1);
        }
    }

    /** The program to compare with: the variable HAPROXY, or one in PATH, if it is a 3.2. */
    static Optional<Path> program() throws IOException, InterruptedException {
        String named = System.getenv("HAPROXY");
        if (named != null) {
            return isRightVersion(Path.of(named)) ? Optional.of(Path.of(named)) : Optional.empty();
        }
        for (String folder : System.getenv("PATH").split(":", -1)) {
            Path candidate = Path.of(folder, "haproxy");
            if (!folder.isEmpty() && Files.isExecutable(candidate) && isRightVersion(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static boolean isRightVersion(Path program) throws IOException, InterruptedException {
        Process version = new ProcessBuilder(program.toString(), "-v").redirectErrorStream(true).start();
        String text = new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return version.waitFor(5, TimeUnit.SECONDS) && text.startsWith("HAProxy version 3.2");
    }

    Oracle(Path program, Path folder) throws IOException, InterruptedException {
        server = new ServerSocket(0, 100, loopback);
        try (ServerSocket free = new ServerSocket(0, 1, loopback)) {
            port = free.getLocalPort();
        }
        Path configuration = folder.resolve("oracle.cfg");
        Files.writeString(configuration, """
                global
                  nbthread 1
                defaults
                  mode http
                  timeout client 3s
                  timeout server 3s
                  timeout connect 1s
                frontend f
                  bind 127.0.0.1:%d
                  default_backend b
                backend b
                  http-reuse never
                  server s 127.0.0.1:%d
                """.formatted(port, server.getLocalPort()));
        process = new ProcessBuilder(program.toString(), "-db", "-f", configuration.toString())
                .redirectErrorStream(true).redirectOutput(folder.resolve("oracle.log").toFile()).start();
        Thread.ofPlatform().daemon().name("oracle server").start(this::serve);
        waitUntilItListens();
    }

    private void waitUntilItListens() throws IOException, InterruptedException {
        for (int i = 0; i < CONNECT_TRIES; i++) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(loopback, port));
                return;
            } catch (IOException notYet) {
                if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                    throw new IOException("it ended with " + process.exitValue(), notYet);
                }
            }
        }
        throw new IOException("it does not listen");
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Recording recording = new Recording();
                last = recording;
                Thread.ofPlatform().daemon().start(() -> answer(socket, recording));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void answer(Socket connection, Recording recording) {
        try (Socket socket = connection; InputStream in = socket.getInputStream()) {
            byte[] bytes = new byte[32 * 1024];
            boolean answered = false;
            for (int n = in.read(bytes); n > 0; n = in.read(bytes)) {
                recording.add(bytes, n);
                if (!answered && recording.text().contains("\r\n\r\n")) {
                    answered = true;
                    socket.getOutputStream().write(Bytes.of(reply));
                    if (closing) {
                        return;
                    }
                }
            }
        } catch (IOException reset) {
            // A reset ends the recording; what came before it is there.
            return;
        }
    }

    /** Sends a request; answers its verdict in the form of the recorded tables, without the place of an error. */
    List<String> request(String sent) throws IOException {
        reply = PROPER_REPLY;
        closing = false;
        last = null;
        String answer = exchange(sent);
        Recording recording = last;
        if (recording != null && answer.startsWith("HTTP/1.1 200 OK\r\n")) {
            return List.of(Recorded.FORWARDED, recording.text());
        }
        return answer.equals("silence") ? List.of(Recorded.INCOMPLETE) : List.of(Recorded.REFUSED, answer.length() > 12 ? answer.substring(9, 12) : "-");
    }

    /** Lets the server send a response to a plain request; answers what reached the client. */
    String response(String response) throws IOException {
        reply = response;
        closing = true;
        return exchange("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    }

    private String exchange(String sent) throws IOException {
        StringBuilder answer = new StringBuilder();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(loopback, port));
            socket.setTcpNoDelay(true);
            socket.getOutputStream().write(Bytes.of(sent));
            byte[] bytes = new byte[32 * 1024];
            socket.setSoTimeout(SILENCE_MS);
            for (int n = socket.getInputStream().read(bytes); n > 0; n = socket.getInputStream().read(bytes)) {
                answer.append(new String(bytes, 0, n, StandardCharsets.ISO_8859_1));
                if (answer.indexOf("\r\n\r\n") > 0) {
                    break;
                }
            }
        } catch (SocketTimeoutException e) {
            return answer.isEmpty() ? "silence" : answer.toString();
        }
        return answer.toString();
    }

    /** Ends the program; it has nothing to finish. */
    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        process.onExit().orTimeout(5, TimeUnit.SECONDS).join();
        server.close();
    }
}
