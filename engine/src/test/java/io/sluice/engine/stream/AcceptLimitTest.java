package io.sluice.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.base.address.SocketAddress;
import io.sluice.language.config.model.ProxySection;
import io.sluice.net.memory.MemoryPeer;
import io.sluice.net.syscall.Errno;
import org.junit.jupiter.api.Test;

/** Clients that come while a limit is reached, or while accepting fails. */
class AcceptLimitTest {

    private static final String GET = "GET / HTTP/1.1\r\nhost: a\r\n\r\n";
    private static final SocketAddress UNIX = SocketAddress.ofUnix("/run/web.sock");

    private final SteppedEngine engine = new SteppedEngine(ProxySection.Mode.HTTP, section -> {
        section.maxconn = 1;
        section.binds.getFirst().addresses.add(UNIX);
    });

    @Test
    void aClientOfAUnixSocketThatMustWaitCostsNoWork() {
        engine.kernel.client(UNIX);
        MemoryPeer second = engine.kernel.client(UNIX);
        engine.step();
        long before = engine.context.loop().eventCount();
        engine.step();
        assertThat(engine.context.loop().eventCount()).isEqualTo(before);
        assertThat(second.isOpen()).isTrue();
        assertThat(engine.frontend().sessions().current()).isEqualTo(1);
    }

    @Test
    void aPlaceThatBecomesFreeGoesToTheNextClient() {
        MemoryPeer first = engine.kernel.client(UNIX);
        engine.step();
        MemoryPeer second = engine.kernel.client(UNIX);
        MemoryPeer third = engine.connect();
        engine.say(second, GET);
        engine.say(third, GET);
        first.close();
        engine.step();
        assertThat(engine.heard(engine.atServer(1))).isEqualTo(GET);
        second.close();
        engine.step();
        third.close();
        engine.step();
        assertThat(engine.frontend().sessions().maximum()).isEqualTo(1);
    }

    @Test
    void anAcceptThatFailsIsTriedAgainLaterAndNotAtOnce() {
        engine.kernel.failAccepts(Errno.EINVAL, 1);
        MemoryPeer client = engine.connect();
        engine.say(client, GET);
        assertThat(engine.atServer(1)).isNull();
        engine.pass(100);
        assertThat(engine.heard(engine.atServer(1))).isEqualTo(GET);
    }

    @Test
    void aClientThatGaveUpBeforeItWasAcceptedDelaysNobody() {
        engine.kernel.failAccepts(Errno.ECONNABORTED, 3);
        MemoryPeer client = engine.connect();
        engine.say(client, GET);
        assertThat(engine.heard(engine.atServer(1))).isEqualTo(GET);
    }
}
