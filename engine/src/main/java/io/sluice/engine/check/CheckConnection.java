package io.sluice.engine.check;

import io.sluice.base.address.SocketAddress;
import io.sluice.base.bytes.Buffer;
import io.sluice.net.connect.OutgoingOptions;
import io.sluice.net.loop.Connection;
import io.sluice.net.loop.EventLoop;
import io.sluice.net.syscall.Errno;

/** The connection of a check. Owned by the check's loop. */
final class CheckConnection extends Connection {

    private final ServerCheck check;
    private final boolean resetsAtEnd;

    CheckConnection(EventLoop loop, ServerCheck check, boolean resetsAtEnd) {
        super(loop);
        this.check = check;
        this.resetsAtEnd = resetsAtEnd;
    }

    int open(SocketAddress address, OutgoingOptions options) {
        return connect(address, options, null);
    }

    boolean send(byte[] bytes) {
        Buffer scratch = loop.scratchBuffer();
        int from = 0;
        while (from < bytes.length) {
            int part = Math.min(bytes.length - from, scratch.capacity());
            scratch.put(0, bytes, from, part);
            if (!write(scratch, 0, part)) {
                return false;
            }
            from += part;
        }
        return true;
    }

    /** The check needs this connection no more. */
    void end() {
        if (resetsAtEnd) {
            reset();
        } else {
            closeGently();
        }
    }

    @Override
    protected void connected() {
        check.connected();
    }

    @Override
    protected void connectFailed(int error) {
        check.connectFailed(error);
    }

    @Override
    protected void readable() {
        while (!isClosed() && mayRead() && check.room() > 0) {
            Buffer buffer = loop.receiveBuffer();
            int received = receive(buffer, EventLoop.HEADROOM, Math.min(EventLoop.RECEIVE_SIZE, check.room()));
            if (received > 0) {
                check.received(buffer, EventLoop.HEADROOM, received);
            } else if (received == 0) {
                check.peerEnded();
                break;
            } else if (received == -Errno.EAGAIN) {
                break;
            } else {
                check.broken(-received);
                return;
            }
        }
        check.readable(this);
    }

    @Override
    protected void drained() {
        // Steps do not wait for their bytes to leave.
    }

    @Override
    protected void writeFailed(int error) {
        check.broken(error);
    }
}
