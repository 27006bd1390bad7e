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

/** {@code enable agent}: refused for a server whose configuration has no such check. */
final class EnableAgent implements Command {
    private final Argument<ServerReference> server;
    private final CommandDescription description;

    EnableAgent(LiveEngine engine) {
        this.server = EngineArguments.server(engine.proxies());
        this.description = CommandDescription.of("enable agent {server}", Level.ADMIN, Effect.CHANGES)
                .help("enable agent", "enable agent checks")
                .arguments(server)
                .example("enable agent app/web1")
                .build();
    }

    @Override
    public CommandDescription description() {
        return description;
    }

    @Override
    public void execute(CommandCall call) throws CommandFailure {
        CheckState agent = call.get(server).server().agent();
        if (!agent.isConfigured()) {
            throw new CommandFailure("Agent was not configured on this server, cannot enable.");
        }
        agent.enabled(true);
    }
}
