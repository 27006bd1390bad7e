package io.sluice.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.engine.server.Server;
import io.sluice.language.config.model.Balance;
import io.sluice.language.config.model.Position;
import io.sluice.language.config.model.ProxySection;
import io.sluice.net.memory.MemoryPeer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a hash a request waits for the server that it belongs to, even while others are free. */
class AwaitedServerTest {

    private static final String GET = "GET / HTTP/1.1\r\nhost: a\r\n\r\n";
    private static final String OK = "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n";

    private SteppedEngine engine;
    private MemoryPeer first;
    private MemoryPeer second;
    private Server chosen;
    private int number;

    /** Both clients have the same address: their requests belong to the same server, which has one place. */
    @BeforeEach
    void oneServesAndOneWaits() {
        engine = new SteppedEngine(ProxySection.Mode.HTTP, section -> {
            section.balance = new Balance("source", 0, List.of(), Position.NONE);
            section.servers.forEach(line -> line.maxconn = 1);
            section.timeoutQueueMs = 500;
        });
        first = engine.connect();
        second = engine.connect();
        engine.say(first, GET);
        engine.say(second, GET);
        number = engine.backend().servers()[0].sessions().current() == 1 ? 1 : 2;
        chosen = engine.backend().servers()[number - 1];
    }

    @Test
    void itWaitsInTheQueueOfItsServer() {
        assertThat(chosen.queue().size()).isEqualTo(1);
        assertThat(engine.backend().queue().size()).isZero();
        assertThat(engine.atServer(3 - number)).isNull();

        MemoryPeer server = engine.atServer(number);
        engine.say(server, OK);

        assertThat(engine.heard(first)).isEqualTo(OK);
        MemoryPeer another = engine.atServer(number);
        engine.say(another == null ? server : another, OK);
        assertThat(engine.heard(second)).isEqualTo(OK);
        assertThat(chosen.queue().size()).isZero();
    }

    @Test
    void itChoosesAgainWhenItsServerGoesAway() {
        engine.backend().setAdministrativeState(chosen, Server.FORCED_MAINTENANCE, 0);

        engine.say(engine.atServer(3 - number), OK);

        assertThat(engine.heard(second)).isEqualTo(OK);
        assertThat(chosen.queue().size()).isZero();
    }

    @Test
    void itGetsItsPlaceWhenTheLimitIsRaised() {
        engine.backend().setMaxconn(chosen, 2);

        engine.atServer(number);
        engine.say(engine.atServer(number), OK);

        assertThat(engine.heard(second)).isEqualTo(OK);
    }

    @Test
    void itIsRefusedWhenItsTimeIsOver() {
        engine.pass(500);

        assertThat(engine.heard(second)).startsWith("HTTP/1.1 503 ");
        assertThat(chosen.queue().size()).isZero();
    }
}
