package io.sluice.bench.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What Linux says about a process, all its threads together. Times come in ticks of 10 ms, so a figure per request needs a round of a few
 * seconds.
 */
public record ProcessFigures(long userTicks, long systemTicks, long residentKib) {

    private static final int TICK_MICROS = 10_000;
    /** Fields of {@code stat} behind the command, which may contain blanks. */
    private static final int USER = 11;
    private static final int SYSTEM = 12;

    public static ProcessFigures of(long processId) throws IOException {
        Path folder = Path.of("/proc", Long.toString(processId));
        String stat = Files.readString(folder.resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return new ProcessFigures(Long.parseLong(fields[USER]), Long.parseLong(fields[SYSTEM]), resident(folder.resolve("status")));
    }

    private static long resident(Path status) throws IOException {
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        return 0;
    }

    public double userMicrosSince(ProcessFigures earlier) {
        return (double) (userTicks - earlier.userTicks) * TICK_MICROS;
    }

    public double systemMicrosSince(ProcessFigures earlier) {
        return (double) (systemTicks - earlier.systemTicks) * TICK_MICROS;
    }
}
