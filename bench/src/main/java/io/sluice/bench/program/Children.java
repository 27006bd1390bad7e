package io.sluice.bench.program;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts processes, on a core if wanted, and makes sure that none outlives this one. */
public final class Children {

    private static final int END_SECONDS = 5;
    private static final List<Process> STARTED = new ArrayList<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Children::killAll));
    }

    private Children() {
    }

    /** The command on the given core; unchanged when the core is null. */
    public static List<String> pinned(String core, List<String> command) {
        if (core == null) {
            return command;
        }
        List<String> pinned = new ArrayList<>(List.of("taskset", "-c", core));
        pinned.addAll(command);
        return pinned;
    }

    public static synchronized Process start(ProcessBuilder builder) throws IOException {
        Process process = builder.start();
        STARTED.removeIf(earlier -> !earlier.isAlive());
        STARTED.add(process);
        return process;
    }

    /** Ends a process and waits until it is gone. */
    public static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private static synchronized void killAll() {
        STARTED.forEach(Process::destroyForcibly);
    }
}
