package io.sluice.net.syscall;

import io.sluice.base.bytes.Memory;
import java.lang.foreign.Arena;

/**
 * Messages on unix sockets that carry descriptors besides their bytes ({@code SCM_RIGHTS}). Owned by one thread; for the few moments when a process
 * hands its sockets to its successor.
 */
public final class DescriptorMessage {

    /** Most descriptors in one message: the kernel takes one more, HAProxy sends at most so many. */
    public static final int MOST_DESCRIPTORS = 252;

    private static final int MOST_BYTES = 131_072;
    private static final int CONTROL_HEADER_BYTES = 16;
    private static final int CONTROL_ROOM = CONTROL_HEADER_BYTES + 4 * (MOST_DESCRIPTORS + 4);
    private static final int SCM_RIGHTS = 1;
    private static final int CLOSE_ON_EXEC = 0x4000_0000;
    private static final int HEADER_CONTROL_LENGTH = 40;

    private final NativeCall call = NativeCall.collected();
    private final Arena arena = Arena.ofAuto();
    private final long header = arena.allocate(MessageLayout.HEADER_BYTES, 8).address();
    private final long vector = arena.allocate(MessageLayout.VECTOR_BYTES, 8).address();
    private final long control = arena.allocate(CONTROL_ROOM, 8).address();
    private final long bytes = arena.allocate(MOST_BYTES, 8).address();
    private int received;

    /** Sends a message with {@code count} descriptors from {@code from} on; the number of bytes or a negated error number. */
    public int send(int socket, byte[] data, int length, int[] descriptors, int from, int count) {
        if (length > MOST_BYTES || count > MOST_DESCRIPTORS) {
            return -Errno.EINVAL;
        }
        Memory.copy(data, 0, bytes, length);
        putHeader(length, CONTROL_HEADER_BYTES + (4 * count + 7 & ~7));
        Memory.putLong(control, CONTROL_HEADER_BYTES + 4L * count);
        Memory.putInt(control + 8, SocketConstants.SOL_SOCKET);
        Memory.putInt(control + 12, SCM_RIGHTS);
        for (int i = 0; i < count; i++) {
            Memory.putInt(control + CONTROL_HEADER_BYTES + 4L * i, descriptors[from + i]);
        }
        return (int) call.system(SystemCall.SEND_MESSAGE, socket, header, SocketConstants.MSG_DONTWAIT | SocketConstants.MSG_NOSIGNAL, 0, 0, 0);
    }

    /** Receives a message; {@link #received} and {@link #descriptor} tell what came with it. The number of bytes or a negated error number. */
    public int receive(int socket) {
        received = 0;
        putHeader(MOST_BYTES, CONTROL_ROOM);
        int result = (int) call.system(SystemCall.RECEIVE_MESSAGE, socket, header, SocketConstants.MSG_DONTWAIT | CLOSE_ON_EXEC, 0, 0, 0);
        if (result >= 0 && Memory.getLong(header + HEADER_CONTROL_LENGTH) >= CONTROL_HEADER_BYTES
            && Memory.getInt(control + 8) == SocketConstants.SOL_SOCKET && Memory.getInt(control + 12) == SCM_RIGHTS) {
            received = (int) Math.min(MOST_DESCRIPTORS + 4L, (Memory.getLong(control) - CONTROL_HEADER_BYTES) / 4);
        }
        return result;
    }

    private void putHeader(int length, int controlLength) {
        MessageLayout.putVector(vector, bytes, length);
        MessageLayout.putHeader(header, 0, 0, vector);
        Memory.putLong(header + HEADER_CONTROL_LENGTH - 8, control);
        Memory.putLong(header + HEADER_CONTROL_LENGTH, controlLength);
    }

    /** How many descriptors came with the last message; they are the receiver's to close. */
    public int received() {
        return received;
    }

    public int descriptor(int index) {
        return Memory.getInt(control + CONTROL_HEADER_BYTES + 4L * index);
    }
}
