package io.sluice.net.process;

import io.sluice.base.bytes.Memory;
import io.sluice.net.syscall.ErrorText;
import io.sluice.net.syscall.NativeCall;
import io.sluice.net.syscall.SystemCall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How the program goes to the background. A Java process cannot fork, so it starts a copy of itself: the same executable, arguments,
 * environment and descriptors, in a session of its own. The copy says over a pipe when it is ready; until then the first process waits, so that
 * whoever started it learns from its exit code whether the start worked. Starting thread only.
 */
public final class BackgroundProcess {

    /** Tells the copy that it is one: the number of its end of the pipe. */
    static final String VARIABLE = "SLUICE_READY_DESCRIPTOR";

    private static final int CLOSE_ON_EXECUTE = 0x80000;
    private static final int SET_DESCRIPTOR_FLAGS = 2;
    /** glibc's {@code POSIX_SPAWN_SETSID}; the attribute block has 336 bytes there. */
    private static final int NEW_SESSION = 0x80;
    private static final int ATTRIBUTE_BYTES = 1024;
    private static final int POINTER_BYTES = 8;
    private static final int NOTHING = 0;

    private final int processId;
    private final int pipe;

    private BackgroundProcess(int processId, int pipe) {
        this.processId = processId;
        this.pipe = pipe;
    }

    /** True in the copy. */
    public static boolean isCopy() {
        return System.getenv(VARIABLE) != null;
    }

    /** Starts the copy. */
    public static BackgroundProcess start() throws IOException {
        NativeCall call = NativeCall.permanent();
        long ends = Memory.allocate(POINTER_BYTES);
        check("pipe", (int) call.system(SystemCall.PIPE, ends, CLOSE_ON_EXECUTE, 0, 0, 0, 0));
        int readEnd = Memory.getInt(ends);
        int writeEnd = Memory.getInt(ends + 4);
        // The copy keeps this end only; everything else of the pipe stays here.
        check("fcntl", (int) call.system(SystemCall.FILE_CONTROL, writeEnd, SET_DESCRIPTOR_FLAGS, 0, 0, 0, 0));

        long attributes = Memory.allocate(ATTRIBUTE_BYTES);
        call.call(NativeCall.function("posix_spawnattr_init"), attributes, 0, 0, 0, 0, 0, 0);
        call.call(NativeCall.function("posix_spawnattr_setflags"), attributes, NEW_SESSION, 0, 0, 0, 0, 0);
        List<byte[]> environment = strings("/proc/self/environ");
        environment.add((VARIABLE + "=" + writeEnd).getBytes(StandardCharsets.US_ASCII));
        long processId = Memory.allocate(POINTER_BYTES);
        // The answer is an int: the upper half of the word means nothing.
        int error = (int) call.call(NativeCall.function("posix_spawn"), processId,
            text(Files.readSymbolicLink(Path.of("/proc/self/exe")).toString().getBytes(StandardCharsets.UTF_8)),
            NOTHING, attributes, array(strings("/proc/self/cmdline")), array(environment), 0);
        call.system(SystemCall.CLOSE, writeEnd, 0, 0, 0, 0, 0);
        check("posix_spawn", -error);
        return new BackgroundProcess(Memory.getInt(processId), readEnd);
    }

    public int processId() {
        return processId;
    }

    /** Waits until the copy is ready or has ended. */
    public boolean awaitReady() {
        NativeCall call = NativeCall.collected();
        long octet = Memory.allocate(1);
        return call.system(SystemCall.READ, pipe, octet, 1, 0, 0, 0) == 1;
    }

    /** Waits for the end of the copy: its exit code, or 128 plus the number of the signal that ended it. */
    public int awaitEnd() {
        long status = Memory.allocate(POINTER_BYTES);
        NativeCall.collected().call(NativeCall.function("waitpid"), processId, status, 0, 0, 0, 0, 0);
        int value = Memory.getInt(status);
        return (value & 0x7f) == 0 ? value >> 8 & 0xff : 128 + (value & 0x7f);
    }

    /** The NUL-terminated strings of a file. */
    private static List<byte[]> strings(String file) throws IOException {
        byte[] content = Files.readAllBytes(Path.of(file));
        List<byte[]> strings = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < content.length; i++) {
            if (content[i] == 0) {
                byte[] string = new byte[i - start];
                System.arraycopy(content, start, string, 0, string.length);
                strings.add(string);
                start = i + 1;
            }
        }
        return strings;
    }

    /** A NULL-terminated array of C strings. */
    private static long array(List<byte[]> strings) {
        long array = Memory.allocate((long) POINTER_BYTES * (strings.size() + 1));
        for (int i = 0; i < strings.size(); i++) {
            Memory.putLong(array + (long) POINTER_BYTES * i, text(strings.get(i)));
        }
        return array;
    }

    /** A C string in native memory that is never freed. */
    static long text(byte[] bytes) {
        // Fresh memory is zeroed, so the terminator is there.
        long address = Memory.allocate(bytes.length + 1L);
        Memory.copy(bytes, 0, address, bytes.length);
        return address;
    }

    private static void check(String call, int result) throws IOException {
        if (result < 0) {
            throw new IOException(call + ": " + ErrorText.of(-result));
        }
    }
}
