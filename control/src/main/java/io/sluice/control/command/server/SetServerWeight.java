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

/** {@code set server … weight}: the share of a server, absolute or relative to its configured one. */
final class SetServerWeight implements Command {
    private final LiveEngine engine;
    private final Argument<ServerReference> server;
    private final Argument<WeightArgument> weight;
    private final CommandDescription description;

    SetServerWeight(LiveEngine engine) {
        this.engine = engine;
        this.server = EngineArguments.server(engine.proxies());
        this.weight = WeightArgument.named("weight");
        this.description = CommandDescription.of("set server {server} weight {weight}", Level.ADMIN, Effect.CHANGES)
                .arguments(server, weight)
                .example("set server app/web1 weight 50%")
                .example("set server app/web1 weight 100")
                .build();
    }

    @Override
    public CommandDescription description() {
        return description;
    }

    @Override
    public void execute(CommandCall call) throws CommandFailure {
        WeightChange.apply(engine, call.get(server), call.get(weight));
    }
}
