package io.sluice.control.command.server;

import io.sluice.control.command.Command;
import io.sluice.control.command.LiveEngine;
import java.util.ArrayList;
import java.util.List;

/** The commands about servers: table of contents of this folder. */
public final class ServerCommands {
    private ServerCommands() {
    }

    public static List<Command> list(LiveEngine engine) {
        List<Command> commands = new ArrayList<>();
        commands.add(new SetServer(engine));
        commands.add(new SetServerState(engine));
        commands.add(new SetServerWeight(engine));
        commands.add(new SetServerAddress(engine));
        commands.add(new SetServerHealth(engine));
        commands.add(new SetServerFqdn(engine));
        commands.add(new SetServerSsl(engine));
        commands.addAll(SetServerCheckSetting.all(engine));
        commands.add(new EnableServer(engine));
        commands.add(new DisableServer(engine));
        commands.add(new EnableHealth(engine));
        commands.add(new DisableHealth(engine));
        commands.add(new EnableAgent(engine));
        commands.add(new DisableAgent(engine));
        commands.add(new GetWeight(engine));
        commands.add(new SetWeight(engine));
        commands.add(new SetMaxconnServer(engine));
        commands.add(new ShowServersState(engine));
        commands.add(new ShowServersConn(engine));
        return commands;
    }
}
