package io.sluice.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.base.address.SocketAddress;
import io.sluice.engine.proxy.Backend;
import io.sluice.engine.server.Server;
import io.sluice.language.config.model.Balance;
import io.sluice.language.config.model.Position;
import io.sluice.language.config.model.ProxyOption;
import io.sluice.language.config.model.ProxySection;
import io.sluice.net.memory.MemoryPeer;
import io.sluice.net.syscall.Errno;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Clients, servers and an operator who do anything at any time: nothing may fault, no count may leave its bounds, and once everybody has gone, or
 * every time limit has passed, nothing may be held any more.
 */
class AbusePropertyTest {

    private static final int ACTIONS = 120;
    private static final int MOST_CLIENTS = 8;
    private static final String GET = "GET / HTTP/1.1\r\nhost: a\r\n\r\n";
    private static final String OK = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";

    private static final String[] ALGORITHMS = {"roundrobin", "leastconn", "first", "source", "static-rr", "random"};

    private static final String[] CLIENT_SAYS = {
        GET, GET, GET + GET + GET, GET.substring(0, 9), GET.substring(9), "\r\n", "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 5000\r\n\r\n",
        "POST / HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n", "5\r\nhello\r\n", "5;x=y\r\nhel", "lo\r\n", "0\r\n\r\n", "0\r\na: b\r\n\r\n",
        "zz\r\n", "x".repeat(1_000), "y".repeat(30_000), "\u0000\u0001\u00ff garbage\r\n\r\n", "HEAD / HTTP/1.1\r\nhost: a\r\n\r\n",
        "GET / HTTP/1.0\r\n\r\n", "GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n", "CONNECT a:1 HTTP/1.1\r\nhost: a:1\r\n\r\n",
        "GET / HTTP/1.1\r\nhost: a\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n", "POST / HTTP/1.1\r\nhost: a\r\nexpect: 100-continue\r\ncontent-length: 5\r\n\r\n",
        "GET /monitor HTTP/1.1\r\nhost: a\r\n\r\n", "hello",
    };

    private static final String[] SERVER_SAYS = {
        OK, OK, OK, OK + OK, OK.substring(0, 12), OK.substring(12), "HTTP/1.1 100 Continue\r\n\r\n",
        "HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n", "HTTP/1.1 204 No Content\r\n\r\n", "HTTP/1.1 200 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n", "5\r\nhello\r\n", "5;x=y\r\nhel", "lo\r\n", "0\r\n\r\n", "0\r\na: b\r\n\r\n", "zz\r\n",
        "HTTP/1.1 200 OK\r\ncontent-length: 40000\r\n\r\n", "z".repeat(10_000), "z".repeat(50_000), "garbage\r\n\r\n", "HTTP/1.0 200 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\nok", "ok",
    };

    private final List<MemoryPeer> clients = new ArrayList<>();
    private final List<MemoryPeer> servers = new ArrayList<>();
    private Random random;
    private SteppedEngine engine;

    @Property(tries = 300)
    void nothingIsHeldOnceEverybodyHasGone(@ForAll long seed) {
        start(seed);
        act();
        for (MemoryPeer client : clients) {
            leave(client);
        }
        settle();
        acceptAll();
        for (MemoryPeer server : servers) {
            leave(server);
        }
        settle();
        assertThat(engine.held()).as("seed %d", seed).isEmpty();
        assertThat(engine.kernel.openDescriptors()).as("seed %d: descriptors", seed).isEqualTo(openAtStart);
    }

    @Property(tries = 300)
    void nothingIsHeldOnceEveryTimeLimitHasPassed(@ForAll long seed) {
        start(seed);
        act();
        settle();
        assertThat(engine.held()).as("seed %d", seed).isEmpty();
    }

    private int openAtStart;

    private void start(long seed) {
        random = new Random(seed);
        clients.clear();
        servers.clear();
        engine = new SteppedEngine(random.nextInt(4) == 0 ? ProxySection.Mode.TCP : ProxySection.Mode.HTTP, this::configure);
        openAtStart = engine.kernel.openDescriptors();
        if (random.nextBoolean()) {
            engine.kernel.capacity(4_096);
        }
    }

