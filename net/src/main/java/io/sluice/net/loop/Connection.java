package io.sluice.net.loop;

import io.sluice.base.address.SocketAddress;
import io.sluice.base.bytes.Buffer;
import io.sluice.net.buffer.BufferPool;
import io.sluice.net.connect.OutgoingOptions;
import io.sluice.net.connect.OutgoingSocket;
import io.sluice.net.connect.PortLease;
import io.sluice.net.syscall.Errno;
import io.sluice.net.syscall.Kernel;

/**
 * One stream socket on an event loop: edge-triggered readiness turned into calls, and output that the kernel did not take kept in a
 * pooled buffer until it does. Owned by its loop's thread. Knows nothing of protocols.
 *
 * <p>Reading is pulled: {@link #readable} is called on an edge; an owner that stops before {@link #receive} answered
 * {@code -EAGAIN} (or a short count) simply calls it again later, {@link #mayRead} tells whether that makes sense. Writing is pushed:
 * {@link #write} sends at once or keeps the rest; the owner must stop producing while {@link #hasPending} holds, so at most one batch of
 * output (one buffer) is kept per connection.
 */
public abstract class Connection extends EventHandler {

    /** Answers of {@link #spliceFrom}. */
    public static final int CANNOT_SPLICE = Integer.MIN_VALUE;
    public static final int SINK_FAILED = Integer.MIN_VALUE + 1;

    private static final int NONE = -1;
    private static final int CLOSE_DRAIN_BYTES = 65_536;
    private static final int SLOW_APPETITE_BYTES = 16_384;
    /** Writes without a rest that make a slow peer a quick one again. */
    private static final int WRITES_TO_RECOVER = 8;

    protected final EventLoop loop;
    private int descriptor = NONE;
    private PortLease lease;
    private Buffer pending;
    private int pendingFrom;
    private int pendingTo;
    /** Output behind {@link #pending} that the kernel holds; null when there is none. */
    Pipe pipe;
    private boolean connecting;
    private boolean mayRead;
    private boolean peerFinished;
    private boolean broken;
    private boolean endOfStream;
    private boolean finishAfterFlush;
    private int slowness;
    private boolean finished;

    protected Connection(EventLoop loop) {
        this.loop = loop;
    }

    // ---- life ----------------------------------------------------------------------------------------------------------------------

    /** Takes over an established descriptor; 0 or a negated error number (the descriptor is closed then). */
    protected final int adopt(int established) {
        int result = loop.register(established, this);
        if (result < 0) {
            loop.kernel().close(established);
            return result;
        }
        descriptor = established;
        return 0;
    }

    /**
     * Starts connecting; 0 when under way (or done: {@link #connected} is called in any case from the loop), else a negated error number.
     * {@code source} overrides where the options say that connections come from; null otherwise.
     */
    protected final int connect(SocketAddress address, OutgoingOptions options, SocketAddress source) {
        Kernel kernel = loop.kernel();
        int socket = OutgoingSocket.open(kernel, address, options, source);
        if (socket < 0) {
            return socket;
        }
        lease = OutgoingSocket.leaseOf(kernel, socket, options, source);
        int result = loop.register(socket, this);
        if (result < 0) {
            kernel.close(socket);
            endLease();
            return result;
        }
        descriptor = socket;
        connecting = true;
        return 0;
    }

    private void endLease() {
        PortLease ended = lease;
        if (ended != null) {
            lease = null;
            ended.end();
        }
    }

    /** Closes at once; kept output is lost. Does nothing when closed already. */
    public final void close() {
        dropPending();
        closeSocket();
    }

    /** Closes at once but keeps what was to be sent, for {@link #movePendingTo}, until {@link #close}. */
    protected final void closeSocket() {
        if (descriptor == NONE) {
            return;
        }
        loop.close(descriptor);
        endLease();
        descriptor = NONE;
        connecting = false;
        mayRead = false;
        socketClosed();
    }

