package io.sluice.control.command.session;

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
import io.sluice.engine.server.Server;

/** {@code shutdown sessions server}: ends all streams that are on a server. */
final class ShutdownSessionsServer implements Command {
    private final LiveEngine engine;
    private final Argument<ServerReference> server;
    private final CommandDescription description;

    ShutdownSessionsServer(LiveEngine engine) {
        this.engine = engine;
        this.server = EngineArguments.server(engine.proxies());
        this.description = CommandDescription.of("shutdown sessions server {server}", Level.ADMIN, Effect.CHANGES)
                .help("shutdown sessions server <bk>/<srv>", "kill sessions on a server")
                .arguments(server)
                .example("shutdown sessions server app/web1")
                .build();
    }

    @Override
    public CommandDescription description() {
        return description;
    }

    @Override
    public void execute(CommandCall call) throws CommandFailure {
        Server target = call.get(server).server();
        new LiveStreams(engine).kill(stream -> stream.server() == target);
    }
}