    private void configure(ProxySection section) {
        section.timeoutHttpKeepAliveMs = random.nextInt(3) * 1_000;
        section.timeoutHttpRequestMs = random.nextInt(3) * 2_000;
        section.timeoutQueueMs = random.nextBoolean() ? 4_000 : -1;
        section.timeoutTunnelMs = random.nextInt(2) * 15_000;
        section.maxconn = random.nextBoolean() ? 3 : 100;
        section.retries = random.nextInt(4);
        section.redispatchInterval = random.nextInt(3) - 1;
        section.monitorUri = "/monitor";
        section.httpReuse = pick(ProxySection.HttpReuse.values());
        section.connectionMode = pick(ProxySection.ConnectionMode.values());
        if (random.nextInt(3) == 0) {
            section.options.add(ProxyOption.ABORT_ON_CLOSE);
        }
        for (int i = 0; i < 2; i++) {
            section.servers.get(i).maxconn = random.nextInt(3);
        }
        section.servers.get(1).backup = random.nextInt(4) == 0;
        section.balance = new Balance(pick(ALGORITHMS), 2, List.of(), Position.NONE);
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private void act() {
        for (int i = 0; i < ACTIONS; i++) {
            switch (random.nextInt(10)) {
                case 0 -> {
                    if (clients.size() < MOST_CLIENTS) {
                        clients.add(engine.kernel.client(SteppedEngine.FRONT));
                    }
                }
                case 1, 2, 3 -> peer(clients, CLIENT_SAYS);
                case 4, 5, 6 -> {
                    acceptAll();
                    peer(servers, SERVER_SAYS);
                }
                case 7 -> engine.pass(random.nextInt(4) == 0 ? random.nextInt(12_000) : random.nextInt(500));
                case 8 -> operate();
                default -> network();
            }
            // Sometimes several things happen before the loop looks.
            if (random.nextInt(3) > 0) {
                engine.step();
                checkPlaces();
            }
            checkCounts();
        }
    }

    private void peer(List<MemoryPeer> peers, String[] says) {
        if (peers.isEmpty()) {
            return;
        }
        MemoryPeer peer = peers.get(random.nextInt(peers.size()));
        switch (random.nextInt(12)) {
            case 0 -> {
                leave(peer);
                peers.remove(peer);
            }
            case 1 -> peer.shutdownWrite();
            case 2, 3 -> peer.received(random.nextInt(20_000));
            case 4 -> peer.received();
            default -> peer.send(pick(says));
        }
    }

    private void leave(MemoryPeer peer) {
        if (random.nextBoolean()) {
            peer.close();
        } else {
            peer.reset();
        }
    }

    private void acceptAll() {
        for (int i = 0; i < 2; i++) {
            MemoryPeer peer = engine.servers.get(i).accept();
            while (peer != null) {
                servers.add(peer);
                peer = engine.servers.get(i).accept();
            }
        }
    }

    private void operate() {
        Backend backend = engine.backend();
        Server server = backend.servers()[random.nextInt(2)];
        switch (random.nextInt(7)) {
            case 0 -> backend.setAdministrativeState(server, Server.FORCED_MAINTENANCE, 0);
            case 1 -> backend.setAdministrativeState(server, Server.FORCED_DRAIN, 0);
            case 2 -> backend.setAdministrativeState(server, 0, 0);
            case 3 -> backend.setWeight(server, random.nextInt(3), 0);
            case 4 -> backend.setMaxconn(server, random.nextInt(3));
            case 5 -> backend.setAddress(server, engine.servers.get(random.nextInt(2)).address(), 0);
            default -> killOne();
        }
    }

    private void killOne() {
        Stream stream = engine.context.firstStream();
        for (int i = random.nextInt(4); stream != null && i > 0; i--) {
            stream = stream.nextInLoop();
        }
        if (stream != null) {
            stream.kill();
        }
    }

    private void network() {
        SocketAddress address = engine.servers.get(random.nextInt(2)).address();
        switch (random.nextInt(6)) {
            case 0 -> engine.kernel.holdConnects(address);
            case 1 -> engine.kernel.failConnects(address, random.nextBoolean() ? Errno.ECONNREFUSED : Errno.EMFILE);
            case 2 -> engine.kernel.failHeld(address, Errno.ECONNREFUSED);
            case 3 -> engine.kernel.failAccepts(random.nextBoolean() ? Errno.EMFILE : Errno.ECONNABORTED, 1);
            case 4 -> engine.kernel.completeHeld(address);
            default -> engine.kernel.allowConnects(address);
        }
    }

    private void checkCounts() {
        assertThat(engine.faults).isEmpty();
        int streams = engine.context.streamCount();
        assertThat(engine.process.connections().current()).isEqualTo(streams);
        assertThat(engine.frontend().sessions().current()).isEqualTo(streams);
        assertThat(engine.backend().sessions().current()).isBetween(0, streams);
    }

    /** When no message is under way any more, every place and every turn in a queue belongs to one stream. */
    private void checkPlaces() {
        for (int i = 0; i < 20 && !(turns() == waiting() && places() == placed()); i++) {
            engine.step();
        }
        assertThat(turns()).as("turns in queues").isEqualTo(waiting());
        assertThat(places()).as("places").isEqualTo(placed());
    }

    private int waiting() {
        return count(stream -> stream.state() == Stream.State.QUEUED);
    }

    private int placed() {
        return count(stream -> stream.server() != null);
    }

    private int count(Predicate<Stream> wanted) {
        int count = 0;
        for (Stream stream = engine.context.firstStream(); stream != null; stream = stream.nextInLoop()) {
            count += wanted.test(stream) ? 1 : 0;
        }
        return count;
    }

    private int turns() {
        int turns = engine.backend().queue().size();
        for (Server server : engine.backend().servers()) {
            turns += server.queue().size();
        }
        return turns;
    }

    private int places() {
        int places = 0;
        for (Server server : engine.backend().servers()) {
            places += server.sessions().current();
        }
        return places;
    }

    /** Enough for every attempt, wait and silence to run out, one after the other. */
    private void settle() {
        engine.step();
        for (int i = 0; i < 60; i++) {
            engine.pass(5_000);
        }
        checkCounts();
        checkPlaces();
    }
}
