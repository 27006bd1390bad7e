package io.sluice.conformance.corpus;

import io.sluice.conformance.program.Program;
import io.sluice.conformance.program.RunningProgram;
import io.sluice.conformance.run.PortRange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Sends every message of the corpus through one process of a program and says in one line each what became of it: what the client got, and what reached the
 * server. Behind each message comes a harmless request on the same connection, so that a message that ends elsewhere than the program believes is
 * seen. Each case has a client address of its own, by which the server knows it. Owned by the calling thread; a bounded number of worker threads.
 */
public final class CorpusRun implements AutoCloseable {
    /** Clients come from here; the header with their address is no part of a verdict. */
    static final String CLIENT_NETWORK = "127.77.";
    private static final int WORKERS = 16;
    private static final int ADDRESSES = 250;
    private static final int START_LIMIT_MS = 20_000;
    private static final int ANSWER_LIMIT_MS = 8_000;
    private static final String NEXT = "GET /next HTTP/1.1\r\nhost: next\r\nconnection: close\r\n\r\n";

    private final Program program;
    private final Map<String, CorpusCase> cases = new LinkedHashMap<>();
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final Path folder;
    private final CorpusOrigin origin;
    private final RunningProgram running;

    private CorpusRun(Program program, List<CorpusCase> all) throws IOException, InterruptedException {
        this.program = program;
        for (CorpusCase one : all) {
            int number = cases.size();
            cases.put(CLIENT_NETWORK + (number / ADDRESSES) + "." + (number % ADDRESSES + 1), one);
        }
        int serverPort = PortRange.take();
        origin = new CorpusOrigin(serverPort, cases);
        folder = Files.createTempDirectory("corpus-");
        Path file = folder.resolve("corpus.cfg");
        Files.writeString(file, configuration(serverPort), StandardCharsets.UTF_8);
        running = RunningProgram.start(program.commandWith(List.of("-db", "-f", file.toString())), folder, Map.of());
        if (!running.awaitListening(new HashSet<>(ports.values()), Set.of(), START_LIMIT_MS)) {
            throw new IOException(program + " did not start: " + running.standardError().all());
        }
    }

    private String configuration(int serverPort) {
        StringBuilder text = new StringBuilder("""
                global
                    nbthread 1
                defaults
                    mode http
                    timeout client 1s
                    timeout http-request 1s
                    timeout connect 4s
                    timeout server 3s
                    retries 0
                    option forwardfor
                    http-reuse never
                """);
        for (CorpusCase one : cases.values()) {
            String name = one.section().frontend();
            if (!ports.containsKey(name)) {
                ports.put(name, PortRange.take());
                text.append("listen ").append(name).append("\n    bind 127.0.0.1:").append(ports.get(name)).append('\n');
                for (String line : options(name)) {
                    text.append("    ").append(line).append('\n');
                }
                text.append("    server s1 127.0.0.1:").append(serverPort).append('\n');
            }
        }
        return text.toString();
    }

    private List<String> options(String frontend) {
        boolean old = !program.isSluice() && program.compareVersion(3, 1) < 0;
        return switch (frontend) {
            case "unsafe" -> List.of(old ? "option accept-invalid-http-request" : "option accept-unsafe-violations-in-http-request",
                    old ? "option accept-invalid-http-response" : "option accept-unsafe-violations-in-http-response");
            case "names-deleted" -> List.of("option http-restrict-req-hdr-names delete");
            case "names-rejected" -> List.of("option http-restrict-req-hdr-names reject");
            default -> List.of();
        };
    }

    /** The verdict on each case, in the order given. */
    public static Map<CorpusCase, String> verdicts(Program program, List<CorpusCase> all) throws IOException, InterruptedException {
        try (CorpusRun run = new CorpusRun(program, all)) {
            return run.send();
        }
    }

