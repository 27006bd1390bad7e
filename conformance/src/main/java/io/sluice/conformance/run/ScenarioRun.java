package io.sluice.conformance.run;

import io.sluice.conformance.program.Program;
import io.sluice.conformance.program.RunningProgram;
import io.sluice.conformance.scenario.Scenario;
import io.sluice.conformance.scenario.Step;
import io.sluice.conformance.text.ByteText;
import io.sluice.conformance.text.Normaliser;
import io.sluice.conformance.text.OutputFilter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs one scenario against one program and collects what came out of each step. Owned by the thread that runs it; never decides whether
 * the outcome is right.
 */
public final class ScenarioRun implements AutoCloseable {
    private static final long START_LIMIT_MS = 20_000;
    private static final long STEP_LIMIT_MS = 6_000;
    private static final long STEP_LIMIT_AFTER_FAILURE_MS = 400;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-z]\\w*(?:\\.port)?)\\}");
    private static final Pattern FILTER = Pattern.compile(" \\| (?=[a-z]+)");
    private static final Pattern PORT_IN_BIND = Pattern.compile(":(\\d{4,5})\\b|@(\\d{4,5})\\b");

    private final Scenario scenario;
    private final Program program;
    private final Path folder;
    private final Normaliser normaliser = new Normaliser();
    private final Map<String, String> placeholders = new LinkedHashMap<>();
    private final Map<String, Connection> connections = new HashMap<>();
    private final Map<String, OriginServer> servers = new HashMap<>();
    private final List<String> output = new ArrayList<>();
    private SyslogReceiver syslog;
    private RunningProgram running;
    private Step step;
    private List<String> filters = List.of();
    private boolean timedOut;
    private boolean endExpected;

    public ScenarioRun(Scenario scenario, Program program) throws IOException {
        this.scenario = scenario;
        this.program = program;
        folder = Files.createTempDirectory("conformance-");
        placeholders.put("tmp", folder.toString());
        placeholders.put("socket", folder.resolve("admin.sock").toString());
        normaliser.addWord(folder.toString(), "${tmp}");
        normaliser.addWord(program.version(), "<version>");
        normaliser.addWord(program.compatibleVersion(), "<version>");
    }

    /** The output lines of every step, in order. */
    public List<List<String>> run() throws IOException, InterruptedException {
        prepare();
        List<List<String>> outputs = new ArrayList<>();
        for (Step next : scenario.steps()) {
            outputs.add(perform(next, StepKinds.ALL));
        }
        outputs.add(aftermath());
        return outputs;
    }

    /** Writes the files, lets the played servers listen and starts the program. */
    void prepare() throws IOException, InterruptedException {
        for (Map.Entry<String, String> file : scenario.files().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, substitute(file.getValue()), StandardCharsets.ISO_8859_1);
        }
        String configuration = substitute(scenario.configuration());
        if (configuration.contains("127.0.0.1:" + placeholders.get("syslog.port"))) {
            syslog = new SyslogReceiver(Integer.parseInt(placeholders.get("syslog.port")));
        }
        for (Step server : scenario.servers()) {
            perform(server, ServerSteps.DECLARATIONS);
        }
        if (!configuration.isEmpty()) {
            start(configuration);
        }
    }

    private void start(String configuration) throws IOException, InterruptedException {
        Path file = folder.resolve("test.cfg");
        Files.writeString(file, configuration, StandardCharsets.UTF_8);
        List<String> arguments = new ArrayList<>(List.of("-f", file.toString()));
        String more = scenario.headers().get("arguments");
        arguments.addAll(more == null ? List.of("-db") : words(substitute(more)));
        running = RunningProgram.start(program.commandWith(arguments), folder, environment());
        Set<Integer> ports = new HashSet<>();
        Set<Path> sockets = new HashSet<>();
        for (String line : configuration.split("\n", -1)) {
            List<String> words = words(line.trim());
            if (words.size() > 1 && (words.get(0).equals("bind") || line.trim().startsWith("stats socket"))) {
                addListener(words.get(words.get(0).equals("bind") ? 1 : 2), ports, sockets);
            }
        }
        if (!running.awaitListening(ports, sockets, START_LIMIT_MS)) {
            throw new StartFailed(program + " did not start listening (" + running.awaitEnd(10) + ")", errors());
        }
    }

    private static void addListener(String address, Set<Integer> ports, Set<Path> sockets) {
        if (address.contains("/")) {
            sockets.add(Path.of(address.substring(address.indexOf('/'))));
            return;
        }
        Matcher matcher = PORT_IN_BIND.matcher(address);
        while (matcher.find()) {
            ports.add(Integer.parseInt(matcher.group(1) != null ? matcher.group(1) : matcher.group(2)));
        }
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        String header = scenario.headers().get("environment");
        for (String pair : header == null ? List.<String>of() : words(header)) {
            int equals = pair.indexOf('=');
            environment.put(pair.substring(0, equals), substitute(pair.substring(equals + 1)));
        }
        return environment;
    }

    private List<String> perform(Step next, List<StepKind> kinds) throws IOException, InterruptedException {
        step = next;
        output.clear();
        String text = next.text();
        List<String> parts = Arrays.asList(FILTER.split(text, -1));
        boolean filtered = parts.size() > 1 && parts.subList(1, parts.size()).stream().allMatch(OutputFilter::isFilter);
        filters = filtered ? parts.subList(1, parts.size()) : List.of();
        text = substitute(filtered ? parts.getFirst() : text);
        for (StepKind kind : kinds) {
            Matcher matcher = kind.form().matcher(text);
            if (matcher.matches()) {
                try {
                    kind.action().perform(this, matcher);
                } catch (IOException | InterruptedException | RuntimeException failure) {
                    throw failure;
                } catch (Exception failure) {
                    throw new IOException("step '" + text + "'", failure);
                }
                return List.copyOf(output);
            }
        }
        throw new IllegalArgumentException(scenario.path() + ":" + next.lineNumber() + ": unknown step '" + text + "'");
    }

    /** What must not have happened, whatever the steps were. */
    private List<String> aftermath() throws IOException, InterruptedException {
        output.clear();
        if (running != null && !endExpected && !running.isAlive()) {
            output.add("(the program ended by itself: " + running.awaitEnd(1000) + ")");
        }
        if (running != null && program.isSluice()) {
            running.standardError().all().lines()
                    .filter(line -> line.matches("\\s+at [\\w.$/]+\\(.*|.*\\b\\w+(?:Exception|Error)\\b: .*|Exception in thread.*"))
                    .forEach(line -> output.add("(standard error: " + line + ")"));
        }
        return List.copyOf(output);
    }

    String substitute(String text) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        StringBuilder result = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(result, Matcher.quoteReplacement(value(matcher.group(1))));
        }
        return matcher.appendTail(result).toString();
    }

    private String value(String name) {
        String known = placeholders.get(name);
        if (known != null) {
            return known;
        }
        if (name.equals("syslog")) {
            return "127.0.0.1:" + value("syslog.port");
        }
        if (!name.matches("port\\d+|syslog\\.port")) {
            throw new IllegalArgumentException(scenario.path() + ": ${" + name + "} is not known yet");
        }
        int port = PortRange.take();
        normaliser.addPort(port, "${" + name + "}");
        placeholders.put(name, Integer.toString(port));
        return Integer.toString(port);
    }

    static List<String> words(String text) {
        return Stream.of(text.trim().split("\\s+", -1)).filter(word -> !word.isEmpty()).toList();
    }

    /** Adds bytes to the step's output, after normalising and filtering. */
    void show(byte[] bytes) {
        byte[] shown = normaliser.normalise(bytes);
        if (!filters.isEmpty()) {
            String text = new String(shown, StandardCharsets.ISO_8859_1);
            List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
            if (text.endsWith("\n") || text.isEmpty()) {
                lines.removeLast();
            }
            lines = filter(lines);
            shown = lines.isEmpty() ? new byte[0] : (String.join("\n", lines) + "\n").getBytes(StandardCharsets.ISO_8859_1);
        }
        output.addAll(ByteText.encode(shown));
    }

    private List<String> filter(List<String> lines) {
        List<String> left = lines;
        for (String filter : filters) {
            left = OutputFilter.apply(filter, left);
        }
        return left;
    }

    /** Adds a remark in brackets, if there is one. */
    void note(String text) {
        if (!text.isEmpty()) {
            output.add(text);
        }
    }

    /** Adds lines of the program's error output. */
    void showError(String text) {
        List<String> lines = normaliser.normalise(text).lines()
                .filter(line -> !line.matches("\\[NOTICE\\].*((haproxy|sluice) version is|path to executable is).*"))
                .toList();
        filter(lines).forEach(line -> output.add("! " + line));
    }

    /** How long a step may wait; little once something has failed, so that a broken program does not cost minutes. */
    long limitMs() {
        return timedOut ? STEP_LIMIT_AFTER_FAILURE_MS : STEP_LIMIT_MS;
    }

    void noteTimeout(String what) {
        timedOut = true;
        output.add("(" + what + ")");
    }

    void expectEnd() {
        endExpected = true;
    }

    Connection connection(String name) {
        Connection connection = connections.get(name);
        if (connection == null) {
            throw new IllegalArgumentException(scenario.path() + ":" + step.lineNumber() + ": no connection '" + name + "'");
        }
        return connection;
    }

    boolean hasConnection(String name) {
        return connections.containsKey(name);
    }

    void addConnection(String name, Connection connection, int clientPort) throws IOException {
        Connection previous = connections.put(name, connection);
        if (previous != null) {
            previous.close();
        }
        if (clientPort > 0) {
            normaliser.addPort(clientPort, "${" + name + ".port}");
            placeholders.put(name + ".port", Integer.toString(clientPort));
        }
    }

    /** Keeps a text for later steps. */
    void remember(String name, String text) {
        placeholders.put(name, text);
    }

    /** Shows the port of a short-lived client connection by a name. */
    void hidePort(int port, String name) {
        if (port > 0) {
            normaliser.addPort(port, "${" + name + ".port}");
        }
    }

    OriginServer server(String name) {
        OriginServer server = servers.get(name);
        if (server == null) {
            throw new IllegalArgumentException(scenario.path() + ":" + step.lineNumber() + ": no server '" + name + "'");
        }
        return server;
    }

    void addServer(String name, OriginServer server) {
        servers.put(name, server);
    }

    Step step() {
        return step;
    }

    SyslogReceiver syslog() {
        return syslog;
    }

    RunningProgram running() {
        return running;
    }

    Program program() {
        return program;
    }

    Path folder() {
        return folder;
    }

    String placeholder(String name) {
        return placeholders.get(name);
    }

    RunningProgram startAnother(List<String> arguments) throws IOException {
        return RunningProgram.start(program.commandWith(arguments), folder, environment());
    }

    /** What the program wrote to its standard error. */
    public String errors() {
        return running == null ? "" : running.standardError().all();
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : connections.values()) {
            connection.close();
        }
        for (OriginServer server : servers.values()) {
            server.close();
        }
        if (running != null) {
            running.close();
        }
        if (syslog != null) {
            syslog.close();
        }
        endDaemon();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** A program that went into the background left its number in the file {@code daemon.pid}. */
    private void endDaemon() throws IOException {
        Path file = folder.resolve("daemon.pid");
        if (Files.exists(file)) {
            String pid = Files.readString(file, StandardCharsets.US_ASCII).trim();
            if (!pid.isEmpty()) {
                ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }
}
