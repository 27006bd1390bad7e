package io.sluice.net.process;

import io.sluice.base.bytes.Memory;
import io.sluice.net.syscall.NativeCall;
import io.sluice.net.syscall.SystemCall;
import java.nio.charset.StandardCharsets;

/**
 * The copy that {@link BackgroundProcess} started, seen from inside. It takes hold of what it needs while it sees the whole file system, so that
 * {@link #ready} works in a changed root and as another user. Starting thread only.
 */
public final class BackgroundCopy {

    private static final int READ_AND_WRITE = 2;
    private static final int STANDARD_DESCRIPTORS = 3;

    private final NativeCall call = NativeCall.collected();
    private final int report;
    private final int nowhere;

    private BackgroundCopy(int report) {
        this.report = report;
        this.nowhere = (int) call.call(NativeCall.function("open"), BackgroundProcess.text("/dev/null".getBytes(StandardCharsets.US_ASCII)),
            READ_AND_WRITE, 0, 0, 0, 0, 0);
    }

    /** To be called before the process changes its root; null in a process that is no copy. */
    public static BackgroundCopy join() {
        String descriptor = System.getenv(BackgroundProcess.VARIABLE);
        return descriptor == null ? null : new BackgroundCopy(Integer.parseInt(descriptor));
    }

    /** Lets go of the standard descriptors and tells the first process, if it is still there, that everything works. */
    public void ready() {
        for (int standard = 0; standard < STANDARD_DESCRIPTORS && nowhere >= 0; standard++) {
            call.call(NativeCall.function("dup2"), nowhere, standard, 0, 0, 0, 0, 0);
        }
        if (nowhere >= STANDARD_DESCRIPTORS) {
            call.system(SystemCall.CLOSE, nowhere, 0, 0, 0, 0, 0);
        }
        long octet = Memory.allocate(1);
        Memory.putByte(octet, (byte) '1');
        // Without a reader nobody waits for the answer any more; the service itself is up.
        call.system(SystemCall.WRITE, report, octet, 1, 0, 0, 0);
        call.system(SystemCall.CLOSE, report, 0, 0, 0, 0, 0);
    }
}
