package io.sluice.conformance.corpus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server behind the program: reads what reaches it with {@link StrictMessage}, answers whole requests, and keeps by client address what came. A virtual
 * thread per connection.
 */
final class CorpusOrigin implements AutoCloseable {
    private static final int IDLE_LIMIT_MS = 10_000;
    private static final String ANSWER = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";
    private static final String NEXT_ANSWER = "HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nnext";
    private static final String SWITCH = "HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: proto\r\n\r\n";
    private static final Pattern CLIENT = Pattern.compile("x-forwarded-for: (" + Pattern.quote(CorpusRun.CLIENT_NETWORK) + "[0-9.]+)",
            Pattern.CASE_INSENSITIVE);

    private final ServerSocket listener;
    private final Map<String, CorpusCase> cases;
    private final Map<String, List<String>> received = new ConcurrentHashMap<>();
    private final List<String> strays = new CopyOnWriteArrayList<>();

    CorpusOrigin(int port, Map<String, CorpusCase> cases) throws IOException {
        this.cases = cases;
        listener = new ServerSocket();
        listener.setReuseAddress(true);
        listener.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 500);
        Thread.ofVirtual().start(this::acceptAll);
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                Socket connection = listener.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** What reached the server from this client, in order. */
    List<String> received(String client) {
        return received.getOrDefault(client, List.of());
    }

    /** What reached it without saying from which client. */
    List<String> strays() {
        return List.copyOf(strays);
    }

    private void serve(Socket connection) {
        Conversation conversation = new Conversation(connection);
        try (connection) {
            connection.setSoTimeout(IDLE_LIMIT_MS);
            connection.setTcpNoDelay(true);
            byte[] block = new byte[65_536];
            boolean goesOn = true;
            while (goesOn) {
                int count = connection.getInputStream().read(block);
                if (count < 0) {
                    break;
                }
                conversation.bytes.write(block, 0, count);
                goesOn = conversation.advance();
            }
        } catch (IOException broken) {
            conversation.note(""); // a connection that the program resets has still shown what is noted so far
        }
        conversation.end();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    /** One connection: what came and how far it was read. */
    private final class Conversation {
        private final Socket connection;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private String client;
        private int read;
        private boolean tunnel;
        private boolean over;

        Conversation(Socket connection) {
            this.connection = connection;
        }

        /** Reads and answers whole requests; false when the connection is done. */
        boolean advance() throws IOException {
            byte[] all = bytes.toByteArray();
            while (!over && read < all.length) {
                if (tunnel) {
                    return throughTunnel(all);
                }
                StrictMessage message = StrictMessage.request(all, read);
                if (message.state() == StrictMessage.State.INCOMPLETE) {
                    return true;
                }
                if (message.state() == StrictMessage.State.BROKEN) {
                    nameClient(all, all.length);
                    note(message.text());
                    over = true;
                    return false;
                }
                nameClient(all, message.end());
                take(message);
            }
            return !over;
        }

        /** A message behind the first one must name the same client, or it is one that the program did not know of. */
        private void nameClient(byte[] all, int end) {
            Matcher named = CLIENT.matcher(new String(all, read, end - read, StandardCharsets.ISO_8859_1));
            String found = named.find() ? named.group(1) : null;
            if (client == null) {
                client = found;
            } else if (!client.equals(found)) {
                note("SMUGGLED");
            }
        }

        private void take(StrictMessage message) throws IOException {
            read = message.end();
            if (message.text().startsWith("GET /next HTTP/1.1 [host: next")) {
                note("next");
                send(NEXT_ANSWER);
            } else {
                note(message.text());
                CorpusCase asked = client == null ? null : cases.get(client);
                boolean upgrade = message.text().startsWith("GET /101 ") && message.text().contains("upgrade: proto");
                if (asked != null && asked.section().response()) {
                    connection.getOutputStream().write(asked.message());
                    over = asked.section().closes();
                } else {
                    send(upgrade ? SWITCH : ANSWER);
                }
                boolean refused = asked != null && asked.section().response() && statusClass(asked) > '2';
                tunnel = upgrade || message.state() == StrictMessage.State.TUNNEL && !refused;
            }
        }

        private static char statusClass(CorpusCase answer) {
            int at = "HTTP/1.1 ".length();
            return answer.message().length > at ? (char) answer.message()[at] : ' ';
        }

        private boolean throughTunnel(byte[] all) throws IOException {
            String sent = new String(all, read, all.length - read, StandardCharsets.ISO_8859_1);
            if (!sent.endsWith("\r\n\r\n")) {
                return true;
            }
            note("tunnel " + StrictMessage.quoted(sent));
            read = all.length;
            send("echo");
            over = true;
            return false;
        }

        private void send(String text) throws IOException {
            connection.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        /** The connection is over: what is left was not a whole request. */
        void end() {
            byte[] all = bytes.toByteArray();
            if (over || read >= all.length) {
                return;
            }
            StrictMessage message = StrictMessage.request(all, read);
            nameClient(all, all.length);
            note(message.text() + " cut");
        }

        void note(String text) {
            if (text.isEmpty()) {
                return;
            }
            if (client == null) {
                strays.add(text);
            } else {
                received.computeIfAbsent(client, _ -> new CopyOnWriteArrayList<>()).add(text);
            }
        }
    }
}
