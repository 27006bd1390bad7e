package io.sluice.control.command.proxy;

import io.sluice.control.command.Argument;
import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.CommandFailure;
import io.sluice.control.command.Effect;
import io.sluice.control.command.EngineArguments;
import io.sluice.control.command.Level;
import io.sluice.control.command.LiveEngine;
import io.sluice.control.command.Severity;
import io.sluice.engine.proxy.Frontend;

/** {@code shutdown frontend}: closes a frontend's sockets for good. */
final class ShutdownFrontend implements Command {
    private final LiveEngine engine;
    private final Argument<Frontend> frontend;
    private final CommandDescription description;

    ShutdownFrontend(LiveEngine engine) {
        this.engine = engine;
        this.frontend = EngineArguments.frontend(engine.proxies());
        this.description = CommandDescription.of("shutdown frontend {frontend}", Level.ADMIN, Effect.CHANGES)
                .help("shutdown frontend <frontend>", "stop a specific frontend")
                .arguments(frontend)
                .example("shutdown frontend web")
                .build();
    }

    @Override
    public CommandDescription description() {
        return description;
    }

    @Override
    public void execute(CommandCall call) throws CommandFailure {
        Frontend target = call.get(frontend);
        if (target.state() == Frontend.State.STOPPED) {
            throw new CommandFailure(Severity.NOTICE, "Frontend was already shut down.");
        }
        engine.engine().shutdown(target);
    }
}
