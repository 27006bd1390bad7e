package io.sluice.net.memory;

import io.sluice.base.address.SocketAddress;
import io.sluice.net.syscall.Errno;
import io.sluice.net.syscall.Kernel;

/**
 * One end of a stream connection, with the rules of Linux's TCP over loopback, where whatever one side does has happened at the other side
 * before the call returns.
 *
 * <p>The state is that of TCP, in the terms that decide what a caller sees: connected or not, own end sent, peer's end received, and
 * "dead", which is TCP's CLOSE state: never connected, reset, refused, or ended from both sides. A byte is in the receiver's
 * queue from the moment it is sent; the sender has room as long as that queue is shorter than the receiver's capacity.
 */
final class MemorySocket extends MemoryFile {

    private static final byte[] NOTHING = new byte[0];
    /** Bytes announced as incomplete are sent when they fill a segment of loopback. */
    private static final int SEGMENT_BYTES = 65_483;

    final SocketAddress.Kind kind;
    SocketAddress local;
    SocketAddress remote;
    boolean noDelay;
    boolean resetOnClose;

    private final ByteQueue inbound = new ByteQueue();
    private final ByteQueue incomplete = new ByteQueue();
    private int capacityBytes;
    private int largestSendBytes = Integer.MAX_VALUE;
    private MemorySocket peer;
    private Runnable roomHook;

    private boolean connecting;
    private boolean connected;
    private boolean ownEndSent;
    private boolean peerEndReceived;
    /** The peer's end came as such, not as a reset: Linux then reports the end of the stream even if a reset follows. */
    private boolean finReceived;
    private boolean dead;
    /** Own descriptor closed: whatever arrives is answered with a reset. */
    private boolean orphan;
    private boolean wantsRoom;
    private int error;

    MemorySocket(SocketAddress.Kind kind, int capacityBytes) {
        this.kind = kind;
        this.capacityBytes = capacityBytes;
        this.dead = true;
    }

    // ---- settings -------------------------------------------------------------------------------------------------------------

    void capacityBytes(int value) {
        capacityBytes = value;
    }

    void largestSendBytes(int value) {
        largestSendBytes = value;
    }

    /** Called whenever the peer has taken bytes out, for a scripted side that waits for room. */
    void onRoom(Runnable hook) {
        roomHook = hook;
    }

    // ---- connecting -----------------------------------------------------------------------------------------------------------

    boolean isConnecting() {
        return connecting;
    }

    boolean isConnected() {
        return connected;
    }

    void startConnecting(SocketAddress target) {
        remote = target;
        connecting = true;
        dead = false;
    }

    /** The handshake of both ends: this one called, {@code other} answers. */
    void joined(MemorySocket other, SocketAddress target) {
        peer = other;
        other.peer = this;
        remote = target;
        other.local = target;
        other.remote = local;
        other.connected = true;
        other.dead = false;
        connected = true;
        connecting = false;
        dead = false;
        wake(0);
    }

    void connectFailed(int reason) {
        connecting = false;
        die(reason);
    }

    private void die(int reason) {
        error = reason;
        dead = true;
        ownEndSent = true;
        peerEndReceived = true;
        incomplete.clear();
        wake(0);
    }

    // ---- bytes ----------------------------------------------------------------------------------------------------------------

    /** Up to {@code most} bytes; an empty array when there are none, and then {@link #receiveResult} says why. */
    byte[] take(int most) {
        if (inbound.size() == 0) {
            return NOTHING;
        }
        byte[] taken = inbound.take(most);
        if (peer != null) {
            peer.roomMade();
        }
        return taken;
    }

    /** Up to {@code most} bytes, which stay. */
    byte[] peek(int most) {
        return inbound.size() == 0 ? NOTHING : inbound.peek(most);
    }

    /** What a receive without bytes answers: 0 at the end of the stream, or a negated error number. */
    int receiveResult() {
        if (peerEndReceived && error == 0 || finReceived) {
            return 0;
        }
        if (error != 0) {
            return -takeError();
        }
        return dead ? -Errno.ENOTCONN : -Errno.EAGAIN;
    }

