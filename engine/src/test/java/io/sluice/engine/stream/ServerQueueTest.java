package io.sluice.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.engine.server.Server;
import io.sluice.language.config.model.ProxySection;
import io.sluice.net.memory.MemoryPeer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which server a waiting request may be given to. */
class ServerQueueTest {

    private static final String GET = "GET / HTTP/1.1\r\nhost: a\r\n\r\n";
    private static final String OK = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";

    private SteppedEngine engine = new SteppedEngine(ProxySection.Mode.HTTP, section -> {
        section.servers.get(0).maxconn = 1;
        section.servers.get(1).maxconn = 1;
    });

    @AfterEach
    void nothingFaulted() {
        assertThat(engine.faults).isEmpty();
    }

    private void ask() {
        engine.say(engine.connect(), GET);
    }

    @Test
    void aBackupTakesNoWaitingRequestWhileOthersAreOnlyFull() {
        engine = new SteppedEngine(ProxySection.Mode.HTTP, section -> {
            section.servers.get(0).maxconn = 1;
            section.servers.get(1).backup = true;
        });
        ask();
        ask();
        assertThat(engine.atServer(2)).isNull();
        assertThat(engine.backend().queue().size()).isEqualTo(1);
        Server first = engine.backend().servers()[0];
        engine.backend().setAdministrativeState(first, Server.FORCED_MAINTENANCE, 0);
        assertThat(engine.heard(engine.atServer(2))).as("now there is no other").isEqualTo(GET);
    }

    @Test
    void aServerWithoutWeightTakesNoWaitingRequest() {
        ask();
        ask();
        ask();
        MemoryPeer first = engine.atServer(1);
        MemoryPeer second = engine.atServer(2);
        engine.backend().setWeight(engine.backend().servers()[0], 0, 0);
        engine.say(first, OK);
        assertThat(engine.backend().queue().size()).isEqualTo(1);
        engine.say(second, OK);
        assertThat(engine.backend().queue().size()).isEqualTo(0);
    }

    @Test
    void moreRoomOnAServerLetsWaitingRequestsIn() {
        ask();
        ask();
        ask();
        ask();
        engine.backend().setMaxconn(engine.backend().servers()[1], 2);
        engine.step();
        assertThat(engine.backend().queue().size()).isEqualTo(1);
        engine.backend().setMaxconn(engine.backend().servers()[1], 0);
        engine.step();
        assertThat(engine.backend().queue().size()).isEqualTo(0);
    }
}
