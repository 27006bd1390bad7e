package io.sluice.net.syscall;

import io.sluice.base.address.SocketAddress;
import io.sluice.base.bytes.Buffer;
import io.sluice.base.bytes.Memory;

/**
 * The kernel interface of one event loop on the running Linux.
 *
 * <p>Owned by one thread: an instance keeps the memory in which {@code errno}, socket addresses and option values travel, so every
 * event loop has its own. Two methods may be called from any thread because they share nothing: {@link #signalEvent} and
 * {@link #epollEvents}/{@link #epollToken}. Only {@link #epollWait} ever blocks. Interrupted calls are repeated, except
 * {@code epollWait}, which reports no event so that its caller looks at the clock again.
 */
public final class LinuxKernel implements Kernel {

    private static final Architecture MACHINE = Architecture.current();
    private static final int EVENT_SIZE = MACHINE.epollEventSizeBytes();
    private static final int TOKEN_OFFSET = MACHINE.epollTokenOffset();

    private static final long SOCKET = SystemCall.SOCKET.number();
    private static final long CONNECT = SystemCall.CONNECT.number();
    private static final long BIND = SystemCall.BIND.number();
    private static final long ACCEPT = SystemCall.ACCEPT4.number();
    private static final long RECEIVE = SystemCall.RECEIVE_FROM.number();
    private static final long SEND = SystemCall.SEND_TO.number();
    private static final long SHUTDOWN = SystemCall.SHUTDOWN.number();
    private static final long CLOSE = SystemCall.CLOSE.number();
    private static final long READ = SystemCall.READ.number();
    private static final long WRITE = SystemCall.WRITE.number();
    private static final long SET_OPTION = SystemCall.SET_SOCKET_OPTION.number();
    private static final long GET_OPTION = SystemCall.GET_SOCKET_OPTION.number();
    private static final long PEER_NAME = SystemCall.GET_PEER_NAME.number();
    private static final long LOCAL_NAME = SystemCall.GET_SOCKET_NAME.number();
    private static final long EPOLL_CREATE = SystemCall.EPOLL_CREATE.number();
    private static final long EPOLL_CONTROL = SystemCall.EPOLL_CONTROL.number();
    private static final long EPOLL_WAIT = SystemCall.EPOLL_PWAIT.number();
    private static final long PIPE = SystemCall.PIPE.number();
    private static final long SPLICE = SystemCall.SPLICE.number();
    private static final long FILE_CONTROL = SystemCall.FILE_CONTROL.number();
    private static final long EVENT_DESCRIPTOR = SystemCall.EVENT_DESCRIPTOR.number();

    private static final int SOCKET_FLAGS = SocketConstants.SOCK_NONBLOCK | SocketConstants.SOCK_CLOEXEC;
    private static final int SEND_FLAGS = SocketConstants.MSG_NOSIGNAL | SocketConstants.MSG_DONTWAIT;
    private static final int EPOLL_CLOEXEC = 0x80000;
    private static final int LONGEST_INTERFACE_NAME = 15;
    private static final int SET_PIPE_SIZE = 1031;
    /** Move pages instead of copying them, and wait for nothing. */
    private static final int SPLICE_FLAGS = 1 | 2;
    private static final int EPOLL_ADD = 1;
    private static final int EPOLL_REMOVE = 2;

    /** Read-only after class initialisation, so that every thread may send it. */
    private static final long ONE = Memory.allocate(8);

    static {
        Memory.putLong(ONE, 1);
    }

    private final NativeCall call = NativeCall.permanent();
    /** Threads that signal at once share this one: at worst they mix up their error numbers, never success with failure. */
    private final NativeCall signalCall = NativeCall.permanent();
    private final byte[] rawAddress = new byte[SocketAddressCodec.MAXIMUM_BYTES];
    private final long addressScratch = Memory.allocate(SocketAddressCodec.MAXIMUM_BYTES);
    private final long lengthScratch = Memory.allocate(8);
    private final long valueScratch = Memory.allocate(16);

    @Override
    public int socket(SocketAddress.Kind kind) {
        int family = SocketAddressCodec.family(kind);
        if (family < 0) {
            return family;
        }
        return (int) call.system(SOCKET, family, SocketConstants.SOCK_STREAM | SOCKET_FLAGS, 0, 0, 0, 0);
    }

    @Override
    public int bindSource(int descriptor, SocketAddress source) {
        int length = SocketAddressCodec.encode(source, rawAddress);
        if (length < 0) {
            return length;
        }
        if (source.isIp() && source.port() == 0) {
            setOption(descriptor, SocketConstants.IPPROTO_IP, SocketConstants.IP_BIND_ADDRESS_NO_PORT, 1, 4);
        } else {
            setOption(descriptor, SocketConstants.SOL_SOCKET, SocketConstants.SO_REUSEADDR, 1, 4);
        }
        Memory.copy(rawAddress, 0, addressScratch, length);
        return (int) call.system(BIND, descriptor, addressScratch, length, 0, 0, 0);
    }

