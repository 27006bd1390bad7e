package io.sluice.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.conformance.program.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Many clients ask without a pause while servers are disabled, drained, re-weighted and re-addressed a hundred times a second through the socket. One
 * server stays untouched, so every request can be served: none may fail.
 */
@Tag("stress")
class ChurnTest {
    private static final int CLIENTS = Integer.getInteger("conformance.stress.clients", 48);
    private static final int CHANGED_SERVERS = 4;
    private static final long PAUSE_BETWEEN_CHANGES_MS = 10;
    private static final byte[] REQUEST = "GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final String ANSWER = """
              | HTTP/1.1 200 OK
              | content-length: 2
              |
              ' ok
            """;

    @TestFactory
    Stream<DynamicTest> noRequestFailsWhileServersChange() throws IOException, InterruptedException {
        return StressSubjects.each("churn", ChurnTest::churn);
    }

    private static void churn(Program program) throws Exception {
        try (ScenarioRun run = StressSubjects.start(program, scenario())) {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(StressSubjects.SECONDS);
            AtomicLong served = new AtomicLong();
            ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
            try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < CLIENTS; i++) {
                    boolean keepsAlive = i % 4 != 0;
                    Future<?> _ = clients.submit(() -> ask(run, deadline, keepsAlive, served, failures));
                }
                change(run, deadline);
                StressSubjects.awaitEnd(clients);
            }
            assertThat(failures).as("failed requests, " + served + " served; " + run.errors()).isEmpty();
            assertThat(served.get()).isGreaterThan(CLIENTS * 10L);
            assertThat(run.running().isAlive()).isTrue();
        }
    }

    private static String scenario() {
        StringBuilder text = new StringBuilder("""
                Churn

                == configuration
                global
                    stats socket ${socket} level admin
                    maxconn 2000
                defaults
                    mode http
                    timeout client 20s
                    timeout server 20s
                    timeout connect 5s
                    timeout queue 20s
                    option redispatch
                frontend web
                    bind 127.0.0.1:${port1}
                    default_backend app
                backend app
                    balance roundrobin
                    server stable 127.0.0.1:${port2} weight 10
                """);
        for (int i = 0; i < CHANGED_SERVERS; i++) {
            text.append("    server s").append(i).append(" 127.0.0.1:${port").append(10 + i).append("} weight 10\n");
        }
        text.append("\n== servers\nstable on ${port2} answers\n").append(ANSWER);
        for (int i = 0; i < CHANGED_SERVERS; i++) {
            text.append('s').append(i).append(" on ${port").append(10 + i).append("} answers\n").append(ANSWER);
            text.append('t').append(i).append(" on ${port").append(20 + i).append("} answers\n").append(ANSWER);
        }
        return text.append("\n== steps\nwait 1ms\n").toString();
    }

    private static void ask(ScenarioRun run, long deadline, boolean keepsAlive, AtomicLong served, ConcurrentLinkedQueue<String> failures) {
        try {
            while (System.nanoTime() < deadline && failures.size() < 10) {
                try (Connection connection = Connection.open(run.substitute("${port1}"), null, 0)) {
                    connection.startReading();
                    for (int i = 0; i < (keepsAlive ? 50 : 1) && System.nanoTime() < deadline; i++) {
                        connection.send(List.of(REQUEST));
                        Received.Taken answer = connection.received().take(HttpMessages::messageLength, 15_000);
                        String text = new String(answer.bytes(), StandardCharsets.ISO_8859_1);
                        if (!answer.complete() || !text.startsWith("HTTP/1.1 200 ") || !text.endsWith("\r\n\r\nok")) {
                            failures.add(answer.end() + " " + text);
                            return;
                        }
                        served.incrementAndGet();
                    }
                }
            }
        } catch (IOException failure) {
            failures.add(failure.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void change(ScenarioRun run, long deadline) throws IOException, InterruptedException {
        Random random = new Random(42);
        while (System.nanoTime() < deadline) {
            int server = random.nextInt(CHANGED_SERVERS);
            String name = "app/s" + server;
            String change = switch (random.nextInt(7)) {
                case 0 -> "disable server " + name;
                case 1 -> "enable server " + name;
                case 2 -> "set server " + name + " state drain";
                case 3 -> "set server " + name + " state ready";
                case 4 -> "set server " + name + " weight " + random.nextInt(20);
                default -> run.substitute("set server " + name + " addr 127.0.0.1 port ${port" + (10 + server + 10 * random.nextInt(2)) + "}");
            };
            String answer = StressSubjects.command(run, change);
            assertThat(answer).as(change).matches("(?s)\\s*|.*(port changed|nothing changed).*");
            TimeUnit.MILLISECONDS.sleep(PAUSE_BETWEEN_CHANGES_MS);
        }
    }
}
