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

/** {@code set weight}: the older form of {@code set server … weight}. */
final class SetWeight implements Command {
    private final LiveEngine engine;
    private final Argument<ServerReference> server;
    private final Argument<WeightArgument> weight;
    private final CommandDescription description;

    SetWeight(LiveEngine engine) {
        this.engine = engine;
        this.server = EngineArguments.server(engine.proxies());
        this.weight = WeightArgument.named("weight");
        this.description = CommandDescription.of("set weight {server} {weight}", Level.ADMIN, Effect.CHANGES)
                .help("set weight <bk>/<srv>  (DEPRECATED)", "change a server's weight (use 'set server' instead)")
                .arguments(server, weight)
                .example("set weight app/web1 50%")
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
