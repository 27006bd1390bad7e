package io.sluice.engine.proxy;

import io.sluice.net.loop.EventHandler;
import io.sluice.net.loop.EventLoop;
import io.sluice.net.syscall.Errno;
import io.sluice.net.syscall.Kernel;
import io.sluice.net.timer.Timer;

/** The socket of one listener on one event loop. Owned by the loop's thread; {@link #tryAgain} may be called from any. */
final class ListeningSocket extends EventHandler {

    /** Connections taken before a socket is closed for good. */
    private static final int MOST_AT_STOP = 4_096;
    private static final int FAILED_ACCEPT_PAUSE_MS = 100;
    private static final int COMPLAINT_PAUSE_MS = 1_000;

    private final Listener listener;
    private final EventLoop loop;
    private final AcceptGate gate;
    private final Acceptor acceptor;
    private final int descriptor;
    private final boolean inherited;
    /** Connections taken before others get their turn. */
    private final int batch;
    private final byte[] peer = new byte[28];
    private final Timer pause = new Timer() {
        @Override
        protected void expired(long nowMs) {
            ready(Kernel.IN);
        }
    };
    private boolean closed;
    private long nextComplaintMs;

    ListeningSocket(Listener listener, EventLoop loop, AcceptGate gate, Acceptor acceptor, int descriptor) {
        this.listener = listener;
        this.loop = loop;
        this.gate = gate;
        this.acceptor = acceptor;
        this.descriptor = descriptor;
        this.batch = gate.process().acceptBatch();
        this.inherited = listener.sockets().isInherited();
    }

    /** On the loop's thread. {@code shared}: other loops wait on the same descriptor. */
    int open(boolean shared) {
        // Edge-triggered in any case: while a limit is reached, what waits in the kernel must not wake the loop again and again.
        return loop.register(descriptor, this, Kernel.IN | Kernel.EDGE_TRIGGERED | (shared ? Kernel.EXCLUSIVE : 0));
    }

    /** Closes on the loop's thread; callable from any. */
    void closeFromOutside() {
        loop.post(this::close);
    }

    /** Closes for good on the loop's thread, but first takes the connections that are established already: they would be reset. Callable from any. */
    void stopFromOutside() {
        loop.post(() -> {
            takeWaiting();
            close();
        });
    }

    private void takeWaiting() {
        for (int i = 0; i < MOST_AT_STOP && !closed && gate.enter(listener); i++) {
            int accepted = loop.kernel().accept(descriptor, peer);
            if (accepted < 0) {
                gate.leave(listener);
                return;
            }
            gate.countAccepted(listener, loop.index(), loop.nowMs());
            acceptor.accepted(listener, accepted, peer);
        }
    }

    private void close() {
        if (!closed) {
            closed = true;
            gate.forget(this);
            loop.timers().cancel(pause);
            // The next process may have the same socket: closing alone would leave it in this loop's set.
            loop.unregister(descriptor);
            loop.kernel().close(descriptor);
        }
    }

    Listener listener() {
        return listener;
    }

    int descriptor() {
        return descriptor;
    }

    void tryAgain() {
        loop.post(() -> ready(Kernel.IN));
    }

    @Override
    protected void ready(int events) {
        for (int i = 0; i < batch && !closed; i++) {
            int pauseMs = gate.pauseMs(listener.frontend(), loop.nowMs());
            if (pauseMs > 0) {
                loop.timers().schedule(pause, loop.nowMs() + pauseMs);
                return;
            }
            if (!gate.enter(listener)) {
                if (gate.await(this)) {
                    return;
                }
                continue;
            }
            int accepted = loop.kernel().accept(descriptor, peer);
            if (accepted < 0) {
                gate.leave(listener);
                if (!retry(-accepted)) {
                    return;
                }
                continue;
            }
            if (!inherited) {
                listener.sockets().accepted(loop.kernel(), accepted);
            }
            gate.countAccepted(listener, loop.index(), loop.nowMs());
            acceptor.accepted(listener, accepted, peer);
        }
        if (!closed) {
            loop.callAgain(this, Kernel.IN);
        }
    }

    @Override
    protected void faulted() {
        // The next connections may wait already, and no further edge would tell.
        loop.callAgain(this, Kernel.IN);
    }

    private boolean retry(int error) {
        return switch (error) {
            case Errno.EAGAIN, Errno.EBADF -> false;
            // The client went away before it was accepted, or the like: the next one may be fine.
            case Errno.ECONNABORTED, Errno.EINTR, Errno.EPERM, Errno.ENETUNREACH, Errno.EHOSTUNREACH -> true;
            // Descriptors or memory are used up, or the socket is unusable: trying at once would only repeat it.
            default -> {
                if (loop.nowMs() >= nextComplaintMs) {
                    nextComplaintMs = loop.nowMs() + COMPLAINT_PAUSE_MS;
                    acceptor.outOfResources(listener, error);
                }
                loop.timers().schedule(pause, loop.nowMs() + FAILED_ACCEPT_PAUSE_MS);
                yield false;
            }
        };
    }
}
