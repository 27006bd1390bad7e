package io.sluice.net.loop;

import io.sluice.net.syscall.Errno;
import io.sluice.net.timer.Timer;

/**
 * The end of a connection whose peer may still be sending: our side is closed, what arrives is thrown away, and the socket is closed when the
 * peer has closed too. Closing at once would answer those bytes with a reset, which may destroy our last words before they are
 * read. Owned by its loop; bounded in time, bytes and number.
 */
final class LingeringClose extends EventHandler {

    static final int MOST_PER_LOOP = 512;
    private static final int LIMIT_MS = 1_000;
    private static final int LIMIT_BYTES = 4 * 1024 * 1024;

    private final EventLoop loop;
    private final int descriptor;
    private int discarded;
    private boolean closed;
    private final Timer limit = new Timer() {
        @Override
        protected void expired(long nowMs) {
            close();
        }
    };

    private LingeringClose(EventLoop loop, int descriptor) {
        this.loop = loop;
        this.descriptor = descriptor;
    }

    /** Takes over a descriptor that nobody else owns any more. */
    static void begin(EventLoop loop, int descriptor) {
        loop.kernel().shutdownWrite(descriptor);
        LingeringClose end = new LingeringClose(loop, descriptor);
        if (loop.register(descriptor, end) < 0) {
            loop.kernel().close(descriptor);
            return;
        }
        loop.lingering(1);
        loop.timers().schedule(end.limit, loop.nowMs() + LIMIT_MS);
    }

    @Override
    protected void ready(int events) {
        while (!closed) {
            int received = loop.kernel().receive(descriptor, loop.receiveBuffer(), 0, EventLoop.RECEIVE_SIZE);
            if (received == -Errno.EAGAIN) {
                return;
            }
            discarded += Math.max(0, received);
            if (received <= 0 || discarded > LIMIT_BYTES) {
                close();
            }
        }
    }

    private void close() {
        if (!closed) {
            closed = true;
            loop.timers().cancel(limit);
            loop.lingering(-1);
            loop.close(descriptor);
        }
    }
}
