package io.sluice.conformance.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A server behind the load balancer, played by the harness: either it hands its connections to the script, or it answers every request
 * with the same bytes. One virtual thread accepts; in answering mode each connection has one more.
 */
final class OriginServer implements AutoCloseable {
    private static final int MOST_WAITING = 1000;
    private static final int LARGEST_HEAD_BYTES = 256 * 1024;
    private static final long IDLE_LIMIT_MS = 60_000;

    private final int port;
    private final List<byte[]> answer;
    private final boolean closesAfterAnswer;
    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Connection> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private ServerSocketChannel listener;

    OriginServer(int port, List<byte[]> answer, boolean closesAfterAnswer) {
        this.port = port;
        this.answer = answer;
        this.closesAfterAnswer = closesAfterAnswer;
    }

    void listen(String host) throws IOException {
        listener = ServerSocketChannel.open();
        listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        listener.bind(new InetSocketAddress(InetAddress.ofLiteral(host), port), 128);
        ServerSocketChannel current = listener;
        Thread.ofVirtual().start(() -> accept(current));
    }

    /** Listens with the smallest backlog and fills it, so that a further connection attempt gets no answer at all. */
    void listenWithFullBacklog() throws IOException {
        listener = ServerSocketChannel.open();
        listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        listener.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 1);
        for (int i = 0; i < 3; i++) {
            SocketChannel filler = SocketChannel.open();
            filler.configureBlocking(false);
            boolean _ = filler.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            connections.add(new Connection(filler));
        }
    }

    void stopListening() throws IOException {
        listener.close();
    }

    /** The next connection, or null when none comes in time. */
    Connection next(long timeoutMs) throws InterruptedException {
        return waiting.poll(timeoutMs, TimeUnit.MILLISECONDS);
    }

    private void accept(ServerSocketChannel from) {
        try {
            while (true) {
                SocketChannel channel = from.accept();
                Connection connection = new Connection(channel);
                connections.add(connection);
                connection.startReading();
                if (answer == null) {
                    waiting.add(connection);
                } else {
                    Thread.ofVirtual().start(() -> answerAll(connection));
                }
            }
        } catch (IOException closed) {
            return;
        }
    }

    private void answerAll(Connection connection) {
        try {
            while (true) {
                Received.Taken request = connection.received().take(OriginServer::requestLength, IDLE_LIMIT_MS);
                if (!request.complete() || request.bytes().length == 0) {
                    connection.close();
                    connections.remove(connection);
                    return;
                }
                connection.send(answer);
                if (closesAfterAnswer) {
                    connection.closeNow();
                    connection.close();
                    connections.remove(connection);
                    return;
                }
            }
        } catch (InterruptedException | IOException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** As far as a request goes, or nothing when its head is too large to be one. */
    private static int requestLength(byte[] bytes, int count, boolean ended) {
        if (count > LARGEST_HEAD_BYTES && HttpMessages.headLength(bytes, count) < 0) {
            return 0;
        }
        return HttpMessages.messageLength(bytes, count, ended);
    }

    @Override
    public void close() throws IOException {
        if (listener != null) {
            listener.close();
        }
        for (Connection connection : new ArrayList<>(connections)) {
            connection.close();
        }
    }
}
