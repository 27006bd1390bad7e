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
import java.util.List;

/** {@code set server … ssl}: needs TLS settings on the server, which no server here has. */
final class SetServerSsl implements Command {
    private final Argument<ServerReference> server;
    private final Argument<Integer> rest;
    private final CommandDescription description;

    SetServerSsl(LiveEngine engine) {
        this.server = EngineArguments.server(engine.proxies());
        this.rest = Argument.rest("rest", Integer.class, List::size);
        this.description = CommandDescription.of("set server {server} ssl {rest...}", Level.ADMIN, Effect.CHANGES)
                .arguments(server, rest)
                .example("set server app/web1 ssl on")
                .build();
    }

    @Override
    public CommandDescription description() {
        return description;
    }

    @Override
    public void execute(CommandCall call) throws CommandFailure {
        throw new CommandFailure("'set server <srv> ssl' cannot be set.  default-server should define ssl settings");
    }
}
