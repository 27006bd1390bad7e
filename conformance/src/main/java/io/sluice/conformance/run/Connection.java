package io.sluice.conformance.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One connection of a scenario, to the program or from it. Reading goes on all the time in a virtual thread (unless paused), so that bytes are not lost
 * when the other side resets; writing goes through one virtual thread in order, so that a blocked peer does not block the script.
 */
final class Connection implements AutoCloseable {
    private static final long PIECE_PAUSE_MS = 15;
    private static final long SEND_GRACE_MS = 1000;

    private final SocketChannel channel;
    private final Received received = new Received();
    private final ExecutorService writer = Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
    private boolean reading;

    Connection(SocketChannel channel) throws IOException {
        this.channel = channel;
        if (channel.getLocalAddress() instanceof InetSocketAddress) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
    }

    /** Connects to a port number, {@code address:port} or a path. */
    static Connection open(String target, String source, int receiveBufferBytes) throws IOException {
        SocketAddress address = address(target);
        SocketChannel channel = address instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open();
        try {
            if (receiveBufferBytes > 0) {
                channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBufferBytes);
            }
            if (source != null) {
                channel.bind(new InetSocketAddress(InetAddress.ofLiteral(source), 0));
            }
            channel.connect(address);
            return new Connection(channel);
        } catch (IOException failed) {
            channel.close();
            throw failed;
        }
    }

    static SocketAddress address(String target) {
        if (target.startsWith("/")) {
            return UnixDomainSocketAddress.of(Path.of(target));
        }
        int colon = target.lastIndexOf(':');
        String host = colon < 0 ? "127.0.0.1" : target.substring(0, colon);
        return new InetSocketAddress(InetAddress.ofLiteral(host), Integer.parseInt(target.substring(colon + 1)));
    }

    /** Lets the reader run. */
    void startReading() {
        if (!reading) {
            reading = true;
            Thread.ofVirtual().start(this::read);
        }
    }

    private void read() {
        byte[] data = new byte[65536];
        ByteBuffer buffer = ByteBuffer.wrap(data);
        try {
            for (int count = channel.read(buffer); count >= 0; count = channel.read(buffer)) {
                received.add(data, count);
                buffer.clear();
            }
            received.end(Received.End.CLOSED);
        } catch (InterruptedException stopped) {
            received.end(Received.End.CLOSED);
        } catch (IOException failed) {
            boolean reset = String.valueOf(failed.getMessage()).toLowerCase(Locale.ROOT).contains("reset");
            received.end(reset ? Received.End.RESET : Received.End.CLOSED);
        }
    }

    Received received() {
        return received;
    }

    int localPort() throws IOException {
        return channel.getLocalAddress() instanceof InetSocketAddress address ? address.getPort() : -1;
    }

    int remotePort() throws IOException {
        return channel.getRemoteAddress() instanceof InetSocketAddress address ? address.getPort() : -1;
    }

    /** Sends pieces, each in its own write, and waits a moment for them to be out. */
    void send(List<byte[]> pieces) throws InterruptedException {
        submit(() -> {
            boolean first = true;
            for (byte[] piece : pieces) {
                if (!first) {
                    TimeUnit.MILLISECONDS.sleep(PIECE_PAUSE_MS);
                }
                first = false;
                ByteBuffer buffer = ByteBuffer.wrap(piece);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            }
            return null;
        });
    }

    void halfClose() throws InterruptedException {
        submit(() -> {
            channel.shutdownOutput();
            return null;
        });
    }

    void closeNow() throws InterruptedException {
        submit(() -> {
            channel.close();
            return null;
        });
    }

    void reset() throws InterruptedException {
        submit(() -> {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            channel.close();
            return null;
        });
    }

    /** A failure to send is no outcome of its own: whether it is noticed depends on timing, what is received tells. */
    private void submit(java.util.concurrent.Callable<Void> action) throws InterruptedException {
        Future<Void> done = writer.submit(action);
        try {
            done.get(SEND_GRACE_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException stillSendingOrGone) {
            return;
        }
    }

    @Override
    public void close() throws IOException {
        writer.shutdownNow();
        channel.close();
        received.abandon();
    }
}
