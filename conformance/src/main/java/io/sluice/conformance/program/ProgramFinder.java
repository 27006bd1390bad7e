package io.sluice.conformance.program;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the programs to test: Sluice on the class path of the tests (or where the variable SLUICE points), and every HAProxy named by the variables
 * HAPROXY and HAPROXY_3 or lying on the PATH. Stateless.
 */
public final class ProgramFinder {
    private static final String MAIN_CLASS = "io.sluice.app.Main";
    private static final Pattern VERSION = Pattern.compile("version (\\S+)");
    private static final Pattern COMPATIBLE = Pattern.compile("compatible with HAProxy version (\\S+)");

    private ProgramFinder() {}

    /** Every HAProxy that answers {@code -v}, one per version. */
    public static List<Program> haproxies() throws IOException, InterruptedException {
        List<Program> found = new ArrayList<>();
        List<String> candidates = new ArrayList<>();
        addVariable(candidates, "HAPROXY");
        addVariable(candidates, "HAPROXY_3");
        onPath("haproxy").ifPresent(candidates::add);
        for (String candidate : candidates) {
            Program program = describe(List.of(candidate), false);
            if (found.stream().noneMatch(known -> known.version().equals(program.version()))) {
                found.add(program);
            }
        }
        return found;
    }

    /** Sluice, when there is something to start. */
    public static Optional<Program> sluice() throws IOException, InterruptedException {
        String launcher = System.getenv("SLUICE");
        if (launcher != null && !launcher.isBlank()) {
            return Optional.of(describe(List.of(launcher), true));
        }
        Optional<List<String>> command = javaCommand();
        return command.isEmpty() ? Optional.empty() : Optional.of(describe(command.get(), true));
    }

    /** Starts the program once to learn its version; it must answer. */
    public static Program describe(List<String> command, boolean isSluice) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(command);
        line.add("-v");
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(line + " did not answer its version: " + output);
        }
        Matcher matcher = VERSION.matcher(output);
        if (!matcher.find()) {
            throw new IOException("no version in the answer of " + line + ": " + output);
        }
        String version = matcher.group(1);
        Matcher compatible = COMPATIBLE.matcher(output);
        return new Program(
                (isSluice ? "sluice " : "haproxy ") + version,
                isSluice,
                version,
                compatible.find() ? compatible.group(1) : version,
                List.copyOf(command));
    }

    /** Sluice straight from the class path: the launcher's checks cost time that a hundred starts would feel. */
    private static Optional<List<String>> javaCommand() {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        boolean present = false;
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            present |= containsMain(Path.of(entry));
        }
        if (!present) {
            return Optional.empty();
        }
        return Optional.of(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-Xss512k",
                "-Xmx96m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                MAIN_CLASS));
    }

    private static boolean containsMain(Path entry) {
        String file = MAIN_CLASS.replace('.', '/') + ".class";
        if (Files.isDirectory(entry)) {
            return Files.exists(entry.resolve(file));
        }
        if (!entry.toString().endsWith(".jar") || !Files.exists(entry)) {
            return false;
        }
        try (var jar = new java.util.jar.JarFile(entry.toFile())) {
            return jar.getEntry(file) != null;
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException("cannot read " + entry, unreadable);
        }
    }

    private static void addVariable(List<String> candidates, String name) {
        String value = System.getenv(name);
        if (value != null && !value.isBlank()) {
            candidates.add(value);
        }
    }

    private static Optional<String> onPath(String name) {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
        for (String folder : path.split(File.pathSeparator, -1)) {
            Path candidate = Path.of(folder, name);
            if (Files.isExecutable(candidate)) {
                return Optional.of(candidate.toString());
            }
        }
        return Optional.empty();
    }
}
