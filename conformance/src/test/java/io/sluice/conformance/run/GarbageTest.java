package io.sluice.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.conformance.program.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
 * Random bytes, half and damaged requests, huge heads and slow trickles on every port, the command socket included, while an honest client keeps asking: it must
 * be served, the process must live, and its memory must stay bounded.
 */
@Tag("stress")
class GarbageTest {
    private static final int HUGE_HEAD_BYTES = Integer.getInteger("conformance.stress.headBytes", 64 * 1024 * 1024);
    private static final long RESIDENT_LIMIT_MIB = 320;
    private static final int ATTACKERS_PER_PORT = 6;
    private static final String GOOD =
            "POST /path HTTP/1.1\r\nHost: example.com\r\nTransfer-Encoding: chunked\r\nContent-Type: a/b\r\n\r\n5\r\nhello\r\n0\r\n\r\n";
    private static final String SCENARIO = """
            Garbage

            == configuration
            global
                stats socket ${socket} level admin
                stats socket ipv4@127.0.0.1:${port9} level admin
                stats timeout 2s
                stats maxconn 50
                maxconn 3000
            defaults
                mode http
                timeout client 2s
                timeout server 2s
                timeout connect 1s
                timeout http-request 1s
            frontend web
                bind 127.0.0.1:${port1}
                default_backend app
            frontend answers
                bind 127.0.0.1:${port3}
                http-request return status 200 content-type text/plain string "ok"
            frontend raw
                mode tcp
                bind 127.0.0.1:${port4}
                default_backend rawapp
            backend app
                server s1 127.0.0.1:${port2}
            backend rawapp
                mode tcp
                server s1 127.0.0.1:${port2}

            == servers
            s1 on ${port2} answers and closes
              | HTTP/1.1 200 OK
              | content-length: 2
              |
              ' ok

            == steps
            wait 1ms
            """;

    @TestFactory
    Stream<DynamicTest> garbageOnEveryPortHarmsNobody() throws IOException, InterruptedException {
        return StressSubjects.each("garbage", GarbageTest::attack);
    }

    private static void attack(Program program) throws Exception {
        try (ScenarioRun run = StressSubjects.start(program, SCENARIO)) {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(StressSubjects.SECONDS);
            ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
            AtomicLong served = new AtomicLong();
            AtomicLong attacks = new AtomicLong();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (String port : List.of("${port1}", "${port3}", "${port4}", "${port9}")) {
                    for (int i = 0; i < ATTACKERS_PER_PORT; i++) {
                        Random random = new Random(port.hashCode() + i);
                        String target = run.substitute(port);
                        Future<?> _ = threads.submit(() -> annoy(target, random, deadline, attacks));
                    }
                }
                for (String port : List.of("${port1}", "${port3}")) {
                    String target = run.substitute(port);
                    Future<?> _ = threads.submit(() -> askHonestly(target, deadline, served, failures));
                }
                StressSubjects.awaitEnd(threads);
            }
            assertThat(run.running().isAlive()).as("the process lives; it said: " + run.errors()).isTrue();
            assertThat(failures).as("honest requests that failed; the process said: " + run.errors()).isEmpty();
            assertThat(served.get()).isGreaterThan(20);
            assertThat(attacks.get()).isGreaterThan(20);
            assertThat(StressSubjects.residentMib(run)).isLessThan(RESIDENT_LIMIT_MIB);
            assertThat(StressSubjects.command(run, "show info")).contains("Pid: ");
        }
    }

    private static void annoy(String target, Random random, long deadline, AtomicLong attacks) {
        while (System.nanoTime() < deadline && !Thread.currentThread().isInterrupted()) {
            try (Connection connection = Connection.open(target, null, 0)) {
                connection.startReading();
                attackOnce(connection, random, deadline);
                attacks.incrementAndGet();
            } catch (IOException refused) {
                Thread.onSpinWait(); // a full or paused port is an answer too: try again
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void attackOnce(Connection connection, Random random, long deadline) throws InterruptedException {
        switch (random.nextInt(8)) {
            case 0 -> {
                byte[] bytes = new byte[1 + random.nextInt(40_000)];
                random.nextBytes(bytes);
                connection.send(List.of(bytes));
            }
            case 1 -> connection.send(List.of(Arrays.copyOf(bytes(GOOD), random.nextInt(GOOD.length()))));
            case 2 -> sendHugeHead(connection, deadline);
            case 3 -> trickle(connection, random, deadline);
            case 4 -> connection.send(List.of(bytes("GET / HTTP/1.1\r\nHost: a\r\n\r\n".repeat(200))));
            case 5 -> connection.send(List.of(bytes("show stat;".repeat(random.nextInt(2000)) + "\nset server x/y state <<\n")));
            default -> connection.send(List.of(damaged(random)));
        }
        if (random.nextBoolean()) {
            connection.received().take((received, count, ended) -> ended ? count : -1, 100);
        } else if (random.nextBoolean()) {
            connection.reset();
        }
    }

    private static byte[] damaged(Random random) {
        byte[] bytes = bytes(GOOD);
        for (int i = random.nextInt(6); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static void sendHugeHead(Connection connection, long deadline) throws InterruptedException {
        byte[] piece = bytes("X-Header: value-value-value-value-value\r\n".repeat(1600));
        connection.send(List.of(bytes("GET / HTTP/1.1\r\nHost: a\r\n")));
        for (int sent = 0; sent < HUGE_HEAD_BYTES && System.nanoTime() < deadline; sent += piece.length) {
            if (connection.received().end() != Received.End.OPEN) {
                return;
            }
            connection.send(List.of(piece));
        }
    }

    private static void trickle(Connection connection, Random random, long deadline) throws InterruptedException {
        byte[] bytes = bytes(GOOD);
        for (byte one : bytes) {
            if (System.nanoTime() > deadline || connection.received().end() != Received.End.OPEN) {
                return;
            }
            connection.send(List.of(new byte[] {one}));
            TimeUnit.MILLISECONDS.sleep(random.nextInt(40));
        }
    }

    private static void askHonestly(String target, long deadline, AtomicLong served, ConcurrentLinkedQueue<String> failures) {
        try {
            while (System.nanoTime() < deadline && failures.size() < 10) {
                try (Connection connection = Connection.open(target, null, 0)) {
                    connection.startReading();
                    connection.send(List.of(bytes("GET / HTTP/1.1\r\nHost: a\r\n\r\n")));
                    Received.Taken answer = connection.received().take(HttpMessages::messageLength, 10_000);
                    String text = new String(answer.bytes(), StandardCharsets.ISO_8859_1);
                    if (text.startsWith("HTTP/1.1 200 ") && text.endsWith("ok")) {
                        served.incrementAndGet();
                    } else {
                        failures.add(answer.end() + " " + text);
                    }
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (IOException failure) {
            failures.add(failure.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
