package io.sluice.net.syscall;

import io.sluice.base.bytes.Memory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/**
 * System calls on paths, for unix sockets and for the process's root and directory. Belongs to one thread at a time; cold paths only.
 * Paths are UTF-8, at most 4095 bytes; longer ones are {@code -ENAMETOOLONG}. Every method returns zero or more, or the negated
 * error number.
 */
public final class FileCalls {

    /** The type bits of {@link #mode}. */
    public static final int TYPE_MASK = 0xf000;
    public static final int TYPE_SOCKET = 0xc000;
    public static final int TYPE_LINK = 0xa000;

    private static final int PATH_BYTES = 4096;
    private static final int STATUS_BYTES = 256;
    private static final int STATUS_MODE_OFFSET = 28;
    private static final int STATUS_TYPE_AND_MODE = 3;
    private static final int AT_WORKING_DIRECTORY = -100;
    private static final int AT_NO_FOLLOW = 0x100;

    private final NativeCall call = NativeCall.collected();
    private final MemorySegment memory = Arena.ofAuto().allocate(2 * PATH_BYTES + STATUS_BYTES, 64);
    private final long first = memory.address();
    private final long second = first + PATH_BYTES;
    private final long status = second + PATH_BYTES;

    /** The type and permission bits of what stands at the path itself (a link is not followed). */
    public int mode(String path) {
        int result = put(path, first);
        if (result >= 0) {
            result = (int) call.system(SystemCall.STATUS, AT_WORKING_DIRECTORY, first, AT_NO_FOLLOW, STATUS_TYPE_AND_MODE, status, 0);
        }
        return result < 0 ? result : Memory.getShort(status + STATUS_MODE_OFFSET) & 0xffff;
    }

    public int remove(String path) {
        int result = put(path, first);
        return result < 0 ? result : (int) call.system(SystemCall.UNLINK_AT, AT_WORKING_DIRECTORY, first, 0, 0, 0, 0);
    }

    /** Gives a file a second name, which must be free. */
    public int link(String from, String to) {
        int result = Math.min(put(from, first), put(to, second));
        return result < 0 ? result
            : (int) call.system(SystemCall.LINK_AT, AT_WORKING_DIRECTORY, first, AT_WORKING_DIRECTORY, second, 0, 0);
    }

    /** Replaces {@code to} atomically. */
    public int rename(String from, String to) {
        int result = Math.min(put(from, first), put(to, second));
        return result < 0 ? result
            : (int) call.system(SystemCall.RENAME_AT, AT_WORKING_DIRECTORY, first, AT_WORKING_DIRECTORY, second, 0, 0);
    }

    public int changeMode(String path, int mode) {
        int result = put(path, first);
        return result < 0 ? result : (int) call.system(SystemCall.CHANGE_MODE_AT, AT_WORKING_DIRECTORY, first, mode, 0, 0, 0);
    }

    /** Changes the owner and the group; -1 leaves one as it is. */
    public int changeOwner(String path, int userId, int groupId) {
        int result = put(path, first);
        return result < 0 ? result
            : (int) call.system(SystemCall.CHANGE_OWNER_AT, AT_WORKING_DIRECTORY, first, userId, groupId, 0, 0);
    }

    public int changeDirectory(String path) {
        int result = put(path, first);
        return result < 0 ? result : (int) call.system(SystemCall.CHANGE_DIRECTORY, first, 0, 0, 0, 0, 0);
    }

    public int changeRoot(String path) {
        int result = put(path, first);
        return result < 0 ? result : (int) call.system(SystemCall.CHANGE_ROOT, first, 0, 0, 0, 0, 0);
    }

    private static int put(String path, long target) {
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        if (bytes.length >= PATH_BYTES) {
            return -Errno.ENAMETOOLONG;
        }
        if (path.indexOf('\0') >= 0) {
            return -Errno.EINVAL;
        }
        Memory.copy(bytes, 0, target, bytes.length);
        Memory.putByte(target + bytes.length, (byte) 0);
        return 0;
    }
}
