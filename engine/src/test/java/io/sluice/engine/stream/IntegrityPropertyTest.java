package io.sluice.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.engine.proxy.Backend;
import io.sluice.engine.server.Server;
import io.sluice.language.config.model.ProxySection;
import io.sluice.net.memory.MemoryPeer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Well-behaved clients and servers over a network that cuts everything into pieces of its own, while an operator changes the servers: every
 * client gets exactly the answers to its own requests, in order and complete.
 */
class IntegrityPropertyTest {

    private static final int CLIENTS = 4;
    private static final int REQUESTS = 6;
    private static final int MOST_ROUNDS = 200_000;

    private Random random;
    private SteppedEngine engine;
    private final List<Client> clients = new ArrayList<>();
    private final List<ServerPeer> servers = new ArrayList<>();

    @Property(tries = 60)
    void everyClientGetsTheAnswersToItsOwnRequests(@ForAll long seed) {
        random = new Random(seed);
        clients.clear();
        servers.clear();
        engine = new SteppedEngine(ProxySection.Mode.HTTP, this::configure);
        engine.kernel.capacity(pick(64, 1_000, 4_096, 65_536));
        if (random.nextInt(3) == 0) {
            engine.kernel.largestSend(pick(1, 100, 5_000));
        }
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(new Client(i));
        }
        int rounds = 0;
        while (!clients.stream().allMatch(Client::isDone)) {
            assertThat(rounds++).as("seed %d: no end", seed).isLessThan(MOST_ROUNDS);
            round();
        }
        for (Client client : clients) {
            assertThat(client.received.toString()).as("seed %d: client %d", seed, client.number).isEqualTo(client.expected.toString());
        }
        assertThat(engine.faults).isEmpty();
    }

    private void configure(ProxySection section) {
        section.timeoutClientMs = 1_000_000;
        section.timeoutServerMs = 1_000_000;
        section.timeoutQueueMs = 1_000_000;
        section.httpReuse = ProxySection.HttpReuse.values()[random.nextInt(4)];
        section.servers.get(0).maxconn = random.nextInt(3);
        section.servers.get(1).maxconn = random.nextInt(3);
    }

    private int pick(int... values) {
        return values[random.nextInt(values.length)];
    }

    private void round() {
        for (Client client : clients) {
            client.act();
        }
        accept();
        for (ServerPeer server : servers) {
            server.act();
        }
        if (random.nextInt(20) == 0) {
            operate();
        }
        engine.pass(1);
    }

    private void accept() {
        for (int i = 0; i < 2; i++) {
            MemoryPeer peer = engine.servers.get(i).accept();
            while (peer != null) {
                servers.add(new ServerPeer(peer));
                peer = engine.servers.get(i).accept();
            }
        }
    }

    /** The first server is never taken away, so every request can be served. */
    private void operate() {
        Backend backend = engine.backend();
        Server changed = backend.servers()[1];
        switch (random.nextInt(6)) {
            case 0 -> backend.setAdministrativeState(changed, Server.FORCED_MAINTENANCE, 0);
            case 1 -> backend.setAdministrativeState(changed, Server.FORCED_DRAIN, 0);
            case 2 -> backend.setAdministrativeState(changed, 0, 0);
            case 3 -> backend.setWeight(changed, random.nextInt(4), 0);
            case 4 -> backend.setMaxconn(changed, random.nextInt(3));
            default -> backend.setAddress(changed, engine.servers.get(random.nextInt(2)).address(), 0);
        }
    }

    private String filling(int size) {
        StringBuilder text = new StringBuilder(size + 8);
        while (text.length() < size) {
            text.append((char) ('a' + random.nextInt(26))).append(text.length());
        }
        text.setLength(size);
        return text.toString();
    }

    private String inChunks(String body) {
        StringBuilder text = new StringBuilder();
        for (int from = 0; from < body.length();) {
            int size = Math.min(1 + random.nextInt(5_000), body.length() - from);
            text.append(Integer.toHexString(size)).append("\r\n").append(body, from, from + size).append("\r\n");
            from += size;
        }
        return text.append("0\r\n\r\n").toString();
    }

    private int size() {
        return pick(0, 1, 100, 5_000, random.nextInt(100_000));
    }

    /** The length of the message at the beginning of a text, -1 while it is not complete; understands what is sent here. */
    private static int messageEnd(CharSequence text) {
        String all = text.toString();
        int head = all.indexOf("\r\n\r\n");
        if (head < 0) {
            return -1;
        }
        int position = head + 4;
        int length = all.indexOf("content-length: ");
        if (length >= 0 && length < head) {
            position += Integer.parseInt(all.substring(length + 16, all.indexOf('\r', length)));
            return position <= all.length() ? position : -1;
        }
        int chunked = all.indexOf("transfer-encoding: chunked");
        while (chunked >= 0 && chunked < head) {
            int lineEnd = all.indexOf("\r\n", position);
            if (lineEnd < 0) {
                return -1;
            }
            int size = Integer.parseInt(all.substring(position, lineEnd), 16);
            position = lineEnd + 2 + size + 2;
            if (position > all.length()) {
                return -1;
            }
            if (size == 0) {
                return position;
            }
        }
        return position;
    }

    private static String payload(String message) {
        String body = message.substring(message.indexOf("\r\n\r\n") + 4);
        if (!message.contains("transfer-encoding: chunked")) {
            return body;
        }
        StringBuilder plain = new StringBuilder();
        for (int position = 0;;) {
            int lineEnd = body.indexOf("\r\n", position);
            int size = Integer.parseInt(body.substring(position, lineEnd), 16);
            if (size == 0) {
                return plain.toString();
            }
            plain.append(body, lineEnd + 2, lineEnd + 2 + size);
            position = lineEnd + 2 + size + 2;
        }
    }

    /** Sends its requests in pieces, some of them before it has the answers to those before. */
    private final class Client {

        private final int number;
        private final MemoryPeer peer = engine.connect();
        private final StringBuilder unsent = new StringBuilder();
        private final StringBuilder incoming = new StringBuilder();
        private final List<String> paths = new ArrayList<>();
        private final StringBuilder received = new StringBuilder();
        private final StringBuilder expected = new StringBuilder();
        private final boolean pipelines = random.nextBoolean();
        private int asked;
        private int answered;

        Client(int number) {
            this.number = number;
        }

        boolean isDone() {
            return answered == REQUESTS || !peer.isOpen() && peer.unread() == 0;
        }

        void act() {
            if (asked < REQUESTS && (pipelines ? random.nextInt(4) == 0 : asked == answered && unsent.isEmpty())) {
                ask();
            }
            if (!unsent.isEmpty() && peer.unsent() == 0) {
                int most = Math.min(unsent.length(), 1 + random.nextInt(20_000));
                peer.send(unsent.substring(0, most));
                unsent.delete(0, most);
            }
            incoming.append(peer.received(pick(1, 500, 10_000, 100_000)));
            for (int end = messageEnd(incoming); end > 0; end = messageEnd(incoming)) {
                received.append(payload(incoming.substring(0, end))).append('\n');
                incoming.delete(0, end);
                answered++;
            }
        }

        private void ask() {
            String path = "/" + number + "/" + asked++;
            String body = filling(size());
            paths.add(path);
            expected.append(path).append('=').append(body).append('\n');
            switch (body.isEmpty() ? 0 : 1 + random.nextInt(2)) {
                case 0 -> unsent.append("GET ").append(path).append(" HTTP/1.1\r\nhost: a\r\n\r\n");
                case 1 -> unsent.append("POST ").append(path).append(" HTTP/1.1\r\nhost: a\r\ncontent-length: ").append(body.length())
                    .append("\r\n\r\n").append(body);
                default -> unsent.append("POST ").append(path).append(" HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n")
                    .append(inChunks(body));
            }
        }
    }

    /** Answers each request with its path and its body, in pieces. */
    private final class ServerPeer {

        private final MemoryPeer peer;
        private final StringBuilder incoming = new StringBuilder();
        private final StringBuilder unsent = new StringBuilder();

        ServerPeer(MemoryPeer peer) {
            this.peer = peer;
        }

        void act() {
            incoming.append(peer.received(pick(1, 500, 10_000, 100_000)));
            int end = messageEnd(incoming);
            if (end > 0) {
                String request = incoming.substring(0, end);
                incoming.delete(0, end);
                answer(request.split(" ", 3)[1] + "=" + payload(request));
            }
            if (!unsent.isEmpty() && peer.unsent() == 0) {
                int most = Math.min(unsent.length(), 1 + random.nextInt(20_000));
                peer.send(unsent.substring(0, most));
                unsent.delete(0, most);
            }
        }

        private void answer(String body) {
            if (random.nextBoolean()) {
                unsent.append("HTTP/1.1 200 OK\r\ncontent-length: ").append(body.length()).append("\r\n\r\n").append(body);
            } else {
                unsent.append("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n").append(inChunks(body));
            }
        }
    }
}
