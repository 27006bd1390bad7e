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

/** {@code set server} without a form that exists: its line in the help, and the usage. */
final class SetServer implements Command {
    private static final String USAGE = "usage: set server <backend>/<server> addr | agent | agent-addr | agent-port | agent-send |"
            + " check-addr | check-port | fqdn | health | ssl | state | weight";

    private final Argument<ServerReference> server;
    private final Argument<Integer> rest;
    private final CommandDescription description;

    SetServer(LiveEngine engine) {
        this.server = EngineArguments.server(engine.proxies());
        this.rest = Argument.rest("rest", Integer.class, List::size);
        this.description = CommandDescription.of("set server {server} {rest...}", Level.ADMIN, Effect.CHANGES)
                .help("set server <bk>/<srv> [opts]", "change a server's state, weight, address or ssl")
                .arguments(server, rest)
                .example("set server app/web1 state drain")
                .build();
    }

    @Override
    public CommandDescription description() {
        return description;
    }

    @Override
    public void execute(CommandCall call) throws CommandFailure {
        throw new CommandFailure(USAGE);
    }
}
