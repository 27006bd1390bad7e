package io.sluice.net.process;

import io.sluice.base.bytes.Memory;
import io.sluice.net.syscall.Errno;
import io.sluice.net.syscall.NativeCall;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts a Java program as a child and waits for it by the C library's own functions, because Java's {@code Process} cannot tell a
 * process that a signal ended from one that exited with 128 and the signal's number.
 */
final class ChildProcess {

    private final NativeCall call = NativeCall.collected();
    private final int processId;

    private ChildProcess(int processId) {
        this.processId = processId;
    }

    static ChildProcess start(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
            "-Xmx64m", "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        long argv = Memory.allocate(8L * (command.size() + 1));
        for (int i = 0; i < command.size(); i++) {
            Memory.putLong(argv + 8L * i, text(command.get(i)));
        }
        long pid = Memory.allocate(8);
        NativeCall call = NativeCall.collected();
        long noEnvironment = Memory.allocate(8);
        int result = (int) call.call(NativeCall.function("posix_spawn"), pid, text(command.get(0)), 0, 0, argv, noEnvironment, 0);
        if (result != 0) {
            throw new IllegalStateException("posix_spawn: error " + result);
        }
        return new ChildProcess(Memory.getInt(pid));
    }

    private static long text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        long address = Memory.allocate(bytes.length + 1L);
        Memory.copy(bytes, 0, address, bytes.length);
        return address;
    }


    /** {@code exit N} or {@code signal N}. */
    String await() {
        long status = Memory.allocate(8);
        int result;
        do {
            result = (int) call.call(NativeCall.function("waitpid"), processId, status, 0, 0, 0, 0, 0);
        } while (result != processId && call.errno() == Errno.EINTR);
        int word = Memory.getInt(status);
        return (word & 0x7f) == 0 ? "exit " + (word >> 8 & 0xff) : "signal " + (word & 0x7f);
    }
}
