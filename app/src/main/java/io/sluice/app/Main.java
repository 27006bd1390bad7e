package io.sluice.app;

import io.sluice.app.message.Console;

/** Entry point of the load balancer. */
public final class Main {

    private Main() {
    }

    public static void main(String[] words) {
        // Nothing waits for the end of the process, and System.exit would first look for a logger, which takes 18 ms.
        Runtime.getRuntime().halt(run(words));
    }

    /** Does what the command line asks for and answers the exit code. */
    public static int run(String... words) {
        long startWallMs = System.currentTimeMillis();
        long startNanos = System.nanoTime();
        int processId = (int) ProcessHandle.current().pid();
        Console console = Console.ofProcess(processId, System.getProperty("sluice.program", "sluice"));
        return new Program(console, processId, startWallMs, startNanos).run(words);
    }
}
