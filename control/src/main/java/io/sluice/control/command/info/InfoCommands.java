package io.sluice.control.command.info;

import io.sluice.control.command.Command;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The commands about the process: table of contents of this folder. */
public final class InfoCommands {
    private InfoCommands() {
    }

    public static List<Command> list(String version, Supplier<Map<String, String>> environment, Supplier<String> startupMessages) {
        return List.of(
                new ShowVersion(version),
                new ShowEnv(environment),
                new ShowStartupLogs(startupMessages));
    }
}
