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
import io.sluice.engine.server.Server;

/** {@code disable server}: takes a server out of traffic, as {@code set server … state maint}. */
final class DisableServer implements Command {
    private final LiveEngine engine;
    private final Argument<ServerReference> server;
    private final CommandDescription description;

    DisableServer(LiveEngine engine) {
        this.engine = engine;
        this.server = EngineArguments.server(engine.proxies());
        this.description = CommandDescription.of("disable server {server}", Level.ADMIN, Effect.CHANGES)
                .help("disable server (DEPRECATED)", "disable a server for maintenance (use 'set server' instead)")
                .arguments(server)
                .example("disable server app/web1")
                .build();
    }

    @Override
    public CommandDescription description() {
        return description;
    }

    @Override
    public void execute(CommandCall call) {
        ServerReference target = call.get(server);
        target.backend().setAdministrativeState(target.server(), Server.FORCED_MAINTENANCE, engine.wallMs());
    }
}
