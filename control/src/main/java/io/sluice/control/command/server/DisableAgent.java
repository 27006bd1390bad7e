package io.sluice.control.command.server;

import io.sluice.control.command.Argument;
import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.Effect;
import io.sluice.control.command.EngineArguments;
import io.sluice.control.command.Level;
import io.sluice.control.command.LiveEngine;
import io.sluice.control.command.ServerReference;

/** {@code disable agent}: silent, also for a server that has no such check. */
final class DisableAgent implements Command {
    private final Argument<ServerReference> server;
    private final CommandDescription description;

    DisableAgent(LiveEngine engine) {
        this.server = EngineArguments.server(engine.proxies());
        this.description = CommandDescription.of("disable agent {server}", Level.ADMIN, Effect.CHANGES)
                .help("disable agent", "disable agent checks")
                .arguments(server)
                .example("disable agent app/web1")
                .build();
    }

    @Override
    public CommandDescription description() {
        return description;
    }

    @Override
    public void execute(CommandCall call) {
        call.get(server).server().agent().enabled(false);
    }
}
