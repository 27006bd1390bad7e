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
import io.sluice.engine.server.Server;

/** {@code set server … state}: into traffic, out of it gently, or out of it at once. */
final class SetServerState implements Command {
    private static final String STATES = "'set server <srv> state' expects 'ready', 'drain' and 'maint'.";

    private final LiveEngine engine;
    private final Argument<ServerReference> server;
    private final Argument<Integer> state;
    private final CommandDescription description;

    SetServerState(LiveEngine engine) {
        this.engine = engine;
        this.server = EngineArguments.server(engine.proxies());
        this.state = Argument.word("state", Integer.class, STATES, SetServerState::forcedBits);
        this.description = CommandDescription.of("set server {server} state {state}", Level.ADMIN, Effect.CHANGES)
                .arguments(server, state)
                .example("set server app/web1 state drain")
                .example("set server app/web1 state ready")
                .build();
    }

    @Override
    public CommandDescription description() {
        return description;
    }

    @Override
    public void execute(CommandCall call) {
        ServerReference target = call.get(server);
        target.backend().setAdministrativeState(target.server(), call.get(state), engine.wallMs());
    }

    private static Integer forcedBits(String word) throws CommandFailure {
        return switch (word) {
            case "ready" -> 0;
            case "drain" -> Server.FORCED_DRAIN;
            case "maint" -> Server.FORCED_MAINTENANCE;
            default -> throw new CommandFailure(STATES);
        };
    }
}
