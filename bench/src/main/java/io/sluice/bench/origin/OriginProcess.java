package io.sluice.bench.origin;

import io.sluice.bench.BenchFailure;
import io.sluice.bench.program.Children;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The {@link OriginServer} in a process of its own, as the measuring side sees it. */
public final class OriginProcess implements AutoCloseable {

    private final Process process;
    private final int port;

    private OriginProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it on a core (null for any) and returns when it serves. */
    public static OriginProcess start(String core, int port, int sinkPort) throws IOException {
        List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-Xmx64m",
            "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), OriginServer.class.getName(),
            Integer.toString(port), Integer.toString(sinkPort));
        Process process = Children.start(new ProcessBuilder(Children.pinned(core, command)).redirectError(Redirect.INHERIT));
        BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        if (!"ready".equals(output.readLine())) {
            throw new BenchFailure("the origin server does not start; are the ports " + port + " and " + sinkPort + " free?");
        }
        return new OriginProcess(process, port);
    }

    /** Log lines received since the start. */
    public long lines() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write("GET /lines HTTP/1.1\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return Long.parseLong(answer.substring(answer.indexOf("\r\n\r\n")).strip());
        }
    }

    @Override
    public void close() {
        try {
            Children.end(process);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
