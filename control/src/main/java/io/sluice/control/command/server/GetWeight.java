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

/** {@code get weight}: the weight in use and the configured one. */
final class GetWeight implements Command {
    private final Argument<ServerReference> server;
    private final CommandDescription description;

    GetWeight(LiveEngine engine) {
        this.server = EngineArguments.server(engine.proxies());
        this.description = CommandDescription.of("get weight {server}", Level.USER, Effect.READS)
                .help("get weight <bk>/<srv>", "report a server's current weight")
                .arguments(server)
                .example("get weight app/web1")
                .build();
    }

    @Override
    public CommandDescription description() {
        return description;
    }

    @Override
    public void execute(CommandCall call) {
        Server target = call.get(server).server();
        call.print(target.userWeight() + " (initial " + target.initialWeight() + ")\n");
    }
}
