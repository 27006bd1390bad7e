package io.sluice.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.language.config.model.ProxySection;
import io.sluice.language.config.model.ServerLine;
import io.sluice.net.memory.MemoryPeer;
import org.junit.jupiter.api.Test;

/** Connections that begin with a PROXY protocol header: taken apart on the client's side, put in front on the server's. */
class ProxyProtocolTest {

    private static final String HEADER = "PROXY TCP4 192.0.2.7 198.51.100.1 56324 443\r\n";
    private static final String REQUEST = "GET / HTTP/1.1\r\nhost: a\r\n\r\n";

    private static SteppedEngine accepting(ProxySection.Mode mode) {
        return new SteppedEngine(mode, section -> {
            section.binds.getFirst().acceptsProxyHeader = true;
            section.timeoutClientHandshakeMs = 500;
        });
    }

    private static SteppedEngine sending(ProxySection.Mode mode) {
        return new SteppedEngine(mode, section -> {
            section.binds.getFirst().acceptsProxyHeader = true;
            section.retries = 1;
            section.redispatchInterval = -1;
            for (ServerLine server : section.servers) {
                server.proxyHeader.version1 = true;
            }
        });
    }

    @Test
    void aHeaderMayComeByteByByte() {
        SteppedEngine engine = accepting(ProxySection.Mode.TCP);
        MemoryPeer client = engine.connect();
        for (char character : HEADER.toCharArray()) {
            engine.say(client, String.valueOf(character));
        }
        engine.say(client, "hello");
        assertThat(engine.heard(engine.atAnyServer())).isEqualTo("hello");
        assertThat(ClientText.of(engine.context.firstStream())).isEqualTo("192.0.2.7:56324");
        client.close();
        engine.step();
        assertThat(engine.faults).isEmpty();
    }

    @Test
    void whoeverWaitsForItsHeaderHoldsNoBufferAndIsClosedInTime() {
        SteppedEngine engine = accepting(ProxySection.Mode.HTTP);
        for (int i = 0; i < 20; i++) {
            engine.say(engine.connect(), "PROXY TCP4 ");
        }
        assertThat(engine.process.connections().current()).isEqualTo(20);
        assertThat(engine.frontend().counters().sum().connections).isEqualTo(20);
        assertThat(engine.frontend().counters().sum().sessions).isZero();
        assertThat(engine.held()).doesNotContain("buffers").doesNotContain("streams");
        engine.pass(600);
        assertThat(engine.held()).isEmpty();
    }

    @Test
    void nonsenseIsClosedAtOnceAndGivesItsPlaceBack() {
        SteppedEngine engine = accepting(ProxySection.Mode.HTTP);
        engine.say(engine.connect(), REQUEST);
        assertThat(engine.held()).isEmpty();
        MemoryPeer silent = engine.connect();
        silent.close();
        engine.step();
        assertThat(engine.held()).isEmpty();
    }

    @Test
    void theHeaderAndTheRequestLeaveTogether() {
        SteppedEngine engine = sending(ProxySection.Mode.HTTP);
        engine.say(engine.connect(), HEADER + REQUEST);
        assertThat(engine.heard(engine.atAnyServer())).isEqualTo(HEADER + REQUEST);
    }

    @Test
    void inTcpModeTheHeaderLeavesWithTheFirstBytesOrAlone() {
        SteppedEngine engine = sending(ProxySection.Mode.TCP);
        engine.say(engine.connect(), HEADER + "hello");
        assertThat(engine.heard(engine.atServer(1))).isEqualTo(HEADER + "hello");
        MemoryPeer silent = engine.connect();
        engine.say(silent, HEADER);
        MemoryPeer server = engine.atServer(2);
        assertThat(engine.heard(server)).isEqualTo(HEADER);
        engine.say(silent, "later");
        assertThat(engine.heard(server)).isEqualTo("later");
    }

    @Test
    void aConnectionWithAHeaderIsUsedAgainByTheSameClientOnly() {
        SteppedEngine engine = sending(ProxySection.Mode.HTTP);
        MemoryPeer client = engine.connect();
        engine.say(client, HEADER + REQUEST);
        MemoryPeer server = engine.atServer(1);
        engine.heard(server);
        engine.say(server, "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n");
        assertThat(engine.backend().servers()[0].idle(0).count()).isZero();
        client.close();
        engine.step();
        assertThat(engine.held()).isEmpty();
    }
}
