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

/** {@code disable health}: silent, also for a server that has no such check. */
final class DisableHealth implements Command {
    private final Argument<ServerReference> server;
    private final CommandDescription description;

    DisableHealth(LiveEngine engine) {
        this.server = EngineArguments.server(engine.proxies());
        this.description = CommandDescription.of("disable health {server}", Level.ADMIN, Effect.CHANGES)
                .help("disable health", "disable health checks")
                .arguments(server)
                .example("disable health app/web1")
                .build();
    }

    @Override
    public CommandDescription description() {
        return description;
    }

    @Override
    public void execute(CommandCall call) {
        call.get(server).server().check().enabled(false);
    }
}
