package io.sluice.net.syscall;

import io.sluice.base.address.SocketAddress;
import io.sluice.base.bytes.Buffer;
import io.sluice.base.bytes.Memory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The system calls that open, adjust and wait for sockets outside the event loops: at start, and on the control plane's threads.
 *
 * <p>Belongs to one thread at a time, because it owns the memory in which addresses and option values travel. Every method returns
 * zero or more, or the negated error number. Only {@link #poll} blocks, and the transfers if the descriptor itself is blocking.
 */
public final class SocketCalls {

    /** Bits of {@link #poll}: readable, writable, error, hang-up, not a descriptor. */
    public static final int POLL_IN = 0x1;
    public static final int POLL_OUT = 0x4;
    public static final int POLL_ERROR = 0x8;
    public static final int POLL_HANG_UP = 0x10;
    public static final int POLL_INVALID = 0x20;
    /** Set in {@link #poll}'s answer when the second descriptor became readable. */
    public static final int POLL_WOKEN = 1 << 16;

    private static final int GET_FLAGS = 3;
    private static final int SET_FLAGS = 4;
    private static final int SET_DESCRIPTOR_FLAGS = 2;
    private static final int DUPLICATE_CLOSE_ON_EXEC = 1030;
    private static final int FLAG_NONBLOCK = 0x800;
    private static final int FLAG_CLOSE_ON_EXEC = 1;

    /** Scratch layout: an address, two pollfd, a timespec, an option of up to 64 bytes with its length. */
    private static final int POLL_OFFSET = 128;
    private static final int TIME_OFFSET = 160;
    private static final int LENGTH_OFFSET = 184;
    private static final int OPTION_OFFSET = 192;
    private static final int OPTION_BYTES = 64;
    private static final int SCRATCH_BYTES = OPTION_OFFSET + OPTION_BYTES;

    private final NativeCall call;
    /** Kept so that collected memory lives as long as this object. */
    private final MemorySegment memory;
    private final long scratch;
    private final byte[] raw = new byte[SocketAddressCodec.MAXIMUM_BYTES];

    private SocketCalls(Arena arena, NativeCall call) {
        this.call = call;
        this.memory = arena.allocate(SCRATCH_BYTES, 64);
        this.scratch = memory.address();
    }

    /** For an owner that lives as long as the process. */
    public static SocketCalls permanent() {
        return new SocketCalls(Arena.global(), NativeCall.permanent());
    }

    /** For an owner that comes and goes. */
    public static SocketCalls collected() {
        return new SocketCalls(Arena.ofAuto(), NativeCall.collected());
    }

    private int system(SystemCall number, long a, long b, long c, long d, long e) {
        int result;
        do {
            result = (int) call.system(number, a, b, c, d, e, 0);
        } while (result == -Errno.EINTR);
        return result;
    }

    /** A non-blocking, close-on-exec socket of a {@code SOCK_…} type. */
    public int open(SocketAddress.Kind kind, int type) {
        int family = SocketAddressCodec.family(kind);
        int flags = SocketConstants.SOCK_NONBLOCK | SocketConstants.SOCK_CLOEXEC;
        return family < 0 ? family : system(SystemCall.SOCKET, family, type | flags, 0, 0, 0);
    }

    public int bind(int descriptor, SocketAddress address) {
        int length = encode(address);
        return length < 0 ? length : system(SystemCall.BIND, descriptor, scratch, length, 0, 0);
    }

    /** Starts connecting; {@code -EINPROGRESS} is the normal answer for TCP. */
    public int connect(int descriptor, SocketAddress address) {
        return connectEncoded(descriptor, encode(address));
    }

    /** Connects to an abstract name without the padding that {@code abns@} addresses have. */
    public int connectExactAbstract(int descriptor, String name) {
        int length = SocketAddressCodec.encodeExactAbstract(name, raw);
        if (length > 0) {
            Memory.copy(raw, 0, scratch, length);
        }
        return connectEncoded(descriptor, length);
    }

    private int connectEncoded(int descriptor, int length) {
        if (length < 0) {
            return length;
        }
        int result = (int) call.system(SystemCall.CONNECT, descriptor, scratch, length, 0, 0, 0);
        return result == -Errno.EINTR ? -Errno.EINPROGRESS : result;
    }

    private int encode(SocketAddress address) {
        int length = SocketAddressCodec.encode(address, raw);
        if (length > 0) {
            Memory.copy(raw, 0, scratch, length);
        }
        return length;
    }

    public int listen(int descriptor, int backlog) {
        return system(SystemCall.LISTEN, descriptor, backlog, 0, 0, 0);
    }

    /** Takes a pending connection as a non-blocking, close-on-exec descriptor. */
    public int accept(int listener) {
        int flags = SocketConstants.SOCK_NONBLOCK | SocketConstants.SOCK_CLOEXEC;
        return system(SystemCall.ACCEPT4, listener, 0, 0, flags, 0);
    }

    /** The local address; null when the descriptor has none that the program knows. */
    public SocketAddress localAddress(int descriptor) {
        return address(SystemCall.GET_SOCKET_NAME, descriptor);
    }

    /** The peer's address; null when there is none that the program knows. */
    public SocketAddress peerAddress(int descriptor) {
        return address(SystemCall.GET_PEER_NAME, descriptor);
    }

    private SocketAddress address(SystemCall number, int descriptor) {
        Memory.putInt(scratch + LENGTH_OFFSET, raw.length);
        if (system(number, descriptor, scratch, scratch + LENGTH_OFFSET, 0, 0) < 0) {
            return null;
        }
        int length = Math.min(Memory.getInt(scratch + LENGTH_OFFSET), raw.length);
        Memory.copy(scratch, raw, 0, length);
        return SocketAddressCodec.decode(raw, length);
    }

    public int setOption(int descriptor, int level, int option, int value) {
        Memory.putInt(scratch + OPTION_OFFSET, value);
        return system(SystemCall.SET_SOCKET_OPTION, descriptor, level, option, scratch + OPTION_OFFSET, 4);
    }

    /** Sets an option whose value is a structure or a text of at most 64 bytes. */
    public int setOption(int descriptor, int level, int option, byte[] value) {
        if (value.length > OPTION_BYTES) {
            return -Errno.EINVAL;
        }
        Memory.copy(value, 0, scratch + OPTION_OFFSET, value.length);
        return system(SystemCall.SET_SOCKET_OPTION, descriptor, level, option, scratch + OPTION_OFFSET, value.length);
    }

    /** The value of an option that is never negative. */
    public int option(int descriptor, int level, int option) {
        byte[] value = new byte[4];
        int length = option(descriptor, level, option, value);
        return length < 0 ? length : value[0] & 0xff | (value[1] & 0xff) << 8 | (value[2] & 0xff) << 16 | value[3] << 24;
    }

    /** Reads an option of at most 64 bytes into {@code target}; returns its length. */
    public int option(int descriptor, int level, int option, byte[] target) {
        int length = Math.min(target.length, OPTION_BYTES);
        Memory.putInt(scratch + LENGTH_OFFSET, length);
        int result = system(SystemCall.GET_SOCKET_OPTION, descriptor, level, option, scratch + OPTION_OFFSET, scratch + LENGTH_OFFSET);
        if (result < 0) {
            return result;
        }
        int used = Math.min(length, Memory.getInt(scratch + LENGTH_OFFSET));
        Memory.copy(scratch + OPTION_OFFSET, target, 0, used);
        return used;
    }

    /** Makes an inherited descriptor non-blocking and close-on-exec. */
    public int adopt(int descriptor) {
        int flags = system(SystemCall.FILE_CONTROL, descriptor, GET_FLAGS, 0, 0, 0);
        if (flags < 0) {
            return flags;
        }
        int result = (flags & FLAG_NONBLOCK) != 0 ? 0 : system(SystemCall.FILE_CONTROL, descriptor, SET_FLAGS, flags | FLAG_NONBLOCK, 0, 0);
        return result < 0 ? result : system(SystemCall.FILE_CONTROL, descriptor, SET_DESCRIPTOR_FLAGS, FLAG_CLOSE_ON_EXEC, 0, 0);
    }

    /** A second descriptor for the same open socket. */
    public int duplicate(int descriptor) {
        return system(SystemCall.FILE_CONTROL, descriptor, DUPLICATE_CLOSE_ON_EXEC, 0, 0, 0);
    }

    /** Two connected unix stream sockets, both non-blocking and close-on-exec, into {@code pair}. */
    public int socketPair(int[] pair) {
        int type = SocketConstants.SOCK_STREAM | SocketConstants.SOCK_NONBLOCK | SocketConstants.SOCK_CLOEXEC;
        int result = system(SystemCall.SOCKET_PAIR, SocketConstants.AF_UNIX, type, 0, scratch, 0);
        if (result >= 0) {
            pair[0] = Memory.getInt(scratch);
            pair[1] = Memory.getInt(scratch + 4);
        }
        return result;
    }

    /**
     * Waits at most {@code timeoutMs} (-1 for ever) until one of the {@code POLL_…} events holds for the descriptor or
     * {@code wakeDescriptor} (-1 for none) is readable; returns the event bits, 0 when the time is over or a signal came.
     */
    public int poll(int descriptor, int events, int wakeDescriptor, int timeoutMs) {
        long set = scratch + POLL_OFFSET;
        Memory.putInt(set, descriptor);
        Memory.putInt(set + 4, events);
        Memory.putInt(set + 8, wakeDescriptor);
        Memory.putInt(set + 12, POLL_IN);
        long time = 0;
        if (timeoutMs >= 0) {
            time = scratch + TIME_OFFSET;
            Memory.putLong(time, timeoutMs / 1000);
            Memory.putLong(time + 8, timeoutMs % 1000 * 1_000_000L);
        }
        int result = (int) call.system(SystemCall.PPOLL, set, 2, time, 0, 0, 0);
        if (result <= 0) {
            return result == -Errno.EINTR ? 0 : result;
        }
        int ready = Memory.getShort(set + 6) & 0xffff;
        return Memory.getShort(set + 14) != 0 ? ready | POLL_WOKEN : ready;
    }

    /** Receives without waiting into a range that must not be empty; 0 is the end of the stream. */
    public int receive(int descriptor, Buffer buffer, int offset, int length) {
        long address = buffer.addressOf(offset, length);
        if (length == 0) {
            return -Errno.EINVAL;
        }
        return (int) repeated(SystemCall.RECEIVE_FROM, descriptor, address, length, SocketConstants.MSG_DONTWAIT);
    }

    /** Sends without waiting and without SIGPIPE. */
    public int send(int descriptor, Buffer buffer, int offset, int length) {
        long address = buffer.addressOf(offset, length);
        return (int) repeated(SystemCall.SEND_TO, descriptor, address, length,
            SocketConstants.MSG_DONTWAIT | SocketConstants.MSG_NOSIGNAL);
    }

    private long repeated(SystemCall number, long a, long b, long c, long d) {
        long result;
        do {
            result = call.system(number, a, b, c, d, 0, 0);
        } while (result == -Errno.EINTR);
        return result;
    }

    /** A counter descriptor for waking a thread that polls it as the second descriptor. */
    public int eventDescriptor() {
        return system(SystemCall.EVENT_DESCRIPTOR, 0, SocketConstants.SOCK_NONBLOCK | SocketConstants.SOCK_CLOEXEC, 0, 0, 0);
    }

    /** Makes the counter readable. */
    public int signal(int eventDescriptor) {
        Memory.putLong(scratch + OPTION_OFFSET, 1);
        int result = system(SystemCall.WRITE, eventDescriptor, scratch + OPTION_OFFSET, 8, 0, 0);
        return result == -Errno.EAGAIN ? 0 : Math.min(result, 0);
    }

    /** Consumes the counter; {@code -EAGAIN} when nobody has signalled. */
    public int drain(int eventDescriptor) {
        return Math.min(system(SystemCall.READ, eventDescriptor, scratch + OPTION_OFFSET, 8, 0, 0), 0);
    }

    /** Ends a direction: {@code SHUT_WR} or {@code SHUT_RDWR}. */
    public int shutdown(int descriptor, int how) {
        return system(SystemCall.SHUTDOWN, descriptor, how, 0, 0, 0);
    }

    /** Closes once; an interrupted close has closed. */
    public int close(int descriptor) {
        int result = (int) call.system(SystemCall.CLOSE, descriptor, 0, 0, 0, 0, 0);
        return result == -Errno.EINTR ? 0 : result;
    }
}
