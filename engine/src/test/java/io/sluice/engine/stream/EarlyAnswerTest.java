package io.sluice.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.language.config.model.ProxySection;
import io.sluice.net.memory.MemoryPeer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests that are answered while their body is still being sent. */
class EarlyAnswerTest {

    private static final String GET = "GET / HTTP/1.1\r\nhost: a\r\n\r\n";
    private static final String OK = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";
    private static final String UPLOAD = "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 100000\r\n\r\n";

    private final SteppedEngine engine = new SteppedEngine(ProxySection.Mode.HTTP, section -> section.timeoutHttpKeepAliveMs = 1_000);

    @AfterEach
    void nothingFaulted() {
        assertThat(engine.faults).isEmpty();
    }

    private MemoryPeer answeredEarly() {
        MemoryPeer client = engine.connect();
        engine.say(client, UPLOAD);
        engine.say(engine.atServer(1), OK);
        assertThat(engine.heard(client)).isEqualTo(OK);
        return client;
    }

    @Test
    void anUploadThatGoesOnIsTakenToItsEndAndTheNextRequestIsServed() {
        MemoryPeer client = answeredEarly();
        for (int i = 0; i < 10; i++) {
            engine.pass(5_000);
            engine.say(client, "u".repeat(10_000));
        }
        engine.say(client, GET);
        assertThat(engine.heard(engine.atServer(2))).isEqualTo(GET);
    }

    @Test
    void anUploadThatStopsEndsWithTheClientsTime() {
        MemoryPeer client = answeredEarly();
        engine.say(client, "u".repeat(10_000));
        engine.pass(9_999);
        assertThat(client.isAtEnd()).isFalse();
        engine.pass(1);
        assertThat(client.isAtEnd() || client.isReset()).isTrue();
        assertThat(engine.held()).isEmpty();
    }

    @Test
    void afterTheUploadTheTimeBetweenRequestsRuns() {
        MemoryPeer client = answeredEarly();
        engine.say(client, "u".repeat(100_000));
        engine.pass(1_000);
        assertThat(client.isAtEnd()).isTrue();
        assertThat(engine.held()).isEmpty();
    }
}
