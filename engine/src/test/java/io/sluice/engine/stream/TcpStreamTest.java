package io.sluice.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.language.config.model.ProxyOption;
import io.sluice.language.config.model.ProxySection;
import io.sluice.net.memory.MemoryPeer;
import io.sluice.net.syscall.Errno;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** TCP sessions stepped with a clock and sockets of the test's own. */
class TcpStreamTest {

    private SteppedEngine engine = new SteppedEngine(ProxySection.Mode.TCP, section -> { });

    @AfterEach
    void nothingFaulted() {
        assertThat(engine.faults).isEmpty();
    }

    @Test
    void bytesPassBothWays() {
        MemoryPeer client = engine.connect();
        MemoryPeer server = engine.atServer(1);
        engine.say(client, "question");
        assertThat(engine.heard(server)).isEqualTo("question");
        engine.say(server, "answer");
        assertThat(engine.heard(client)).isEqualTo("answer");
    }

    @Test
    void bytesSentBeforeTheServerIsConnectedAreNotLost() {
        engine.kernel.holdConnects(engine.servers.get(0).address());
        MemoryPeer client = engine.connect();
        engine.say(client, "early");
        engine.kernel.completeHeld(engine.servers.get(0).address());
        assertThat(engine.heard(engine.atServer(1))).isEqualTo("early");
    }

    @Test
    void eachDirectionEndsByItself() {
        MemoryPeer client = engine.connect();
        MemoryPeer server = engine.atServer(1);
        client.send("last question");
        client.shutdownWrite();
        engine.step();
        assertThat(engine.heard(server)).isEqualTo("last question");
        assertThat(server.isAtEnd()).isTrue();
        engine.say(server, "late answer");
        assertThat(engine.heard(client)).isEqualTo("late answer");
        server.shutdownWrite();
        engine.step();
        assertThat(client.isAtEnd()).isTrue();
        assertThat(engine.held()).isEmpty();
    }

    @Test
    void aSilentClientIsEndedTowardsTheServerAndTheServersOwnTimeEndsTheSession() {
        MemoryPeer client = engine.connect();
        MemoryPeer server = engine.atServer(1);
        engine.pass(9_999);
        assertThat(server.isAtEnd()).isFalse();
        engine.pass(1);
        assertThat(server.isAtEnd()).isTrue();
        assertThat(client.isAtEnd()).isFalse();
        engine.pass(9_999);
        assertThat(client.isAtEnd()).isFalse();
        engine.pass(1);
        assertThat(client.isAtEnd()).isTrue();
        assertThat(engine.held()).isEmpty();
        assertThat(engine.backend().counters().sum().clientAborts).isEqualTo(1);
        assertThat(engine.backend().counters().sum().serverAborts).isZero();
    }

    @Test
    void aServerMayAnswerAfterItsClientWasTooLongSilent() {
        MemoryPeer client = engine.connect();
        MemoryPeer server = engine.atServer(1);
        engine.pass(10_000);
        engine.say(server, "late");
        assertThat(engine.heard(client)).isEqualTo("late");
        server.close();
        engine.step();
        assertThat(client.isAtEnd()).isTrue();
        assertThat(engine.held()).isEmpty();
    }

    @Test
    void aSideThatWasToldTheEndHasItsFinTimeFromItsLastActivityOn() {
        engine = new SteppedEngine(ProxySection.Mode.TCP, section -> {
            section.timeoutTunnelMs = 60_000;
            section.timeoutClientFinMs = 2_000;
            section.timeoutServerFinMs = 3_000;
        });
        MemoryPeer client = engine.connect();
        MemoryPeer server = engine.atServer(1);
        engine.pass(1_000);
        client.shutdownWrite();
        engine.step();
        assertThat(server.isAtEnd()).isTrue();
        engine.pass(1_999);
        assertThat(client.isAtEnd()).isFalse();
        engine.pass(1);
        assertThat(client.isAtEnd()).isTrue();
        assertThat(engine.held()).isEmpty();
    }