    /**
     * On another loop's thread, once this connection's own loop cannot use the socket any more: takes the socket out of that loop and answers its number.
     * The loop hears of it by {@link #leftLoop}.
     */
    protected final int leaveLoop() {
        int socket = descriptor;
        loop.kernel().epollRemove(loop.epoll(), socket);
        loop.post(() -> forgetSocket(socket));
        return socket;
    }

    private void forgetSocket(int socket) {
        loop.forgetMoved(socket, this);
        descriptor = NONE;
        mayRead = false;
        leftLoop();
    }

    /** Closes without waiting for anything: the peer sees a reset. */
    public final void reset() {
        if (descriptor != NONE) {
            loop.kernel().setResetOnClose(descriptor);
        }
        close();
    }

    /**
     * Closes so that what was sent reaches the peer: bytes that it sent and nobody read are thrown away first, because the kernel
     * answers unread bytes with a reset that may overtake the output.
     */
    public final void closeGently() {
        if (descriptor == NONE) {
            return;
        }
        if (mayRead && !endOfStream) {
            loop.kernel().shutdownWrite(descriptor);
            loop.kernel().receive(descriptor, loop.scratchBuffer(), 0, CLOSE_DRAIN_BYTES);
        }
        close();
    }

    /**
     * Closes so that what was sent reaches a peer that is still sending. The connection is closed for its owner at once; the socket goes on
     * for a moment by itself.
     */
    public final void closeLingering() {
        if (descriptor == NONE || endOfStream || loop.lingering() >= LingeringClose.MOST_PER_LOOP) {
            closeGently();
            return;
        }
        dropPending();
        int socket = descriptor;
        loop.unregister(socket);
        descriptor = NONE;
        mayRead = false;
        LingeringClose.begin(loop, socket);
    }

    public final boolean isClosed() {
        return descriptor == NONE;
    }

    /** The connection has been asked for and is not established yet. */
    public final boolean isConnecting() {
        return connecting;
    }

    /** The descriptor's number, -1 when closed. */
    public final int descriptor() {
        return descriptor;
    }

    public final EventLoop loop() {
        return loop;
    }

    // ---- events ---------------------------------------------------------------------------------------------------------------------

    @Override
    protected final void ready(int events) {
        if (descriptor == NONE) {
            return;
        }
        if (connecting && !finishConnect(events)) {
            return;
        }
        if ((events & Kernel.OUT) != 0 && hasPending() && !flush()) {
            return;
        }
        if (descriptor != NONE && (events & ~Kernel.OUT) != 0) {
            mayRead = true;
            if ((events & (Kernel.READ_HANG_UP | Kernel.HANG_UP | Kernel.ERROR)) != 0) {
                peerFinished = true;
                broken |= (events & Kernel.ERROR) != 0 || (events & Kernel.HANG_UP) != 0 && !finished;
            }
            readable();
        }
    }

    private boolean finishConnect(int events) {
        if ((events & (Kernel.OUT | Kernel.ERROR | Kernel.HANG_UP)) == 0) {
            return false;
        }
        if ((events & (Kernel.ERROR | Kernel.HANG_UP)) != 0) {
            int error = loop.kernel().takeError(descriptor);
            if (error != 0) {
                // What was to be sent stays, for the next attempt.
                closeSocket();
                connectFailed(error);
                return false;
            }
        }
        connecting = false;
        connected();
        return descriptor != NONE;
    }

    /** False when the connection has ended or still has output. */
    private boolean flush() {
        int before = pendingFrom;
        while (pending != null && pendingFrom < pendingTo) {
            int sent = loop.kernel().send(descriptor, pending, pendingFrom, pendingTo - pendingFrom, false);
            if (sent < 0) {
                if (sent == -Errno.EAGAIN) {
                    if (pendingFrom > before) {
                        progressed();
                    }
                    return descriptor != NONE;
                }
                dropPending();
                writeFailed(-sent);
                return descriptor != NONE;
            }
            pendingFrom += sent;
            sentBytes(sent);
        }
        dropPendingBytes();
        if (pipe != null && !flushPipe()) {
            return descriptor != NONE;
        }
        if (finishAfterFlush) {
            finishWriting();
        }
        drained();
        return descriptor != NONE;
    }

