package io.sluice.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.language.config.model.ProxySection;
import io.sluice.net.memory.MemoryPeer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that take their answers slowly or not at all. */
class SlowClientTest {

    private static final String GET = "GET / HTTP/1.1\r\nhost: a\r\n\r\n";
    private static final int CAPACITY_BYTES = 4_096;
    private static final int BODY_BYTES = 60_000;
    private static final String ANSWER = "HTTP/1.1 200 OK\r\ncontent-length: " + BODY_BYTES + "\r\n\r\n" + "x".repeat(BODY_BYTES);

    private SteppedEngine engine = new SteppedEngine(ProxySection.Mode.HTTP, section -> section.timeoutHttpKeepAliveMs = 1_000);

    @AfterEach
    void nothingFaulted() {
        assertThat(engine.faults).isEmpty();
    }

    private MemoryPeer slowClient() {
        MemoryPeer client = engine.connect();
        client.capacity(CAPACITY_BYTES);
        return client;
    }

    private MemoryPeer answered(MemoryPeer client) {
        engine.say(client, GET);
        MemoryPeer server = engine.atServer(1);
        engine.say(server, ANSWER);
        return server;
    }

    private int readAll(MemoryPeer client, int pieceBytes) {
        int total = 0;
        for (int read = -1; read != 0; engine.step()) {
            read = client.received(pieceBytes).length();
            total += read;
        }
        return total;
    }

    @Test
    void theTimeBetweenRequestsDoesNotRunWhileAnAnswerIsBeingTaken() {
        MemoryPeer client = slowClient();
        answered(client);
        engine.pass(5_000);
        assertThat(readAll(client, 2_000)).isEqualTo(ANSWER.length());
    }

    @Test
    void theTimeBetweenRequestsRunsOnceTheAnswerIsTaken() {
        MemoryPeer client = slowClient();
        answered(client);
        readAll(client, 2_000);
        engine.pass(999);
        assertThat(client.isAtEnd()).isFalse();
        engine.pass(1);
        assertThat(client.isAtEnd()).isTrue();
        client.close();
        engine.step();
        assertThat(engine.held()).isEmpty();
    }

    @Test
    void aClientThatTakesALittleNowAndThenGetsEverything() {
        MemoryPeer client = slowClient();
        answered(client);
        int total = 0;
        for (int i = 0; i < 100 && total < ANSWER.length(); i++) {
            engine.pass(9_000);
            total += client.received(4_000).length();
        }
        assertThat(total).isEqualTo(ANSWER.length());
    }

    @Test
    void aClientThatTakesNothingIsGivenUp() {
        MemoryPeer client = slowClient();
        answered(client);
        engine.pass(10_000);
        assertThat(engine.held()).isEmpty();
    }

    @Test
    void answersToPipelinedRequestsDoNotPileUp() {
        MemoryPeer client = slowClient();
        engine.say(client, GET.repeat(4));
        List<MemoryPeer> servers = new ArrayList<>();
        int asked = 0;
        int total = 0;
        for (int i = 0; i < 1_000 && total < 4 * ANSWER.length(); i++) {
            MemoryPeer next = engine.atAnyServer();
            if (next != null) {
                servers.add(next);
            }
            for (MemoryPeer server : servers) {
                if (!server.received().isEmpty()) {
                    asked++;
                    engine.say(server, ANSWER);
                    assertThat(asked).as("requests under way").isLessThanOrEqualTo(1 + (total + CAPACITY_BYTES) / ANSWER.length());
                }
            }
            total += client.received(4_000).length();
        }
        assertThat(total).isEqualTo(4 * ANSWER.length());
    }

    @Test
    void repliesOfTheProxyDoNotPileUpEither() {
        engine = new SteppedEngine(ProxySection.Mode.HTTP, section -> section.monitorUri = "/");
        MemoryPeer client = slowClient();
        int requests = 2_000;
        engine.say(client, GET.repeat(requests));
        String first = client.received(CAPACITY_BYTES);
        engine.step();
        int length = first.indexOf("HTTP", 1);
        int total = first.length() + readAll(client, 4_096);
        assertThat(total).isEqualTo(requests * length);
    }

    @Test
    void interimResponsesWaitForTheClientToo() {
        MemoryPeer client = slowClient();
        engine.say(client, GET);
        MemoryPeer server = engine.atServer(1);
        String interim = "HTTP/1.1 103 Early Hints\r\nlink: " + "l".repeat(1_000) + "\r\n\r\n";
        engine.say(server, interim.repeat(300));
        engine.say(server, ANSWER);
        assertThat(readAll(client, 4_000)).isEqualTo(300 * interim.length() + ANSWER.length());
    }

    @Test
    void aTunnelKeepsItsOwnTimeAfterASlowReader() {
        engine = new SteppedEngine(ProxySection.Mode.HTTP, section -> section.timeoutTunnelMs = 100_000);
        MemoryPeer client = slowClient();
        engine.say(client, "GET / HTTP/1.1\r\nhost: a\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n");
        MemoryPeer server = engine.atServer(1);
        engine.say(server, "HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n" + "y".repeat(30_000));
        readAll(client, 4_000);
        engine.pass(99_999);
        assertThat(client.isOpen()).isTrue();
        engine.pass(1);
        assertThat(client.isOpen()).isFalse();
        client.close();
        server.close();
        engine.step();
        assertThat(engine.held()).isEmpty();
    }
}
