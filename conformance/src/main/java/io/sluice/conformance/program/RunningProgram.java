package io.sluice.conformance.program;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A started program with its output. A tiny perl parent waits for it, because only a real parent learns whether the program ended by a
 * signal or by an exit code. Used by the thread of one scenario; two virtual threads collect the output.
 */
public final class RunningProgram implements AutoCloseable {
    private static final int END_POLLS = 2500;
    private static final int OUTPUT_LIMIT = 4 * 1024 * 1024;
    private static final String PARENT = "$p = fork(); if (!$p) { exec { $ARGV[1] } @ARGV[1..$#ARGV]; exit 127; }"
            + " open(F, '>', \"$ARGV[0].new\"); print F $p; close(F); rename(\"$ARGV[0].new\", $ARGV[0]);"
            + " waitpid($p, 0); open(F, '>', \"$ARGV[0].end\"); print F $?; close(F);";

    private final Process parent;
    private final Path pidFile;
    private final Output standardOutput;
    private final Output standardError;

    private RunningProgram(Process parent, Path pidFile) {
        this.parent = parent;
        this.pidFile = pidFile;
        standardOutput = new Output(parent.getInputStream());
        standardError = new Output(parent.getErrorStream());
    }

    /** Starts the program. The folder must be the scenario's own. */
    public static RunningProgram start(List<String> command, Path folder, Map<String, String> environment) throws IOException {
        Path pidFile = folder.resolve(".pid-" + Long.toHexString(System.nanoTime()));
        List<String> line = new ArrayList<>(List.of("perl", "-e", PARENT, pidFile.toString()));
        line.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
        builder.redirectInput(Path.of("/dev/null").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("HAPROXY") || name.equals("NOTIFY_SOCKET"));
        builder.environment().putAll(environment);
        return new RunningProgram(builder.start(), pidFile);
    }

    /** Waits until every port listens and every path exists; false when the program ends before or time is up. */
    public boolean awaitListening(Set<Integer> ports, Set<Path> sockets, long timeoutMs) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMs);
        while (System.nanoTime() < deadline) {
            if (sockets.stream().allMatch(Files::exists) && ListeningSockets.tcpPorts().containsAll(ports)) {
                return true;
            }
            if (!parent.isAlive()) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(4);
        }
        return false;
    }

    /** The process id of the program itself. */
    public long pid() throws IOException, InterruptedException {
        for (int i = 0; i < 500 && !Files.exists(pidFile); i++) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
        return Long.parseLong(Files.readString(pidFile, StandardCharsets.US_ASCII).trim());
    }

    /** Sends a signal by name. */
    public void signal(String name) throws IOException, InterruptedException {
        signal(pid(), name);
    }

    /** Sends a signal to a process that this one started. */
    public static void signal(long pid, String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-s", name, Long.toString(pid)).redirectErrorStream(true).start();
        String complaint = new String(kill.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (kill.waitFor() != 0) {
            throw new IOException("kill: " + complaint);
        }
    }

    /** How it ended: {@code exit 0}, {@code signal 15}, or {@code still running} when time is up. */
    public String awaitEnd(long timeoutMs) throws IOException, InterruptedException {
        if (!parent.waitFor(timeoutMs, TimeUnit.MILLISECONDS)) {
            return "still running";
        }
        standardOutput.awaitEnd();
        standardError.awaitEnd();
        int status = Integer.parseInt(Files.readString(Path.of(pidFile + ".end"), StandardCharsets.US_ASCII).trim());
        return (status & 127) != 0 ? "signal " + (status & 127) : "exit " + (status >> 8);
    }

    /** True while the program has not ended. */
    public boolean isAlive() {
        return parent.isAlive();
    }

    /** Everything it wrote to standard output so far. */
    public Output standardOutput() {
        return standardOutput;
    }

    /** Everything it wrote to standard error so far. */
    public Output standardError() {
        return standardError;
    }

    /** Ends the program at once if it still runs. */
    @Override
    public void close() throws IOException {
        if (Files.exists(pidFile) && parent.isAlive()) {
            long pid = Long.parseLong(Files.readString(pidFile, StandardCharsets.US_ASCII).trim());
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
        for (int i = 0; i < END_POLLS && parent.isAlive(); i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
        parent.destroyForcibly();
    }

    /** One output stream, collected by its own virtual thread. */
    public static final class Output {
        private final StringBuilder text = new StringBuilder();
        private final Thread reader;
        private int taken;

        private Output(InputStream stream) {
            reader = Thread.ofVirtual().start(() -> collect(stream));
        }

        private void collect(InputStream stream) {
            byte[] buffer = new byte[4096];
            try (stream) {
                for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                    synchronized (this) {
                        if (text.length() < OUTPUT_LIMIT) {
                            text.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
                        }
                        notifyAll();
                    }
                }
            } catch (IOException closed) {
                synchronized (this) {
                    text.append("(output cannot be read: ").append(closed.getMessage()).append(")\n");
                }
            }
        }

        /** All of it. */
        public synchronized String all() {
            return text.toString();
        }

        /** The next lines, waiting for them; fewer when time is up. */
        public synchronized String takeLines(int count, long timeoutMs) throws InterruptedException {
            long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMs);
            while (true) {
                int end = taken;
                int found = 0;
                while (found < count && text.indexOf("\n", end) >= 0) {
                    end = text.indexOf("\n", end) + 1;
                    found++;
                }
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (found == count || left <= 0) {
                    String lines = text.substring(taken, end);
                    taken = end;
                    return lines;
                }
                wait(left);
            }
        }

        private void awaitEnd() throws InterruptedException {
            reader.join(2000);
        }
    }
}
