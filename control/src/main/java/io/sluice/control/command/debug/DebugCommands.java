package io.sluice.control.command.debug;

import io.sluice.control.command.Command;
import io.sluice.control.command.LiveEngine;
import java.util.List;

/** The commands about the inside of the program: table of contents of this folder. */
public final class DebugCommands {
    private DebugCommands() {
    }

    public static List<Command> list(LiveEngine engine, String version) {
        return List.of(
                new ShowActivity(engine),
                new ShowThreads(),
                new ShowTasks(engine),
                new ShowPools(engine),
                new ShowFd(engine),
                new ShowLibs(),
                new ShowDev(engine, version),
                new ShowEvents(engine),
                new ShowProfiling());
    }
}
