package io.sluice.bench.origin;

import io.sluice.base.address.SocketAddress;
import io.sluice.net.loop.EventHandler;
import io.sluice.net.loop.EventLoop;
import io.sluice.net.syscall.Kernel;
import io.sluice.net.syscall.SocketCalls;

/** Receives log datagrams, counts them and forgets them. On the origin server's loop. */
final class SyslogSink extends EventHandler {

    private static final int SOCK_DGRAM = 2;
    private static final int SOL_SOCKET = 1;
    private static final int SO_RCVBUF = 8;
    private static final int RECEIVE_BUFFER_BYTES = 4 << 20;
    private static final int LONGEST_LINE = 8_192;
    /** Datagrams taken before the connections get their turn. */
    private static final int BATCH = 256;

    private final EventLoop loop;
    private final int descriptor;
    private long lines;

    private SyslogSink(EventLoop loop, int descriptor) {
        this.loop = loop;
        this.descriptor = descriptor;
    }

    static SyslogSink open(EventLoop loop, SocketAddress address) {
        SocketCalls calls = SocketCalls.permanent();
        int descriptor = calls.open(address.kind(), SOCK_DGRAM);
        int result = descriptor < 0 ? descriptor : calls.bind(descriptor, address);
        if (result < 0) {
            throw new IllegalStateException("log sink: cannot bind " + address + ", error " + -result);
        }
        calls.setOption(descriptor, SOL_SOCKET, SO_RCVBUF, RECEIVE_BUFFER_BYTES);
        SyslogSink sink = new SyslogSink(loop, descriptor);
        loop.register(descriptor, sink, Kernel.IN);
        return sink;
    }

    /** Datagrams received. */
    long lines() {
        return lines;
    }

    @Override
    protected void ready(int events) {
        for (int i = 0; i < BATCH; i++) {
            if (loop.kernel().receive(descriptor, loop.receiveBuffer(), 0, LONGEST_LINE) < 0) {
                return;
            }
            lines++;
        }
    }
}
