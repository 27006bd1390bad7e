package io.sluice.net.process;

import io.sluice.base.bytes.Memory;
import io.sluice.net.syscall.NativeCall;
import io.sluice.net.syscall.SystemCall;

/**
 * What the system does with this process's signals. Changes hold for the whole process, past whatever handlers the Java runtime
 * installed; any thread, cold paths only.
 */
public final class Signals {

    public static final int HANG_UP = 1;
    public static final int INTERRUPT = 2;
    public static final int QUIT = 3;
    public static final int KILL = 9;
    public static final int USER_1 = 10;
    public static final int USER_2 = 12;
    public static final int TERMINATE = 15;
    public static final int STOP = 19;
    public static final int TERMINAL_STOP = 20;
    public static final int TERMINAL_INPUT = 21;
    public static final int TERMINAL_OUTPUT = 22;

    private static final int DEFAULT = 0;
    private static final int IGNORE = 1;
    private static final int UNBLOCK = 1;
    /** Bytes of the kernel's signal set, and of {@code struct sigaction}: handler, flags, restorer, set. */
    private static final int SET_BYTES = 8;
    private static final int ACTION_BYTES = 32;

    private Signals() {
    }

    /** Restores the system's own reaction, which for most signals is to end the process; zero or a negated error number. */
    public static int restoreDefault(int signal) {
        return setAction(signal, DEFAULT);
    }

    public static int ignore(int signal) {
        return setAction(signal, IGNORE);
    }

    private static int setAction(int signal, int handler) {
        long action = Memory.allocate(ACTION_BYTES);
        Memory.putLong(action, handler);
        return (int) NativeCall.collected().system(SystemCall.SIGNAL_ACTION, signal, action, 0, SET_BYTES, 0, 0);
    }

    /** Sends a signal to a process; 0 as the signal only asks whether the process is there. */
    public static int send(int processId, int signal) {
        return (int) NativeCall.collected().system(SystemCall.KILL, processId, signal, 0, 0, 0, 0);
    }

    /**
     * Ends this process by the signal itself, so that its parent sees "killed by signal 15" and not an exit status. Shutdown hooks
     * do not run. Returns a negated error number only when the system refuses; with a signal that does not end a process it returns 0.
     */
    public static int endProcessBy(int signal) {
        int result = restoreDefault(signal);
        if (result < 0) {
            return result;
        }
        long set = Memory.allocate(SET_BYTES);
        Memory.putLong(set, 1L << signal - 1);
        NativeCall call = NativeCall.collected();
        call.system(SystemCall.SIGNAL_MASK, UNBLOCK, set, 0, SET_BYTES, 0, 0);
        return send(ProcessIdentity.processId(), signal);
    }
}
