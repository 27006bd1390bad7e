package io.sluice.engine.stream;

import io.sluice.base.bytes.Buffer;
import io.sluice.net.loop.EventLoop;

/**
 * One request in the form that servers get: in the receive buffer as long as the handler runs that received it, and in a buffer of its own while
 * it waits for a server or may have to be sent again. Owned by the loop of its stream.
 *
 * <p>At most one pooled buffer is held, which the limits on a head and on what is received with it bound.
 */
final class ForwardedRequest {

    private static final int CRLF = 2;

    private final EventLoop loop;
    private Buffer direct;
    private int from;
    private int to;
    private Buffer held;
    private int length;
    private int headLength;
    private boolean kept;

    ForwardedRequest(EventLoop loop) {
        this.loop = loop;
    }

    /** Begins with the bytes of a head that ends at {@code headEnd} and what of the body came with it. */
    void begin(Buffer buffer, int start, int headEnd, int end) {
        direct = buffer;
        from = start;
        to = end;
        length = end - start;
        headLength = headEnd - start;
        kept = false;
    }

    /** From now on what is sent is kept as well. */
    void keep() {
        kept = true;
    }

    /** It is there to be sent again. */
    boolean isKept() {
        return kept && held != null;
    }

    /** There are bytes that {@link #send} would send. */
    boolean isWaiting() {
        return direct != null || held != null;
    }

    int length() {
        return length;
    }

    /** The receive buffer is about to be used for something else. */
    void hold() {
        Buffer source = direct;
        if (source != null) {
            direct = null;
            held = loop.pool().take(length);
            source.copyTo(from, held, 0, length);
        }
    }

    /** The receive buffer is used for something else: nobody asked to hold the request. */
    void leaveReceiveBuffer() {
        direct = null;
    }

    /** Sends it; with {@code line} (may be null) as the last line of its head. False when the connection is broken. */
    boolean send(ServerSide server, byte[] line) {
        if (kept || line != null) {
            hold();
        }
        Buffer source = direct;
        if (source != null) {
            direct = null;
            return server.write(source, from, to);
        }
        boolean sent = line == null ? server.write(held, 0, length) : sendWith(line, server);
        if (!kept) {
            release();
        }
        return sent;
    }

    private boolean sendWith(byte[] line, ServerSide server) {
        Buffer composed = loop.scratchBuffer();
        if (length + line.length > composed.capacity()) {
            return false;
        }
        int head = headLength - CRLF;
        held.copyTo(0, composed, 0, head);
        int position = composed.put(head, line, 0, line.length);
        held.copyTo(head, composed, position, length - head);
        return server.write(composed, 0, length + line.length);
    }

    /** Gives the buffer back; the request cannot be sent again. */
    void release() {
        kept = false;
        direct = null;
        if (held != null) {
            loop.pool().release(held);
            held = null;
        }
    }
}