    @Test
    void aTunnelTimeReplacesBothOthers() {
        engine = new SteppedEngine(ProxySection.Mode.TCP, section -> section.timeoutTunnelMs = 60_000);
        MemoryPeer client = engine.connect();
        MemoryPeer server = engine.atServer(1);
        engine.pass(59_999);
        assertThat(server.isAtEnd()).isFalse();
        engine.pass(1);
        assertThat(server.isAtEnd()).isTrue();
        assertThat(client.isAtEnd()).isTrue();
        assertThat(engine.held()).isEmpty();
    }

    @Test
    void whatIsSentToASideKeepsItAliveUnlessStreamsAreIndependent() {
        for (boolean independent : new boolean[] {false, true}) {
            engine = new SteppedEngine(ProxySection.Mode.TCP, section -> {
                section.timeoutClientMs = 30_000;
                section.timeoutServerMs = 3_000;
                if (independent) {
                    section.options.add(ProxyOption.INDEPENDENT_STREAMS);
                }
            });
            MemoryPeer client = engine.connect();
            engine.atServer(1);
            engine.pass(2_000);
            engine.say(client, "x");
            engine.pass(1_000);
            assertThat(client.isAtEnd()).isEqualTo(independent);
        }
    }

    @Test
    void aServerThatDoesNotReadHasItsTimeAndItsClientNone() {
        engine = new SteppedEngine(ProxySection.Mode.TCP, section -> {
            section.timeoutClientMs = 1_000;
            section.timeoutServerMs = 5_000;
        });
        MemoryPeer client = engine.connect();
        MemoryPeer server = engine.atServer(1);
        engine.say(client, "x".repeat(300_000));
        engine.pass(4_999);
        assertThat(client.isAtEnd()).isFalse();
        engine.pass(1);
        assertThat(client.isAtEnd()).isTrue();
        assertThat(server.isReset()).isTrue();
        assertThat(engine.held()).isEmpty();
    }

    @Test
    void theServerHearsOfAClientThatBrokeOff() {
        MemoryPeer client = engine.connect();
        MemoryPeer server = engine.atServer(1);
        client.reset();
        engine.step();
        assertThat(server.isReset()).isTrue();
        assertThat(engine.held()).isEmpty();
    }

    @Test
    void withoutLingeringAClientsEndEndsTheSession() {
        engine = new SteppedEngine(ProxySection.Mode.TCP, section -> section.options.add(ProxyOption.NO_LINGER));
        MemoryPeer client = engine.connect();
        MemoryPeer server = engine.atServer(1);
        client.shutdownWrite();
        engine.step();
        assertThat(server.isReset()).isTrue();
        assertThat(engine.held()).isEmpty();
    }

    @Test
    void trafficPostponesTheTimeout() {
        MemoryPeer client = engine.connect();
        MemoryPeer server = engine.atServer(1);
        for (int i = 0; i < 5; i++) {
            engine.pass(9_000);
            engine.say(client, "x");
            assertThat(engine.heard(server)).isEqualTo("x");
        }
    }

    @Test
    void aSlowReaderStopsTheSenderAndLosesNothing() {
        String much = "0123456789".repeat(100_000);
        MemoryPeer client = engine.connect();
        MemoryPeer server = engine.atServer(1);
        engine.say(server, much);
        assertThat(server.unsent()).isGreaterThan(500_000);
        server.shutdownWrite();
        StringBuilder got = new StringBuilder();
        for (int i = 0; i < 1_000 && got.length() < much.length(); i++) {
            got.append(client.received(10_000));
            engine.step();
        }
        assertThat(got.toString()).isEqualTo(much);
    }

    @Test
    void aServerThatRefusesClosesTheClientAfterTheRetries() {
        engine.kernel.failConnects(engine.servers.get(0).address(), Errno.ECONNREFUSED);
        MemoryPeer client = engine.connect();
        for (int i = 0; i < 3; i++) {
            assertThat(client.isAtEnd()).isFalse();
            engine.pass(1_000);
        }
        assertThat(client.isAtEnd()).isTrue();
        assertThat(engine.held()).isEmpty();
    }

    @Test
    void aResetByTheServerEndsTheSession() {
        MemoryPeer client = engine.connect();
        engine.atServer(1).reset();
        engine.step();
        assertThat(client.isAtEnd() || client.isReset()).isTrue();
        assertThat(engine.held()).isEmpty();
    }
}
