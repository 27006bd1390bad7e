package io.sluice.app.process;

import io.sluice.app.message.Console;
import io.sluice.app.option.CommandLine;
import io.sluice.net.process.BackgroundProcess;
import io.sluice.net.process.ProcessLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Decides about the background and, for the process that was started, waits until the copy that goes there is ready. */
public final class Background {

    private Background() {
    }

    /** Where the process was started; the copy must start there too. */
    public record Place(Path directory) {

        public static Place current() throws IOException {
            return new Place(Files.readSymbolicLink(Path.of("/proc/self/cwd")));
        }

        public void restore() {
            ProcessLimits.changeDirectory(directory.toString());
        }
    }

    /** True when the command line keeps the process in the foreground whatever the configuration says. */
    public static boolean isForced(CommandLine line) {
        return line.foreground || line.debug;
    }

    /** True when the command line keeps the process in the foreground although the configuration says {@code daemon}: a service manager waits for it. */
    public static boolean isKeywordOverruled(CommandLine line) {
        return isForced(line) || line.notifyServiceManager;
    }

    public static boolean isCopy() {
        return BackgroundProcess.isCopy();
    }

    /** Starts the copy and answers the exit code of the process that was started. */
    public static int start(CommandLine line, Console console) throws IOException {
        if (line.configurations.isEmpty()) {
            throw new IOException("no configuration file was given (-f).");
        }
        BackgroundProcess copy = BackgroundProcess.start();
        if (copy.awaitReady()) {
            return 0;
        }
        int exitCode = copy.awaitEnd();
        console.alert("Process " + copy.processId() + " exited with code " + exitCode + " (" + (exitCode < 128 ? "Exit" : "Killed") + ")");
        return exitCode == 0 ? 1 : exitCode;
    }
}
