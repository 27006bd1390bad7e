package io.sluice.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keep-alive connections that have made one request each and then do nothing until they are closed. */
public final class IdleClients implements AutoCloseable {

    private static final byte[] REQUEST = "GET /small HTTP/1.1\r\nHost: bench\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int BODY_BYTES = 200;

    private final List<SocketChannel> connections = new ArrayList<>();

    public IdleClients(int port, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(4_096);
        for (int i = 0; i < count; i++) {
            SocketChannel connection = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            connections.add(connection);
            connection.write(ByteBuffer.wrap(REQUEST));
            buffer.clear();
            while (!isComplete(buffer)) {
                if (connection.read(buffer) < 0) {
                    throw new EOFException("a connection was closed instead of kept");
                }
            }
        }
    }

    private static boolean isComplete(ByteBuffer buffer) {
        for (int i = 3; i < buffer.position(); i++) {
            if (buffer.get(i) == '\n' && buffer.get(i - 2) == '\n') {
                return buffer.position() - i - 1 >= BODY_BYTES;
            }
        }
        return false;
    }

    public int count() {
        return connections.size();
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel connection : connections) {
            connection.close();
        }
    }
}
