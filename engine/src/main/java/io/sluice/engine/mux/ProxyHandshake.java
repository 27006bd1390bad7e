package io.sluice.engine.mux;

import io.sluice.base.bytes.Buffer;
import io.sluice.engine.proxy.Listener;
import io.sluice.language.config.model.ProxySection;
import io.sluice.net.loop.EventHandler;
import io.sluice.net.loop.EventLoop;
import io.sluice.net.proxyprotocol.ProxyHeader;
import io.sluice.net.proxyprotocol.ProxyHeaderReader;
import io.sluice.net.syscall.Errno;
import io.sluice.net.syscall.Kernel;
import io.sluice.net.timer.Timer;

/**
 * A client connection that must bring its PROXY protocol header first. Usually the header is there at accept; otherwise the connection waits for
 * it, at most {@code timeout client-hs}, else {@code timeout client}. Owned by its loop.
 */
final class ProxyHandshake extends EventHandler {

    private static final String WAITING = " while waiting for PROXY protocol header";

    final Listener listener;
    final byte[] peer;
    final long acceptDateMs;
    ProxyHandshake next;
    ProxyHandshake previous;
    private final ProxyHandshakes all;
    private final EventLoop loop;
    private final int descriptor;
    private boolean registered;
    private boolean spoke;
    private boolean over;
    private final Timer limit = new Timer() {
        @Override
        protected void expired(long nowMs) {
            refuse("Timeout" + WAITING);
        }
    };

    ProxyHandshake(ProxyHandshakes all, Listener listener, int descriptor, byte[] peer) {
        this.all = all;
        this.loop = all.context.loop();
        this.listener = listener;
        this.descriptor = descriptor;
        this.peer = peer.clone();
        this.acceptDateMs = loop.wallMs();
    }

    void begin() {
        all.enter(this);
        look(0);
        if (over) {
            return;
        }
        if (loop.register(descriptor, this) < 0) {
            close();
            return;
        }
        registered = true;
        ProxySection section = listener.frontend().section();
        int timeoutMs = section.timeoutClientHandshakeMs > 0 ? section.timeoutClientHandshakeMs : section.timeoutClientMs;
        if (timeoutMs > 0) {
            loop.timers().schedule(limit, loop.nowMs() + timeoutMs);
        }
    }

    @Override
    protected void ready(int events) {
        if (!over) {
            look(events);
        }
    }

    /** Every arrival is an edge, so what stays in the kernel is looked at again when more has come. */
    private void look(int events) {
        Buffer buffer = loop.receiveBuffer();
        int there = loop.kernel().peek(descriptor, buffer, EventLoop.HEADROOM, ProxyHeader.LONGEST_BYTES);
        if (there > 0) {
            spoke = true;
            read(buffer, there, events);
        } else if (there == 0) {
            refuse("Connection closed" + WAITING);
        } else if (there != -Errno.EAGAIN) {
            refuse("Connection error" + WAITING);
        }
    }

    private void read(Buffer buffer, int there, int events) {
        int result = all.reader.read(buffer, EventLoop.HEADROOM, EventLoop.HEADROOM + there, all.header);
        switch (result) {
            case ProxyHeaderReader.INCOMPLETE -> {
                if ((events & (Kernel.READ_HANG_UP | Kernel.HANG_UP | Kernel.ERROR)) != 0) {
                    refuse("Truncated PROXY protocol header received");
                }
            }
            case ProxyHeaderReader.NO_HEADER -> refuse("Received something which does not look like a PROXY protocol header");
            case ProxyHeaderReader.UNKNOWN_PROTOCOL -> refuse("Received an unhandled protocol in the PROXY protocol header");
            case ProxyHeaderReader.INVALID -> refuse("Received an invalid PROXY protocol header");
            case ProxyHeaderReader.TOO_LONG -> refuse("Truncated PROXY protocol header received");
            default -> take(buffer, result);
        }
    }

    /** Takes exactly the header out of the kernel; what follows it is for the frontend's protocol. */
    private void take(Buffer buffer, int length) {
        if (loop.kernel().receive(descriptor, buffer, EventLoop.HEADROOM, length) != length) {
            refuse("Connection error" + WAITING);
            return;
        }
        end();
        if (registered) {
            loop.unregister(descriptor);
        }
        all.complete(listener, descriptor, peer);
    }

    private void refuse(String reason) {
        all.refused(this, reason, !spoke);
        close();
    }

    private void end() {
        over = true;
        loop.timers().cancel(limit);
        all.leave(this);
    }

    /** Gives the connection up without a word. */
    void close() {
        if (over) {
            return;
        }
        end();
        if (registered) {
            loop.close(descriptor);
        } else {
            loop.kernel().close(descriptor);
        }
        all.context.gate().leave(listener);
    }

    @Override
    protected void faulted() {
        close();
    }
}
