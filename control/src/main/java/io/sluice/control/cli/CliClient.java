package io.sluice.control.cli;

import io.sluice.base.address.SocketAddress;
import io.sluice.control.command.ClientSettings;
import io.sluice.control.command.ControlClient;
import io.sluice.net.connect.BlockingSocket;
import io.sluice.net.connect.SocketHandover;
import java.util.concurrent.atomic.AtomicLong;

/** One connected client with its socket and its settings, known to the server as long as it is served. */
final class CliClient implements ControlClient {
    /** Below the numbers of streams and in the same shape. */
    private static final AtomicLong NUMBERS = new AtomicLong(0x7e00_0000_0000L);
    private static final int NUMBER_STEP = 16;

    private final long number = NUMBERS.addAndGet(NUMBER_STEP);
    private final long startNanos = System.nanoTime();
    private final BlockingSocket socket;
    private final boolean mayTakeSockets;
    private final SocketAddress peer;
    private final int listenerNumber;
    private final SocketChannel channel;
    private final ClientSettings settings;

    CliClient(BlockingSocket socket, CliListener listener, int idleTimeoutMs) {
        this.socket = socket;
        this.peer = socket.peerAddress();
        this.listenerNumber = listener.number();
        this.mayTakeSockets = listener.line().exposesListeners && listener.configured().kind() == SocketAddress.Kind.UNIX;
        this.channel = new SocketChannel(socket);
        this.settings = listener.newClient(idleTimeoutMs);
    }

    /** Descriptors travel over unix sockets only. */
    boolean mayTakeSockets() {
        return mayTakeSockets;
    }

    void giveSockets(int[] descriptors) {
        SocketHandover.give(socket, descriptors);
    }

    SocketChannel channel() {
        return channel;
    }

    ClientSettings settings() {
        return settings;
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public String protocol() {
        if (peer == null || !peer.isIp()) {
            return "unix_stream";
        }
        return peer.kind() == SocketAddress.Kind.IPV4 ? "tcpv4" : "tcpv6";
    }

    @Override
    public String source() {
        return peer == null || !peer.isIp() ? "unix:" + listenerNumber : peer.toString();
    }

    @Override
    public long ageMs() {
        return (System.nanoTime() - startNanos) / 1_000_000;
    }

    @Override
    public int idleTimeoutMs() {
        return settings.idleTimeoutMs();
    }

    @Override
    public void end() {
        channel.close();
    }
}
