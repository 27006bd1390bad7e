package io.sluice.net.process;

import io.sluice.base.bytes.Memory;
import io.sluice.net.syscall.FileCalls;
import io.sluice.net.syscall.NativeCall;
import io.sluice.net.syscall.SystemCall;

/**
 * The process's resource limits and its place in the file system, for the whole process. Any thread, at start; zero or more, or a
 * negated error number.
 */
public final class ProcessLimits {

    /** A limit that is none. */
    public static final long UNLIMITED = -1;

    private static final int OPEN_FILES = 7;
    private static final int CORE_SIZE = 4;
    private static final int SET_DUMPABLE = 4;
    private static final int LIMIT_BYTES = 16;

    private ProcessLimits() {
    }

    /** How many descriptors the process may open. */
    public static long openFiles() {
        return read(0);
    }

    /** How far an unprivileged process may raise {@link #openFiles}. */
    public static long mostOpenFiles() {
        return read(8);
    }

    private static long read(int offset) {
        long limit = Memory.allocate(LIMIT_BYTES);
        long result = NativeCall.collected().system(SystemCall.LIMIT, 0, OPEN_FILES, 0, limit, 0, 0);
        return result < 0 ? result : Memory.getLong(limit + offset);
    }

    /** Sets how many descriptors the process may open; the upper bound is raised only if it stands in the way, which needs privileges. */
    public static int setOpenFiles(long count) {
        long limit = Memory.allocate(LIMIT_BYTES);
        Memory.putLong(limit, count);
        Memory.putLong(limit + 8, Long.compareUnsigned(count, mostOpenFiles()) > 0 ? count : mostOpenFiles());
        return (int) NativeCall.collected().system(SystemCall.LIMIT, 0, OPEN_FILES, limit, 0, 0, 0);
    }

    /** Lets the system write a memory image of any size after a fault, also when the process has changed its user. */
    public static int allowMemoryImage() {
        long limit = Memory.allocate(LIMIT_BYTES);
        Memory.putLong(limit, UNLIMITED);
        Memory.putLong(limit + 8, UNLIMITED);
        NativeCall call = NativeCall.collected();
        // The size is only raised as far as the process may.
        if (call.system(SystemCall.LIMIT, 0, CORE_SIZE, limit, 0, 0, 0) < 0 && call.system(SystemCall.LIMIT, 0, CORE_SIZE, 0, limit, 0, 0) >= 0) {
            Memory.putLong(limit, Memory.getLong(limit + 8));
            call.system(SystemCall.LIMIT, 0, CORE_SIZE, limit, 0, 0, 0);
        }
        return (int) call.system(SystemCall.PROCESS_CONTROL, SET_DUMPABLE, 1, 0, 0, 0, 0);
    }

    /** Sets the bits that new files do not get; returns the previous ones. */
    public static int setFileCreationMask(int mask) {
        return (int) NativeCall.collected().system(SystemCall.UMASK, mask, 0, 0, 0, 0, 0);
    }

    public static int changeDirectory(String path) {
        return new FileCalls().changeDirectory(path);
    }

    /** Makes a directory the root of the process and goes there; needs privileges. */
    public static int changeRoot(String path) {
        FileCalls files = new FileCalls();
        int result = files.changeRoot(path);
        return result < 0 ? result : files.changeDirectory("/");
    }
}
