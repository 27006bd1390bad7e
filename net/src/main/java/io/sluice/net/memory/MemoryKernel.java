package io.sluice.net.memory;

import io.sluice.base.address.SocketAddress;
import io.sluice.base.bytes.Buffer;
import io.sluice.net.syscall.Errno;
import io.sluice.net.syscall.Kernel;
import io.sluice.net.syscall.SocketAddressCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A kernel for stepped tests: sockets in memory that behave as Linux's TCP over loopback does, without a clock, without threads and
 * without waiting. {@link #epollWait} never waits; what is not ready now is not ready.
 *
 * <p>The test plays the rest of the world: {@link #client} connects to a listener of the loop, {@link #server} is a host the loop connects
 * to, and the script methods decide what goes wrong. Descriptors are the lowest free numbers from 3 on, so that reuse happens as early
 * as it does in reality. Every method may be called from any thread; one lock guards everything.
 *
 * <p>Not modelled: time (retransmission, delayed acknowledgement, the 200 ms after which Linux sends what MSG_MORE holds back), and
 * EPOLLEXCLUSIVE, which is accepted.
 */
public final class MemoryKernel implements Kernel {

    /** Unread bytes a socket holds unless it is told otherwise. */
    public static final int DEFAULT_CAPACITY_BYTES = 65_536;

    private static final int FIRST_DESCRIPTOR = 3;
    private static final int DEFAULT_BACKLOG = 4096;
    private static final int FIRST_EPHEMERAL_PORT = 32_768;

    private final List<MemoryFile> files = new ArrayList<>();
    private final Map<SocketAddress, MemoryListener> listeners = new HashMap<>();
    private final ConnectScript script = new ConnectScript();
    private final byte[] raw = new byte[SocketAddressCodec.MAXIMUM_BYTES];
    private int descriptorLimit = 1024;
    private int capacityBytes = DEFAULT_CAPACITY_BYTES;
    private int largestSendBytes = Integer.MAX_VALUE;
    private int acceptError;
    private int acceptErrorsLeft;
    private int nextPort = FIRST_EPHEMERAL_PORT;

    // ---- the rest of the world --------------------------------------------------------------------------------------------------

    /** Opens a listening socket for the loop, as {@code ListenSocket} does in production. */
    public int listen(SocketAddress address) {
        return listen(address, DEFAULT_BACKLOG);
    }

    public synchronized int listen(SocketAddress address, int backlog) {
        if (listeners.containsKey(address)) {
            return -Errno.EADDRINUSE;
        }
        return isExhausted() ? -Errno.EMFILE : insert(newListener(address, backlog));
    }

    /** A far host that listens. */
    public synchronized MemoryServer server(SocketAddress address) {
        if (listeners.containsKey(address)) {
            throw new IllegalStateException("somebody already listens on " + address);
        }
        return new MemoryServer(this, newListener(address, DEFAULT_BACKLOG));
    }

    private MemoryListener newListener(SocketAddress address, int backlog) {
        MemoryListener listener = new MemoryListener(this, address, backlog);
        listeners.put(address, listener);
        return listener;
    }

    void noLongerListening(MemoryListener listener) {
        listeners.remove(listener.address(), listener);
    }

    /** A client that connects to a listener, which must be there. */
    public MemoryPeer client(SocketAddress target) {
        return client(target, null);
    }

    /** A client that connects from an address of its own. */
    public synchronized MemoryPeer client(SocketAddress target, SocketAddress source) {
        MemoryListener listener = listenerFor(target);
        if (listener == null) {
            throw new IllegalStateException("nobody listens on " + target);
        }
        MemorySocket socket = newSocket(target.kind());
        socket.largestSendBytes(Integer.MAX_VALUE);
        socket.local = source == null ? ephemeral(target) : source;
        socket.startConnecting(target);
        listener.connecting(socket);
        return new MemoryPeer(this, socket);
    }

    private MemoryListener listenerFor(SocketAddress target) {
        MemoryListener exact = listeners.get(target);
        if (exact != null || !target.isIp()) {
            return exact;
        }
        return listeners.get(SocketAddress.ofIp(new byte[target.ip().length], target.port()));
    }

    private SocketAddress ephemeral(SocketAddress target) {
        return target.isIp() ? target.withPort(nextPort++) : SocketAddress.ofUnix("");
    }

    MemorySocket newSocket(SocketAddress.Kind kind) {
        MemorySocket socket = new MemorySocket(kind, capacityBytes);
        socket.largestSendBytes(largestSendBytes);
        return socket;
    }

    // ---- the script ---------------------------------------------------------------------------------------------------------------

    /** Connections to the address stay in progress until {@link #completeHeld} or {@link #failHeld}. */
    public synchronized void holdConnects(SocketAddress address) {
        script.hold(address);
    }

    /** {@code connect} to the address fails at once with this (positive) error number. */
    public synchronized void failConnects(SocketAddress address, int error) {
        script.fail(address, error);
    }

    /** Ends {@link #holdConnects} and {@link #failConnects}: somebody listens there or refuses. */
    public synchronized void allowConnects(SocketAddress address) {
        script.allow(address);
    }

    /** Lets the held connections to the address reach the listener there, or be refused when there is none. */
    public synchronized void completeHeld(SocketAddress address) {
        for (MemorySocket socket : script.takeHeld(address)) {
            reach(socket, address);
        }
    }

    /** Ends the held connections to the address with an error such as {@link Errno#ETIMEDOUT}. */
    public synchronized void failHeld(SocketAddress address, int error) {
        for (MemorySocket socket : script.takeHeld(address)) {
            socket.connectFailed(error);
        }
    }

    /** The next {@code count} accepts fail with this (positive) error number and leave the connection where it is. */
    public synchronized void failAccepts(int error, int count) {
        acceptError = error;
        acceptErrorsLeft = count;
    }

    /** Most descriptors; beyond it {@code -EMFILE}. */
    public synchronized void descriptorLimit(int count) {
        descriptorLimit = count;
    }

    /** Unread bytes that sockets created from now on hold. */
    public synchronized void capacity(int sizeBytes) {
        capacityBytes = sizeBytes;
    }

    /** Most bytes that one send of sockets created from now on takes: forces short writes. */
    public synchronized void largestSend(int sizeBytes) {
        largestSendBytes = sizeBytes;
    }

    // ---- what a test asks -----------------------------------------------------------------------------------------------------------

    /** How many descriptors are open: what is more at the end than at the start was leaked. */
    public synchronized int openDescriptors() {
        int count = 0;
        for (MemoryFile file : files) {
            count += file == null ? 0 : 1;
        }
        return count;
    }

    public synchronized boolean isOpen(int descriptor) {
        return fileAt(descriptor) != null;
    }

    public synchronized boolean isNoDelay(int descriptor) {
        return fileAt(descriptor) instanceof MemorySocket socket && socket.noDelay;
    }

    /** What holds for a descriptor now, in event bits, whoever watches it. */
    public synchronized int eventsNow(int descriptor) {
        MemoryFile file = fileAt(descriptor);
        return file == null ? 0 : file.mask();
    }

    // ---- descriptors ----------------------------------------------------------------------------------------------------------------

    private MemoryFile fileAt(int descriptor) {
        int index = descriptor - FIRST_DESCRIPTOR;
        return index >= 0 && index < files.size() ? files.get(index) : null;
    }

    private int insert(MemoryFile file) {
        int index = files.indexOf(null);
        if (index < 0) {
            index = files.size();
            if (index >= descriptorLimit) {
                return -Errno.EMFILE;
            }
            files.add(file);
        } else {
            files.set(index, file);
        }
        return index + FIRST_DESCRIPTOR;
    }

    private boolean isExhausted() {
        return openDescriptors() >= descriptorLimit;
    }

    private int notA(int descriptor) {
        return fileAt(descriptor) == null ? -Errno.EBADF : -Errno.ENOTSOCK;
    }

    // ---- Kernel ---------------------------------------------------------------------------------------------------------------------

    @Override
    public synchronized int socket(SocketAddress.Kind kind) {
        int family = SocketAddressCodec.family(kind);
        if (family < 0) {
            return family;
        }
        return isExhausted() ? -Errno.EMFILE : insert(newSocket(kind));
    }

    @Override
    public synchronized int bindSource(int descriptor, SocketAddress source) {
        if (!(fileAt(descriptor) instanceof MemorySocket socket)) {
            return notA(descriptor);
        }
        socket.local = source.isIp() && source.port() == 0 ? source.withPort(nextPort++) : source;
        return 0;
    }

    @Override
    public synchronized int connect(int descriptor, SocketAddress address) {
        if (!(fileAt(descriptor) instanceof MemorySocket socket)) {
            return notA(descriptor);
        }
        if (socket.isConnecting()) {
            return -Errno.EALREADY;
        }
        if (socket.isConnected()) {
            return -Errno.EISCONN;
        }
        if (script.error(address) != 0) {
            return -script.error(address);
        }
        if (!address.isIp()) {
            return connectUnix(socket, address);
        }
        if (socket.local == null) {
            socket.local = ephemeral(address);
        }
        socket.startConnecting(address);
        if (!script.holds(address, socket)) {
            reach(socket, address);
        }
        return -Errno.EINPROGRESS;
    }

    private int connectUnix(MemorySocket socket, SocketAddress address) {
        MemoryListener listener = listeners.get(address);
        if (listener == null) {
            return address.kind() == SocketAddress.Kind.UNIX ? -Errno.ENOENT : -Errno.ECONNREFUSED;
        }
        if (listener.isFull()) {
            return -Errno.EAGAIN;
        }
        if (socket.local == null) {
            socket.local = ephemeral(address);
        }
        listener.connecting(socket);
        return 0;
    }

    private void reach(MemorySocket socket, SocketAddress address) {
        MemoryListener listener = listenerFor(address);
        if (listener == null) {
            socket.connectFailed(Errno.ECONNREFUSED);
        } else {
            listener.connecting(socket);
        }
    }

    @Override
    public synchronized int accept(int listenerDescriptor, byte[] peer) {
        if (!(fileAt(listenerDescriptor) instanceof MemoryListener listener)) {
            return fileAt(listenerDescriptor) instanceof MemorySocket ? -Errno.EINVAL : notA(listenerDescriptor);
        }
        if (acceptErrorsLeft > 0) {
            acceptErrorsLeft--;
            return -acceptError;
        }
        if (isExhausted()) {
            return -Errno.EMFILE;
        }
        MemorySocket socket = listener.accept();
        if (socket == null) {
            return -Errno.EAGAIN;
        }
        socket.noDelay = true;
        SocketAddress remote = socket.remote;
        if (remote.isIp()) {
            copyName(remote, peer);
        } else {
            peer[0] = 1;
            peer[1] = 0;
            peer[2] = 0;
        }
        return insert(socket);
    }

    @Override
    public synchronized int receive(int descriptor, Buffer buffer, int offset, int length) {
        return receive(descriptor, buffer, offset, length, true);
    }

    @Override
    public synchronized int peek(int descriptor, Buffer buffer, int offset, int length) {
        return receive(descriptor, buffer, offset, length, false);
    }

    private int receive(int descriptor, Buffer buffer, int offset, int length, boolean take) {
        buffer.addressOf(offset, length);
        if (length == 0) {
            return -Errno.EINVAL;
        }
        if (!(fileAt(descriptor) instanceof MemorySocket socket)) {
            return notA(descriptor);
        }
        byte[] taken = take ? socket.take(length) : socket.peek(length);
        if (taken.length == 0) {
            return socket.receiveResult();
        }
        buffer.put(offset, taken);
        return taken.length;
    }

    @Override
    public synchronized int send(int descriptor, Buffer buffer, int offset, int length, boolean more) {
        buffer.addressOf(offset, length);
        byte[] bytes = buffer.toArray(offset, length);
        if (!(fileAt(descriptor) instanceof MemorySocket socket)) {
            return notA(descriptor);
        }
        return socket.send(bytes, 0, length, more);
    }

    @Override
    public synchronized int shutdownWrite(int descriptor) {
        return fileAt(descriptor) instanceof MemorySocket socket ? socket.shutdownWrite() : notA(descriptor);
    }

    @Override
    public synchronized int close(int descriptor) {
        MemoryFile file = fileAt(descriptor);
        if (file == null) {
            return -Errno.EBADF;
        }
        files.set(descriptor - FIRST_DESCRIPTOR, null);
        file.release();
        return 0;
    }

    @Override
    public synchronized int setNoDelay(int descriptor) {
        if (!(fileAt(descriptor) instanceof MemorySocket socket)) {
            return fileAt(descriptor) instanceof MemoryListener ? 0 : notA(descriptor);
        }
        if (socket.kind == SocketAddress.Kind.UNIX || socket.kind == SocketAddress.Kind.ABSTRACT) {
            return -Errno.EOPNOTSUPP;
        }
        socket.noDelay = true;
        return 0;
    }

    @Override
    public synchronized int setResetOnClose(int descriptor) {
        if (!(fileAt(descriptor) instanceof MemorySocket socket)) {
            return notA(descriptor);
        }
        socket.resetOnClose = true;
        return 0;
    }

    @Override
    public synchronized int takeError(int descriptor) {
        return fileAt(descriptor) instanceof MemorySocket socket ? socket.takeError() : notA(descriptor);
    }

    @Override
    public synchronized int peerName(int descriptor, byte[] target) {
        if (!(fileAt(descriptor) instanceof MemorySocket socket)) {
            return notA(descriptor);
        }
        return !socket.isConnected() || socket.isDead() ? -Errno.ENOTCONN : copyName(socket.remote, target);
    }

    @Override
    public synchronized int localName(int descriptor, byte[] target) {
        SocketAddress address = switch (fileAt(descriptor)) {
            case MemorySocket socket -> socket.local;
            case MemoryListener listener -> listener.address();
            case null, default -> null;
        };
        return address == null ? notA(descriptor) : copyName(address, target);
    }

    private int copyName(SocketAddress address, byte[] target) {
        int length = SocketAddressCodec.encode(address, raw);
        if (length < 0) {
            raw[0] = 1;
            raw[1] = 0;
            length = 2;
        }
        int copied = Math.min(length, target.length);
        System.arraycopy(raw, 0, target, 0, copied);
        return copied;
    }

    @Override
    public synchronized int epollCreate() {
        return isExhausted() ? -Errno.EMFILE : insert(new MemoryEpoll());
    }

    @Override
    public synchronized int epollAdd(int epoll, int descriptor, int events, long token) {
        MemoryFile file = fileAt(descriptor);
        if (file == null || fileAt(epoll) == null) {
            return -Errno.EBADF;
        }
        return fileAt(epoll) instanceof MemoryEpoll set && set != file ? set.add(descriptor, file, events, token) : -Errno.EINVAL;
    }

    @Override
    public synchronized int epollRemove(int epoll, int descriptor) {
        if (fileAt(descriptor) == null || fileAt(epoll) == null) {
            return -Errno.EBADF;
        }
        return fileAt(epoll) instanceof MemoryEpoll set ? set.remove(descriptor) : -Errno.EINVAL;
    }

    @Override
    public synchronized int epollWait(int epoll, Buffer events, int maximum, int timeoutMs) {
        events.addressOf(0, Math.multiplyExact(maximum, MemoryEpoll.EVENT_BYTES));
        if (fileAt(epoll) == null) {
            return -Errno.EBADF;
        }
        return fileAt(epoll) instanceof MemoryEpoll set && maximum > 0 ? set.collect(events, maximum) : -Errno.EINVAL;
    }

    @Override
    public int epollEventSize() {
        return MemoryEpoll.EVENT_BYTES;
    }

    @Override
    public int epollEvents(Buffer events, int index) {
        return events.getInt(index * MemoryEpoll.EVENT_BYTES);
    }

    @Override
    public long epollToken(Buffer events, int index) {
        return events.getLong(index * MemoryEpoll.EVENT_BYTES + MemoryEpoll.TOKEN_OFFSET);
    }

    @Override
    public synchronized int eventDescriptor() {
        return isExhausted() ? -Errno.EMFILE : insert(new MemoryCounter());
    }

    @Override
    public synchronized int signalEvent(int descriptor) {
        if (!(fileAt(descriptor) instanceof MemoryCounter counter)) {
            return -Errno.EBADF;
        }
        counter.signal();
        return 0;
    }

    @Override
    public synchronized int drainEvent(int descriptor) {
        return fileAt(descriptor) instanceof MemoryCounter counter ? counter.drain() : -Errno.EBADF;
    }
}
