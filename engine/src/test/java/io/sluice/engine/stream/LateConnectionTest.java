package io.sluice.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.engine.server.Server;
import io.sluice.language.config.model.ProxySection;
import io.sluice.net.memory.MemoryPeer;
import org.junit.jupiter.api.Test;

/** A connection that is made after it was given up. */
class LateConnectionTest {

    private static final String GET = "GET / HTTP/1.1\r\nhost: a\r\n\r\n";
    private static final String OK = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";

    private final SteppedEngine engine = new SteppedEngine(ProxySection.Mode.HTTP, section -> {
        section.redispatchInterval = -1;
        section.retries = 1;
        section.timeoutQueueMs = 9_000;
        section.servers.get(1).maxconn = 1;
    });

    @Test
    void theRequestGoesOnlyWhereItWasGivenAPlaceInTheMeantime() {
        MemoryPeer waiting = engine.connect();
        MemoryPeer other = engine.connect();
        engine.kernel.holdConnects(engine.servers.get(0).address());
        engine.say(waiting, GET);
        engine.say(other, GET);
        MemoryPeer busy = engine.atServer(2);
        engine.backend().setAdministrativeState(engine.backend().servers()[0], Server.FORCED_MAINTENANCE, 0);
        engine.pass(3_000);
        assertThat(engine.backend().queue().size()).as("the second attempt waits for the other server").isEqualTo(1);
        engine.kernel.completeHeld(engine.servers.get(0).address());
        MemoryPeer late = engine.atServer(1);
        assertThat(late == null ? "" : engine.heard(late)).as("what the late connection carries").isEmpty();
        engine.say(busy, OK);
        assertThat(engine.heard(other)).isEqualTo(OK);
        assertThat(engine.heard(busy)).as("the other request, then the one that waited").isEqualTo(GET);
        MemoryPeer second = engine.atServer(2);
        assertThat(engine.heard(second)).isEqualTo(GET);
        engine.say(second, OK);
        assertThat(engine.heard(waiting)).isEqualTo(OK);
        waiting.close();
        other.close();
        engine.step();
        assertThat(engine.held()).isEmpty();
        assertThat(engine.faults).isEmpty();
    }
}
