package io.sluice.bench.program;

import io.sluice.bench.BenchFailure;
import io.sluice.bench.scenario.BenchConfiguration;
import io.sluice.bench.scenario.Scenario.Section;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A proxy under test: how it is started, where it listens, its process. */
public final class Program {

    private static final long START_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long POLL_NANOS = 300_000;

    private final String name;
    private final String file;
    private final int firstPort;
    private final Map<String, String> environment;
    private final Path output;
    private Process process;

    public Program(String name, String file, int firstPort, Map<String, String> environment, Path folder) {
        this.name = name;
        this.file = file;
        this.firstPort = firstPort;
        this.environment = environment;
        this.output = folder.resolve(name + ".out");
    }

    public String name() {
        return name;
    }

    public int port(Section section) {
        return BenchConfiguration.port(section, firstPort);
    }

    /** Runs the program until it ends by itself and returns the first line it printed. */
    public String runToEnd(String core, List<String> arguments) throws IOException, InterruptedException {
        Process run = Children.start(builder(core, arguments).redirectErrorStream(false).redirectError(Redirect.INHERIT));
        if (run.waitFor() != 0) {
            throw new BenchFailure(name + " " + String.join(" ", arguments) + " ended with " + run.exitValue() + ": " + printed());
        }
        return printed().lines().findFirst().orElse("");
    }

    private ProcessBuilder builder(String core, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(file));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(Children.pinned(core, command));
        builder.environment().putAll(environment);
        return builder.redirectInput(Redirect.from(Path.of("/dev/null").toFile())).redirectErrorStream(true).redirectOutput(output.toFile());
    }

    private String printed() throws IOException {
        return Files.readString(output, StandardCharsets.ISO_8859_1);
    }

    /** Starts serving and returns when a connection is accepted, with the nanoseconds that this took. */
    public long start(String core, Path configuration) throws IOException, InterruptedException {
        long startNanos = System.nanoTime();
        process = Children.start(builder(core, List.of("-db", "-f", configuration.toString())));
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port(Section.HTTP));
        while (System.nanoTime() - startNanos < START_LIMIT_NANOS) {
            try (Socket socket = new Socket()) {
                socket.connect(address);
                return System.nanoTime() - startNanos;
            } catch (IOException notYet) {
                if (!process.isAlive()) {
                    throw new BenchFailure(name + " does not start: " + printed(), notYet);
                }
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        throw new BenchFailure(name + " accepts no connection: " + printed());
    }

    /** Asks for a small answer and returns when it begins. */
    public void awaitAnswer() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port(Section.HTTP))) {
            socket.getOutputStream().write("GET /small HTTP/1.1\r\nHost: bench\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            InputStream input = socket.getInputStream();
            if (input.read() != 'H') {
                throw new BenchFailure(name + " does not answer: " + printed());
            }
        }
    }

    public ProcessFigures figures() throws IOException {
        if (!process.isAlive()) {
            throw new BenchFailure(name + " has ended: " + printed());
        }
        return ProcessFigures.of(process.pid());
    }

    public void stop() throws InterruptedException {
        Children.end(process);
    }
}
