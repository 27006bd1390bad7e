package io.sluice.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.language.config.model.ProxySection;
import io.sluice.net.memory.MemoryPeer;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * TCP sessions and HTTP tunnels over a network that cuts everything into pieces of its own: each direction carries exactly what was sent, to its
 * end, whichever side ends first and however slowly the other one reads.
 */
class TwoWayPropertyTest {

    private static final int MOST_ROUNDS = 200_000;
    private static final String UPGRADE = "GET / HTTP/1.1\r\nhost: a\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n";
    private static final String SWITCHING = "HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n";

    private Random random;
    private SteppedEngine engine;

    @Property(tries = 100)
    void aTcpSessionCarriesBothDirectionsToTheirEnds(@ForAll long seed) {
        start(seed, ProxySection.Mode.TCP);
        carry(seed, engine.connect(), "", "");
    }

    @Property(tries = 100)
    void aTunnelCarriesBothDirectionsToTheirEnds(@ForAll long seed) {
        start(seed, ProxySection.Mode.HTTP);
        carry(seed, engine.connect(), UPGRADE, SWITCHING);
    }

    private void start(long seed, ProxySection.Mode mode) {
        random = new Random(seed);
        engine = new SteppedEngine(mode, section -> {
            section.timeoutClientMs = 10_000_000;
            section.timeoutServerMs = 10_000_000;
        });
        engine.kernel.capacity(pick(64, 1_000, 4_096, 65_536, 200_000));
        if (random.nextInt(3) == 0) {
            engine.kernel.largestSend(pick(10, 100, 5_000));
        }
    }

    private int pick(int... values) {
        return values[random.nextInt(values.length)];
    }

    private void carry(long seed, MemoryPeer client, String request, String response) {
        if (!request.isEmpty()) {
            engine.say(client, request);
        }
        MemoryPeer server = null;
        for (int i = 0; server == null && i < 100; i++) {
            server = engine.atServer(1);
        }
        StringBuilder head = new StringBuilder();
        for (int i = 0; head.length() < request.length() && i < 1_000; i++) {
            head.append(engine.heard(server));
        }
        assertThat(head.toString()).as("seed %d", seed).isEqualTo(request);
        Way up = new Way(client, server, "");
        Way down = new Way(server, client, response);
        for (int round = 0; !(up.isOver() && down.isOver()); round++) {
            assertThat(round).as("seed %d: no end", seed).isLessThan(MOST_ROUNDS);
            up.act();
            down.act();
            if (random.nextBoolean()) {
                engine.step();
            }
        }
        assertThat(up.got.toString()).as("seed %d: to the server", seed).isEqualTo(up.sent);
        assertThat(down.got.toString()).as("seed %d: to the client", seed).isEqualTo(down.sent);
        engine.step();
        assertThat(engine.held()).as("seed %d", seed).isEmpty();
        assertThat(engine.faults).isEmpty();
    }

    /** One direction: what is sent and what has arrived. */
    private final class Way {

        private final MemoryPeer from;
        private final MemoryPeer to;
        private final String sent;
        private final int readBytes = pick(100, 5_000, 100_000);
        private final StringBuilder got = new StringBuilder();
        private int position;
        private boolean finished;

        Way(MemoryPeer from, MemoryPeer to, String head) {
            this.from = from;
            this.to = to;
            StringBuilder text = new StringBuilder(head);
            for (int size = head.length() + pick(0, 1, 1_000, random.nextInt(300_000)); text.length() < size;) {
                text.append(text.length()).append(' ');
            }
            this.sent = text.toString();
        }

        void act() {
            if (position < sent.length() && from.unsent() == 0) {
                int end = Math.min(sent.length(), position + 1 + random.nextInt(100_000));
                from.send(sent.substring(position, end));
                position = end;
            } else if (position == sent.length() && !finished && random.nextInt(3) == 0) {
                from.shutdownWrite();
                finished = true;
            }
            if (random.nextInt(3) > 0) {
                got.append(to.received(readBytes));
            }
        }

        boolean isOver() {
            return finished && to.isAtEnd() || to.isReset();
        }
    }
}
