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

/** {@code set server … fqdn}: needs name resolution at run time, which no server here has. */
final class SetServerFqdn implements Command {
    private final Argument<ServerReference> server;
    private final Argument<String> name;
    private final CommandDescription description;

    SetServerFqdn(LiveEngine engine) {
        this.server = EngineArguments.server(engine.proxies());
        this.name = Argument.text("name", "set server <b>/<s> fqdn requires a FQDN.");
        this.description = CommandDescription.of("set server {server} fqdn {name}", Level.ADMIN, Effect.CHANGES)
                .arguments(server, name)
                .example("set server app/web1 fqdn web1.example.net")
                .build();
    }

    @Override
    public CommandDescription description() {
        return description;
    }

    @Override
    public void execute(CommandCall call) throws CommandFailure {
        throw new CommandFailure("set server <b>/<s> fqdn failed because no resolution is configured.");
    }
}
