package io.sluice.control.command.session;

import io.sluice.control.command.Command;
import io.sluice.control.command.ControlClient;
import io.sluice.control.command.LiveEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The commands about streams: table of contents of this folder. */
public final class SessionCommands {
    private SessionCommands() {
    }

    public static List<Command> list(LiveEngine engine, Supplier<List<ControlClient>> clients) {
        List<Command> commands = new ArrayList<>();
        commands.add(new ShowSess(engine, clients));
        commands.add(new ShutdownSession(engine, clients));
        commands.add(new ShutdownSessionsServer(engine));
        return commands;
    }
}