    @Override
    public int connect(int descriptor, SocketAddress address) {
        int length = SocketAddressCodec.encode(address, rawAddress);
        if (length < 0) {
            return length;
        }
        Memory.copy(rawAddress, 0, addressScratch, length);
        int result = (int) call.system(CONNECT, descriptor, addressScratch, length, 0, 0, 0);
        // POSIX: an interrupted connect goes on in the background.
        return result == -Errno.EINTR ? -Errno.EINPROGRESS : result;
    }

    @Override
    public int accept(int listener, byte[] peer) {
        int result;
        do {
            Memory.putInt(lengthScratch, SocketAddressCodec.MAXIMUM_BYTES);
            result = (int) call.system(ACCEPT, listener, addressScratch, lengthScratch, SOCKET_FLAGS, 0, 0);
        } while (result == -Errno.EINTR);
        if (result >= 0) {
            copyPeer(Memory.getInt(lengthScratch), peer);
        }
        return result;
    }

    private void copyPeer(int length, byte[] peer) {
        if (Memory.getShort(addressScratch) == SocketConstants.AF_UNIX) {
            // Nobody reads a client's path; the zero behind the family keeps a stale array from looking like one.
            Memory.copy(addressScratch, peer, 0, 2);
            peer[2] = 0;
            return;
        }
        Memory.copy(addressScratch, peer, 0, Math.min(length, Math.min(peer.length, SocketAddressCodec.MAXIMUM_BYTES)));
    }

    @Override
    public int receive(int descriptor, Buffer buffer, int offset, int length) {
        return receive(descriptor, buffer, offset, length, SocketConstants.MSG_DONTWAIT);
    }

    @Override
    public int peek(int descriptor, Buffer buffer, int offset, int length) {
        return receive(descriptor, buffer, offset, length, SocketConstants.MSG_DONTWAIT | SocketConstants.MSG_PEEK);
    }

    private int receive(int descriptor, Buffer buffer, int offset, int length, int flags) {
        long address = buffer.addressOf(offset, length);
        if (length == 0) {
            return -Errno.EINVAL;
        }
        int result;
        do {
            result = (int) call.system(RECEIVE, descriptor, address, length, flags, 0, 0);
        } while (result == -Errno.EINTR);
        return result;
    }

    @Override
    public int send(int descriptor, Buffer buffer, int offset, int length, boolean more) {
        long address = buffer.addressOf(offset, length);
        int flags = more ? SEND_FLAGS | SocketConstants.MSG_MORE : SEND_FLAGS;
        int result;
        do {
            result = (int) call.system(SEND, descriptor, address, length, flags, 0, 0);
        } while (result == -Errno.EINTR);
        return result;
    }

    @Override
    public int shutdownWrite(int descriptor) {
        return (int) call.system(SHUTDOWN, descriptor, SocketConstants.SHUT_WR, 0, 0, 0, 0);
    }

    @Override
    public int close(int descriptor) {
        int result = (int) call.system(CLOSE, descriptor, 0, 0, 0, 0, 0);
        // Linux has released the descriptor even when it was interrupted; a repetition could close somebody else's.
        return result == -Errno.EINTR ? 0 : result;
    }

    @Override
    public int setNoDelay(int descriptor) {
        return setOption(descriptor, SocketConstants.IPPROTO_TCP, SocketConstants.TCP_NODELAY, 1, 4);
    }

    @Override
    public int setResetOnClose(int descriptor) {
        // struct linger { int onoff = 1; int seconds = 0; }
        return setOption(descriptor, SocketConstants.SOL_SOCKET, SocketConstants.SO_LINGER, 1, 8);
    }

    @Override
    public int setOption(int descriptor, int level, int option, int value) {
        return setOption(descriptor, level, option, value, 4);
    }

    @Override
    public int option(int descriptor, int level, int option) {
        Memory.putInt(lengthScratch, 4);
        Memory.putInt(valueScratch, 0);
        int result = (int) call.system(GET_OPTION, descriptor, level, option, valueScratch, lengthScratch, 0);
        return result < 0 ? result : Memory.getInt(valueScratch);
    }

    @Override
    public int bindToInterface(int descriptor, byte[] name) {
        if (name.length > LONGEST_INTERFACE_NAME) {
            // The kernel cuts a longer name off and might find another interface.
            return -Errno.ENODEV;
        }
        Memory.copy(name, 0, addressScratch, name.length);
        Memory.putByte(addressScratch + name.length, (byte) 0);
        return (int) call.system(SET_OPTION, descriptor, SocketConstants.SOL_SOCKET, SocketConstants.SO_BINDTODEVICE, addressScratch,
            name.length + 1L, 0);
    }

