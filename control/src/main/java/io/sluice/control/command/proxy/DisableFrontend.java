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

/** {@code disable frontend}: closes a frontend's sockets for now; connections that exist go on. */
final class DisableFrontend implements Command {
    private final LiveEngine engine;
    private final Argument<Frontend> frontend;
    private final CommandDescription description;

    DisableFrontend(LiveEngine engine) {
        this.engine = engine;
        this.frontend = EngineArguments.frontend(engine.proxies());
        this.description = CommandDescription.of("disable frontend {frontend}", Level.ADMIN, Effect.CHANGES)
                .help("disable frontend <frontend>", "temporarily disable specific frontend")
                .arguments(frontend)
                .example("disable frontend web")
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
            throw new CommandFailure(Severity.NOTICE, "Frontend was previously shut down, cannot disable.");
        }
        if (!engine.engine().pause(target)) {
            throw new CommandFailure(Severity.NOTICE, "All sockets are already disabled.");
        }
    }
}