    private Map<CorpusCase, String> send() throws IOException, InterruptedException {
        Map<CorpusCase, Future<String>> answers = new LinkedHashMap<>();
        Map<CorpusCase, String> verdicts = new LinkedHashMap<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
            for (Map.Entry<String, CorpusCase> one : cases.entrySet()) {
                answers.put(one.getValue(), workers.submit(() -> exchange(one.getKey(), one.getValue())));
            }
        }
        // Only when the program has gone, all of its connections have ended and everything has been noted.
        running.close();
        Thread.sleep(200);
        for (Map.Entry<String, CorpusCase> one : cases.entrySet()) {
            String answer;
            try {
                answer = answers.get(one.getValue()).get();
            } catch (java.util.concurrent.ExecutionException failure) {
                throw new IOException(one.getValue() + ": " + failure.getCause(), failure);
            }
            List<String> received = origin.received(one.getKey());
            boolean dull = one.getValue().section().response();
            verdicts.put(one.getValue(), dull || received.isEmpty() ? answer : answer + " | " + String.join(" & ", received));
        }
        if (!origin.strays().isEmpty()) {
            throw new IOException("without a client's address at the server: " + origin.strays());
        }
        return verdicts;
    }

    private String exchange(String address, CorpusCase one) throws IOException {
        CorpusSection section = one.section();
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        if (section.response()) {
            sent.writeBytes(request(section.method()).getBytes(StandardCharsets.ISO_8859_1));
        } else {
            sent.writeBytes(one.message());
        }
        sent.writeBytes(NEXT.getBytes(StandardCharsets.ISO_8859_1));
        try (Socket client = new Socket()) {
            client.bind(new InetSocketAddress(InetAddress.ofLiteral(address), 0));
            client.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), ports.get(section.frontend())), ANSWER_LIMIT_MS);
            client.setSoTimeout(ANSWER_LIMIT_MS);
            write(client, sent.toByteArray());
            return shown(readAll(client), section, one);
        }
    }

    private static String request(String method) {
        return switch (method) {
            case "CONNECT" -> "CONNECT a:1 HTTP/1.1\r\nhost: a:1\r\n\r\n";
            case "UPGRADE" -> "GET /up HTTP/1.1\r\nhost: a\r\nconnection: upgrade\r\nupgrade: proto\r\n\r\n";
            case "GET 1.0" -> "GET / HTTP/1.0\r\nconnection: keep-alive\r\n\r\n";
            default -> method + " / HTTP/1.1\r\nhost: a\r\n\r\n";
        };
    }

    /** The program may close before it has taken everything, which is no fault: its answer counts. */
    private static void write(Socket client, byte[] bytes) throws IOException {
        try {
            client.getOutputStream().write(bytes);
        } catch (java.net.SocketException closed) {
            if (client.isClosed()) {
                throw closed;
            }
        }
    }

    private static byte[] readAll(Socket client) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] block = new byte[65_536];
        try {
            for (int count = client.getInputStream().read(block); count >= 0; count = client.getInputStream().read(block)) {
                all.write(block, 0, count);
            }
        } catch (SocketTimeoutException open) {
            all.writeBytes("(open)".getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException reset) {
            return all.toByteArray();
        }
        return all.toByteArray();
    }

    /** The answers in one line: their statuses, or in full for a server's answer that the corpus is about. */
    private static String shown(byte[] bytes, CorpusSection section, CorpusCase one) {
        List<String> parts = new ArrayList<>();
        String text = new String(one.message(), StandardCharsets.ISO_8859_1).stripLeading();
        int blank = text.indexOf(' ');
        String method = section.response() ? section.method() : blank < 0 ? "" : text.substring(0, blank);
        int at = 0;
        while (at < bytes.length) {
            StrictMessage answer = StrictMessage.response(bytes, at, method);
            switch (answer.state()) {
                case COMPLETE, UNTIL_CLOSE -> parts.add(part(answer, section));
                case TUNNEL -> {
                    parts.add(part(answer, section) + " tunnel "
                            + StrictMessage.quoted(new String(bytes, answer.end(), bytes.length - answer.end(), StandardCharsets.ISO_8859_1)));
                    return String.join(" ", parts);
                }
                default -> {
                    parts.add(answer.text() + " cut");
                    return String.join(" ", parts);
                }
            }
            at = answer.end();
            if (!answer.text().startsWith("1")) {
                method = "GET";
            }
        }
        return parts.isEmpty() ? "nothing" : String.join(" ", parts);
    }

    private static String part(StrictMessage answer, CorpusSection section) {
        if (answer.text().endsWith("\"next\"")) {
            return "next";
        }
        boolean own = answer.text().contains("<html><body>");
        return own || !section.response() ? answer.text().substring(0, 3) : answer.text();
    }

    @Override
    public void close() throws IOException {
        running.close();
        origin.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