    private int setOption(int descriptor, int level, int option, long value, int sizeBytes) {
        Memory.putLong(valueScratch, value);
        return (int) call.system(SET_OPTION, descriptor, level, option, valueScratch, sizeBytes, 0);
    }

    @Override
    public int takeError(int descriptor) {
        Memory.putInt(lengthScratch, 4);
        Memory.putInt(valueScratch, 0);
        int result = (int) call.system(GET_OPTION, descriptor, SocketConstants.SOL_SOCKET, SocketConstants.SO_ERROR, valueScratch,
            lengthScratch, 0);
        return result < 0 ? result : Memory.getInt(valueScratch);
    }

    @Override
    public int peerName(int descriptor, byte[] target) {
        return name(PEER_NAME, descriptor, target);
    }

    @Override
    public int localName(int descriptor, byte[] target) {
        return name(LOCAL_NAME, descriptor, target);
    }

    private int name(long number, int descriptor, byte[] target) {
        Memory.putInt(lengthScratch, SocketAddressCodec.MAXIMUM_BYTES);
        int result = (int) call.system(number, descriptor, addressScratch, lengthScratch, 0, 0, 0);
        if (result < 0) {
            return result;
        }
        int length = Math.min(Memory.getInt(lengthScratch), Math.min(target.length, SocketAddressCodec.MAXIMUM_BYTES));
        Memory.copy(addressScratch, target, 0, length);
        return length;
    }

    @Override
    public int epollCreate() {
        return (int) call.system(EPOLL_CREATE, EPOLL_CLOEXEC, 0, 0, 0, 0, 0);
    }

    @Override
    public int epollAdd(int epoll, int descriptor, int events, long token) {
        Memory.putInt(valueScratch, events);
        Memory.putLong(valueScratch + TOKEN_OFFSET, token);
        return (int) call.system(EPOLL_CONTROL, epoll, EPOLL_ADD, descriptor, valueScratch, 0, 0);
    }

    @Override
    public int epollRemove(int epoll, int descriptor) {
        return (int) call.system(EPOLL_CONTROL, epoll, EPOLL_REMOVE, descriptor, valueScratch, 0, 0);
    }

    @Override
    public int epollWait(int epoll, Buffer events, int maximum, int timeoutMs) {
        long address = events.addressOf(0, Math.multiplyExact(maximum, EVENT_SIZE));
        int result = (int) call.system(EPOLL_WAIT, epoll, address, maximum, timeoutMs, 0, 0);
        return result == -Errno.EINTR ? 0 : result;
    }

    @Override
    public int epollEventSize() {
        return EVENT_SIZE;
    }

    @Override
    public int epollEvents(Buffer events, int index) {
        return events.getInt(index * EVENT_SIZE);
    }

    @Override
    public long epollToken(Buffer events, int index) {
        return events.getLong(index * EVENT_SIZE + TOKEN_OFFSET);
    }

    @Override
    public int pipe(int[] ends, int sizeBytes) {
        int result = (int) call.system(PIPE, valueScratch, SOCKET_FLAGS, 0, 0, 0, 0);
        if (result >= 0) {
            ends[0] = Memory.getInt(valueScratch);
            ends[1] = Memory.getInt(valueScratch + 4);
            if (sizeBytes > 0) {
                // What the system does not grant stays as it is.
                call.system(FILE_CONTROL, ends[1], SET_PIPE_SIZE, sizeBytes, 0, 0, 0);
            }
        }
        return result;
    }

    @Override
    public int splice(int from, int to, int length) {
        int result;
        do {
            result = (int) call.system(SPLICE, from, 0, to, 0, length, SPLICE_FLAGS);
        } while (result == -Errno.EINTR);
        return result;
    }

    @Override
    public int eventDescriptor() {
        return (int) call.system(EVENT_DESCRIPTOR, 0, SOCKET_FLAGS, 0, 0, 0, 0);
    }

    @Override
    public int signalEvent(int descriptor) {
        int result;
        do {
            result = (int) signalCall.system(WRITE, descriptor, ONE, 8, 0, 0, 0);
        } while (result == -Errno.EINTR);
        // A full counter is a signal that nobody has consumed yet.
        return result == -Errno.EAGAIN ? 0 : Math.min(result, 0);
    }

    @Override
    public int drainEvent(int descriptor) {
        int result;
        do {
            result = (int) call.system(READ, descriptor, valueScratch, 8, 0, 0, 0);
        } while (result == -Errno.EINTR);
        return Math.min(result, 0);
    }
}
