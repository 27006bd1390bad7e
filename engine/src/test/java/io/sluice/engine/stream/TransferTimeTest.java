package io.sluice.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.language.config.model.ProxySection;
import io.sluice.net.memory.MemoryPeer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose time runs while a request and its response are under way: the client has 10 s, the server 20 s. */
class TransferTimeTest {

    private static final String UPLOAD = "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 100000\r\n\r\n";
    private static final int BODY_BYTES = 60_000;
    private static final String ANSWER = "HTTP/1.1 200 OK\r\ncontent-length: " + BODY_BYTES + "\r\n\r\n" + "x".repeat(BODY_BYTES);

    private final SteppedEngine engine = new SteppedEngine(ProxySection.Mode.HTTP, section -> { });

    @BeforeEach
    void smallBuffers() {
        engine.kernel.capacity(4_096);
    }

    @AfterEach
    void nothingFaulted() {
        assertThat(engine.faults).isEmpty();
    }

    @Test
    void aServerThatDoesNotTakeAnUploadIsBlamedAndNotTheClient() {
        MemoryPeer client = engine.connect();
        engine.say(client, UPLOAD + "u".repeat(100_000));
        engine.pass(19_999);
        assertThat(engine.heard(client)).isEmpty();
        engine.pass(1);
        assertThat(engine.heard(client)).startsWith("HTTP/1.1 502 ");
        assertThat(engine.backend().servers()[0].counters().sum().responseErrors).isEqualTo(1);
    }

    @Test
    void aClientThatStopsItsUploadIsBlamedOnceTheServerHasTakenWhatThereWas() {
        MemoryPeer client = engine.connect();
        engine.say(client, UPLOAD + "u".repeat(20_000));
        engine.pass(9_000);
        MemoryPeer server = engine.atServer(1);
        for (int i = 0; i < 20; i++) {
            engine.heard(server);
        }
        engine.pass(9_999);
        assertThat(engine.heard(client)).isEmpty();
        engine.pass(1);
        assertThat(engine.heard(client)).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void aClientThatTakesNoAnswerIsGivenUpAlsoAfterTheEndOfItsUpload() {
        MemoryPeer client = engine.connect();
        engine.say(client, UPLOAD);
        MemoryPeer server = engine.atServer(1);
        engine.say(server, ANSWER.substring(0, 50_000));
        for (int i = 0; i < 40; i++) {
            engine.say(client, "u".repeat(2_500));
            engine.heard(server);
        }
        engine.pass(10_000);
        assertThat(engine.held()).isEmpty();
        assertThat(client.isReset() || !client.isOpen()).isTrue();
    }

    @Test
    void theServersTimeRestsWhileTheClientKeepsItsAnswerWaiting() {
        MemoryPeer client = engine.connect();
        engine.say(client, "GET / HTTP/1.1\r\nhost: a\r\n\r\n");
        engine.say(engine.atServer(1), ANSWER);
        int total = 0;
        for (int i = 0; i < 50 && total < ANSWER.length(); i++) {
            engine.pass(9_000);
            total += client.received(4_000).length();
        }
        assertThat(total).isEqualTo(ANSWER.length());
    }

    @Test
    void anInterimResponseThatNobodyTakesIsTheClientsFault() {
        MemoryPeer client = engine.connect();
        client.capacity(16);
        engine.say(client, "GET / HTTP/1.1\r\nhost: a\r\n\r\n");
        engine.say(engine.atServer(1), "HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n");
        engine.pass(10_000);
        assertThat(engine.backend().sessions().current()).isZero();
    }
}
