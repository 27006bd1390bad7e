package io.sluice.control.cli;

import io.sluice.base.address.SocketAddress;
import io.sluice.net.connect.BlockingSocket;
import java.io.IOException;

/** A client behind a real socket. Read and written by its session's thread, closed by any. */
final class SocketChannel implements CliChannel {
    private final BlockingSocket socket;

    SocketChannel(BlockingSocket socket) {
        this.socket = socket;
    }

    @Override
    public int read(byte[] target, int offset, int length, int timeoutMs) throws IOException {
        int count = socket.read(target, offset, length, timeoutMs);
        if (count == 0) {
            return END_OF_INPUT;
        }
        if (count == BlockingSocket.TIMEOUT) {
            return TIMED_OUT;
        }
        if (count < 0) {
            throw new IOException("reading from " + peer() + " failed with error " + -count);
        }
        return count;
    }

    @Override
    public void write(byte[] source, int offset, int length, int timeoutMs) throws IOException {
        int count = socket.write(source, offset, length, timeoutMs);
        if (count == BlockingSocket.TIMEOUT) {
            throw new IOException(peer() + " does not read its answer");
        }
        if (count < 0) {
            throw new IOException("writing to " + peer() + " failed with error " + -count);
        }
    }

    @Override
    public void endOutput() {
        socket.shutdownWrite();
    }

    @Override
    public String peer() {
        SocketAddress address = socket.peerAddress();
        return address == null ? "unknown" : address.toString();
    }

    @Override
    public void close() {
        socket.close();
    }
}