    private boolean flushPipe() {
        int sent = loop.pipes().empty(pipe, descriptor);
        if (pipe.bytes == 0) {
            sentBytes(sent);
            dropPipe();
            return true;
        }
        if (sent > 0) {
            sentBytes(sent);
            progressed();
        } else if (sent != -Errno.EAGAIN) {
            dropPending();
            writeFailed(-sent);
        }
        return false;
    }

    /** Asks for {@link #readable} to be called again soon: the owner gave way to others while there was more to read. */
    protected final void readAgain() {
        loop.callAgain(this, Kernel.IN);
    }

    // ---- reading --------------------------------------------------------------------------------------------------------------------

    /** There may be bytes, or the end of the stream, that have not been received. */
    public final boolean mayRead() {
        return mayRead;
    }

    /** The peer has closed its side or the connection broke; bytes may still be unread before that. */
    public final boolean isPeerFinished() {
        return peerFinished;
    }

    /** The connection failed: nothing that is sent will arrive. */
    public final boolean isBroken() {
        return broken;
    }

    /** The end of the peer's stream has been received. */
    public final boolean isAtEnd() {
        return endOfStream;
    }

    /** Receives at most {@code length} bytes: more than 0, 0 at the end of the stream, or a negated error number. */
    public final int receive(Buffer buffer, int offset, int length) {
        if (endOfStream) {
            return 0;
        }
        int received = loop.kernel().receive(descriptor, buffer, offset, length);
        if (received > 0) {
            if (received < length) {
                // The kernel gave all it had: an announced end of the stream comes next and needs no further call.
                mayRead = peerFinished;
                endOfStream = peerFinished;
            }
            return received;
        }
        if (received == 0) {
            endOfStream = true;
            mayRead = true;
        } else {
            mayRead = false;
        }
        return received;
    }

    // ---- writing --------------------------------------------------------------------------------------------------------------------

    /**
     * Sends a range, or keeps what the kernel does not take. False when the connection failed ({@link #writeFailed} is <em>not</em>
     * called then) or when more is already kept than a buffer holds.
     */
    public final boolean write(Buffer source, int from, int to) {
        int position = from;
        if (!hasPending() && !connecting) {
            while (position < to) {
                int sent = loop.kernel().send(descriptor, source, position, to - position, false);
                if (sent < 0) {
                    if (sent == -Errno.EAGAIN) {
                        break;
                    }
                    return false;
                }
                position += sent;
                sentBytes(sent);
            }
            if (position == to) {
                if (slowness > 0) {
                    slowness--;
                }
                return true;
            }
            slowness = WRITES_TO_RECOVER;
        }
        return keep(source, position, to);
    }

    /** How much is worth producing for this peer at once: little for one that was slow lately, so that little has to be kept for it. */
    public final int appetiteBytes() {
        return slowness > 0 ? SLOW_APPETITE_BYTES : EventLoop.RECEIVE_SIZE;
    }

    private boolean keep(Buffer source, int from, int to) {
        int length = to - from;
        BufferPool pool = loop.pool();
        if (pipe != null) {
            // These bytes would overtake those in the pipe; an owner that waits for drained() never comes here.
            return false;
        }
        if (pending == null) {
            if (length > pool.largestBytes()) {
                return false;
            }
            pending = pool.take(length);
            pendingFrom = 0;
            pendingTo = 0;
        } else if (pendingTo + length > pending.capacity() && !makeRoom(length)) {
            return false;
        }
        source.copyTo(from, pending, pendingTo, length);
        pendingTo += length;
        return true;
    }

