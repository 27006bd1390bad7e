package io.sluice.control.command.server;

import io.sluice.control.command.Argument;
import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.CommandFailure;
import io.sluice.control.command.Effect;
import io.sluice.control.command.EngineArguments;
import io.sluice.control.command.Level;
import io.sluice.control.command.LiveEngine;
import io.sluice.control.command.ServerReference;
import io.sluice.engine.server.CheckState;

/** {@code enable health}: refused for a server whose configuration has no such check. */
final class EnableHealth implements Command {
    private final Argument<ServerReference> server;
    private final CommandDescription description;

    EnableHealth(LiveEngine engine) {
        this.server = EngineArguments.server(engine.proxies());
        this.description = CommandDescription.of("enable health {server}", Level.ADMIN, Effect.CHANGES)
                .help("enable health", "enable health checks")
                .arguments(server)
                .example("enable health app/web1")
                .build();
    }

    @Override
    public CommandDescription description() {
        return description;
    }

    @Override
    public void execute(CommandCall call) throws CommandFailure {
        CheckState check = call.get(server).server().check();
        if (!check.isConfigured()) {
            throw new CommandFailure("Health check was not configured on this server, cannot enable.");
        }
        check.enabled(true);
    }
}
