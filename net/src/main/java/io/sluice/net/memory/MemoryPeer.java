package io.sluice.net.memory;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The far end of a connection, played by a test: a client of the loop's listener, or a server that the loop connected to.
 *
 * <p>Text is one character per byte (ISO 8859-1). Nothing is read unless the test asks, so a peer that does not call
 * {@link #received} is a slow reader, and closing it then resets the connection, as a real system does when unread bytes are thrown
 * away.
 */
public final class MemoryPeer {

    private final MemoryKernel kernel;
    private final MemorySocket socket;
    private final ByteQueue unsent = new ByteQueue();
    private boolean endAfterUnsent;

    MemoryPeer(MemoryKernel kernel, MemorySocket socket) {
        this.kernel = kernel;
        this.socket = socket;
        socket.onRoom(this::pump);
    }

    /** Sends; what finds no room waits and follows as the other side reads. */
    public void send(String text) {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends bytes; what finds no room waits and follows as the other side reads. */
    public void send(byte[] bytes) {
        synchronized (kernel) {
            unsent.put(bytes, 0, bytes.length);
            pump();
        }
    }

    private void pump() {
        while (unsent.size() > 0) {
            byte[] next = unsent.take(16_384);
            int sent = socket.send(next, 0, next.length, false);
            if (sent < next.length) {
                requeue(next, Math.max(sent, 0));
                if (sent < 0 && !isConnectionUsable()) {
                    unsent.clear();
                }
                return;
            }
        }
        if (endAfterUnsent) {
            endAfterUnsent = false;
            socket.shutdownWrite();
        }
    }

    private boolean isConnectionUsable() {
        return socket.isConnected() && !socket.isDead();
    }

    private void requeue(byte[] next, int from) {
        byte[] rest = unsent.take(Integer.MAX_VALUE);
        unsent.put(next, from, next.length - from);
        unsent.put(rest, 0, rest.length);
    }

    /** Bytes that still wait for room. */
    public int unsent() {
        synchronized (kernel) {
            return unsent.size();
        }
    }

    /** Takes everything that has arrived since the last call. */
    public String received() {
        return new String(receivedBytes(), StandardCharsets.ISO_8859_1);
    }

    /** Takes everything that has arrived since the last call. */
    public byte[] receivedBytes() {
        synchronized (kernel) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            byte[] part = socket.take(Integer.MAX_VALUE);
            while (part.length > 0) {
                all.writeBytes(part);
                part = socket.take(Integer.MAX_VALUE);
            }
            return all.toByteArray();
        }
    }

    /** Takes at most {@code most} bytes of what has arrived. */
    public String received(int most) {
        synchronized (kernel) {
            return new String(socket.take(most), StandardCharsets.ISO_8859_1);
        }
    }

    /** Bytes that have arrived and were not taken yet. */
    public int unread() {
        synchronized (kernel) {
            return socket.unread();
        }
    }

    /** Bytes this end can hold unread; what is beyond it stays with the sender. */
    public MemoryPeer capacity(int sizeBytes) {
        synchronized (kernel) {
            socket.capacityBytes(sizeBytes);
            return this;
        }
    }

    /** Ends the sending side once everything is sent; this end can still receive. */
    public void shutdownWrite() {
        synchronized (kernel) {
            if (unsent.size() > 0) {
                endAfterUnsent = true;
            } else {
                socket.shutdownWrite();
            }
        }
    }

    /** Closes; unread bytes turn this into a reset. What waits for room is lost. */
    public void close() {
        synchronized (kernel) {
            unsent.clear();
            socket.release();
        }
    }

    /** Ends the connection with a reset. */
    public void reset() {
        synchronized (kernel) {
            unsent.clear();
            socket.resetOnClose = true;
            socket.release();
        }
    }

    /** The other side has ended the stream and everything it sent was taken. */
    public boolean isAtEnd() {
        synchronized (kernel) {
            return socket.isPeerEndReceived() && socket.error() == 0 && socket.unread() == 0;
        }
    }

    /** The other side has reset the connection. */
    public boolean isReset() {
        synchronized (kernel) {
            return socket.error() != 0;
        }
    }

    /** Neither end nor reset has come from the other side. */
    public boolean isOpen() {
        synchronized (kernel) {
            return socket.isConnected() && !socket.isDead() && !socket.isPeerEndReceived();
        }
    }
}