    private boolean makeRoom(int length) {
        int kept = pendingTo - pendingFrom;
        Buffer larger = loop.pool().roomFor(pending, pendingFrom, kept, length);
        if (larger == null) {
            return false;
        }
        pending = larger;
        pendingFrom = 0;
        pendingTo = kept;
        return true;
    }

    /**
     * Moves what {@code source} has received to this connection without copying it; nothing may be pending. More than 0: so many bytes are
     * on their way; 0: the source's stream has ended; {@code -EAGAIN}: it has nothing now. {@link #CANNOT_SPLICE} tells that bytes must be
     * copied instead, {@link #SINK_FAILED} that this connection failed, any other number that the source did.
     */
    public final int spliceFrom(Connection source) {
        if (hasPending() || source.endOfStream) {
            return hasPending() ? CANNOT_SPLICE : 0;
        }
        int moved = loop.pipes().move(source.descriptor, this);
        if (moved == 0) {
            source.endOfStream = true;
        } else if (moved > CANNOT_SPLICE + 1 && moved < 0) {
            source.mayRead = false;
        }
        return moved;
    }

    /** Output waits for the peer (or for the connection to be established). */
    public final boolean hasPending() {
        return pending != null || pipe != null;
    }

    /** Bytes of output that wait. */
    public final int pendingBytes() {
        return (pending == null ? 0 : pendingTo - pendingFrom) + (pipe == null ? 0 : pipe.bytes);
    }

    /**
     * Gives the output that waits to another connection of the loop, which is not established yet, behind what that one begins with. The first
     * {@code skip} bytes were this connection's own beginning.
     */
    public final void movePendingTo(Connection other, int skip) {
        if (pending == null) {
            return;
        }
        if (other.pending == null) {
            other.pending = pending;
            other.pendingFrom = pendingFrom + skip;
            other.pendingTo = pendingTo;
            pending = null;
        } else {
            other.keep(pending, pendingFrom + skip, pendingTo);
            dropPending();
        }
    }

    /** Called by an owner after {@link #connected}: sends what was written while connecting. */
    protected final void flushAfterConnect() {
        if (pending != null) {
            flush();
        }
    }

    /** Ends the sending side once everything kept has been sent. */
    public final void finishWritingWhenFlushed() {
        if (hasPending() || connecting) {
            finishAfterFlush = true;
        } else {
            finishWriting();
        }
    }

    private void finishWriting() {
        finishAfterFlush = false;
        if (!finished && descriptor != NONE) {
            finished = true;
            loop.kernel().shutdownWrite(descriptor);
        }
    }

    private void dropPending() {
        dropPendingBytes();
        if (pipe != null) {
            dropPipe();
        }
    }

    private void dropPipe() {
        Pipe dropped = pipe;
        pipe = null;
        loop.pipes().giveBack(dropped);
    }

    private void dropPendingBytes() {
        if (pending != null) {
            loop.pool().release(pending);
            pending = null;
        }
    }

    // ---- for the owner ----------------------------------------------------------------------------------------------------------------

    /** Something may be received. */
    protected abstract void readable();

    /** All kept output has been sent. */
    protected abstract void drained();

    /** A part of the kept output has been sent; the rest waits on. */
    protected void progressed() {
    }

    /** Sending kept output failed; the owner closes. */
    protected abstract void writeFailed(int error);

    /** The connection is established; the owner calls {@link #flushAfterConnect} when it wants its output sent. */
    protected void connected() {
        flushAfterConnect();
    }

    /** The connection could not be established; its socket is closed, output that waits is still kept. */
    protected void connectFailed(int error) {
    }

    /** The socket has been closed. */
    protected void socketClosed() {
    }

    /** The socket belongs to another loop now; nothing of this connection is left. */
    protected void leftLoop() {
    }

    /** Bytes left for the peer; for counters. */
    protected void sentBytes(int count) {
    }
}
