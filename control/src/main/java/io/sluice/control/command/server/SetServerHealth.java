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
import io.sluice.engine.server.Server.Operation;

/** {@code set server … health}: what a health check would have found. */
final class SetServerHealth implements Command {
    private static final String HEALTHS = "'set server <srv> health' expects 'up', 'stopping', or 'down'.";

    private final LiveEngine engine;
    private final Argument<ServerReference> server;
    private final Argument<Operation> health;
    private final CommandDescription description;

    SetServerHealth(LiveEngine engine) {
        this.engine = engine;
        this.server = EngineArguments.server(engine.proxies());
        this.health = Argument.word("health", Operation.class, HEALTHS, SetServerHealth::operation);
        this.description = CommandDescription.of("set server {server} health {health}", Level.ADMIN, Effect.CHANGES)
                .arguments(server, health)
                .example("set server app/web1 health down")
                .build();
    }

    @Override
    public CommandDescription description() {
        return description;
    }

    @Override
    public void execute(CommandCall call) throws CommandFailure {
        ServerReference target = call.get(server);
        if (target.server().tracked() != null) {
            throw new CommandFailure("cannot change health on a tracking server.");
        }
        target.backend().setOperation(target.server(), call.get(health), engine.wallMs());
    }

    private static Operation operation(String word) throws CommandFailure {
        return switch (word) {
            case "up" -> Operation.RUNNING;
            case "stopping" -> Operation.STOPPING;
            case "down" -> Operation.STOPPED;
            default -> throw new CommandFailure(HEALTHS);
        };
    }
}
