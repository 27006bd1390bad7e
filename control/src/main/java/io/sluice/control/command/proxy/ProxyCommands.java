package io.sluice.control.command.proxy;

import io.sluice.control.command.Command;
import io.sluice.control.command.LiveEngine;
import java.util.ArrayList;
import java.util.List;

/** The commands about frontends, backends and limits: table of contents of this folder. */
public final class ProxyCommands {
    private ProxyCommands() {
    }

    public static List<Command> list(LiveEngine engine) {
        List<Command> commands = new ArrayList<>();
        commands.add(new ShowBackend(engine));
        commands.add(new SetMaxconnFrontend(engine));
        commands.add(new SetMaxconnGlobal(engine));
        commands.add(new SetRateLimit());
        commands.addAll(SetRateLimitGlobal.all(engine));
        commands.add(new EnableFrontend(engine));
        commands.add(new DisableFrontend(engine));
        commands.add(new ShutdownFrontend(engine));
        commands.add(new ShowErrors(engine));
        commands.add(new ClearCounters(engine));
        commands.add(new ClearCountersAll(engine));
        commands.addAll(DynamicCookieCommand.all(engine));
        return commands;
    }
}