    int unread() {
        return inbound.size();
    }

    int send(byte[] bytes, int from, int length, boolean more) {
        if (error != 0 && (dead || ownEndSent)) {
            return -takeError();
        }
        if (connecting) {
            return -Errno.EAGAIN;
        }
        if (ownEndSent || dead) {
            return -Errno.EPIPE;
        }
        int accepted = Math.min(Math.min(length, largestSendBytes), room());
        if (accepted < length) {
            wantsRoom = true;
        }
        if (accepted == 0 && length > 0) {
            return -Errno.EAGAIN;
        }
        incomplete.put(bytes, from, accepted);
        if (!more || incomplete.size() >= SEGMENT_BYTES) {
            flush();
        }
        return accepted;
    }

    private int room() {
        return peer == null || peer.orphan ? Integer.MAX_VALUE : Math.max(0, peer.capacityBytes - used());
    }

    private int used() {
        return peer.inbound.size() + incomplete.size();
    }

    private void flush() {
        if (incomplete.size() == 0) {
            return;
        }
        byte[] bytes = incomplete.take(Integer.MAX_VALUE);
        if (peer.orphan || peer.dead) {
            resetReceived();
        } else {
            peer.inbound.put(bytes, 0, bytes.length);
            peer.wake(Kernel.IN);
        }
    }

    private void roomMade() {
        if (wantsRoom && isWritable()) {
            wantsRoom = false;
            wake(Kernel.OUT);
        }
        if (roomHook != null) {
            roomHook.run();
        }
    }

    /** As Linux: not before a third of the buffer is free. */
    private boolean isWritable() {
        return peer == null || peer.orphan || 2L * (peer.capacityBytes - used()) >= used();
    }

    // ---- ending ---------------------------------------------------------------------------------------------------------------

    int shutdownWrite() {
        boolean wasDead = dead;
        if (connected && !dead && !ownEndSent) {
            flush();
            // Sending what was held back may have brought a reset.
            if (!dead) {
                ownEndSent = true;
                peer.endReceived();
                dead = peerEndReceived;
            }
        }
        ownEndSent = true;
        wake(0);
        return wasDead ? -Errno.ENOTCONN : 0;
    }

    private void endReceived() {
        if (dead || orphan) {
            return;
        }
        peerEndReceived = true;
        finReceived = true;
        dead = ownEndSent;
        wake(0);
    }

    /** Sends a reset and ends this side silently. */
    void reset() {
        if (connected && !dead) {
            dead = true;
            orphan = true;
            peer.resetReceived();
        }
        orphan = true;
    }

    private void resetReceived() {
        if (dead || orphan) {
            return;
        }
        die(peerEndReceived ? Errno.EPIPE : Errno.ECONNRESET);
    }

    @Override
    void closed() {
        if (connecting) {
            connecting = false;
            dead = true;
        }
        if (connected && !dead && (resetOnClose || inbound.size() > 0)) {
            reset();
        } else if (connected && !dead) {
            shutdownWrite();
        }
        orphan = true;
        inbound.clear();
        if (peer != null) {
            peer.roomMade();
        }
    }

    // ---- state ----------------------------------------------------------------------------------------------------------------

    boolean isDead() {
        return dead;
    }

    boolean isPeerEndReceived() {
        return peerEndReceived;
    }

    int error() {
        return error;
    }

    int takeError() {
        int taken = error;
        error = 0;
        return taken;
    }

    @Override
    int mask() {
        int mask = 0;
        if (dead || ownEndSent && peerEndReceived) {
            mask |= Kernel.HANG_UP;
        }
        if (peerEndReceived) {
            mask |= Kernel.IN | Kernel.READ_HANG_UP;
        }
        if (!connecting) {
            mask |= inbound.size() > 0 ? Kernel.IN : 0;
            if (ownEndSent || dead || isWritable()) {
                mask |= Kernel.OUT;
            } else {
                wantsRoom = true;
            }
        }
        return error != 0 ? mask | Kernel.ERROR : mask;
    }
}
