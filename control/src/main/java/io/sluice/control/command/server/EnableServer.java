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

/** {@code enable server}: puts a server into traffic again, as {@code set server … state ready}. */
final class EnableServer implements Command {
    private final LiveEngine engine;
    private final Argument<ServerReference> server;
    private final CommandDescription description;

    EnableServer(LiveEngine engine) {
        this.engine = engine;
        this.server = EngineArguments.server(engine.proxies());
        this.description = CommandDescription.of("enable server {server}", Level.ADMIN, Effect.CHANGES)
                .help("enable server  (DEPRECATED)", "enable a disabled server (use 'set server' instead)")
                .arguments(server)
                .example("enable server app/web1")
                .build();
    }

    @Override
    public CommandDescription description() {
        return description;
    }

    @Override
    public void execute(CommandCall call) {
        ServerReference target = call.get(server);
        target.backend().setAdministrativeState(target.server(), 0, engine.wallMs());
    }
}
