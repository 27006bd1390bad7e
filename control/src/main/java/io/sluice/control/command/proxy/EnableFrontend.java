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
import java.util.List;

/** {@code enable frontend}: opens the sockets of a disabled frontend again. */
final class EnableFrontend implements Command {
    private final LiveEngine engine;
    private final Argument<Frontend> frontend;
    private final CommandDescription description;

    EnableFrontend(LiveEngine engine) {
        this.engine = engine;
        this.frontend = EngineArguments.frontend(engine.proxies());
        this.description = CommandDescription.of("enable frontend {frontend}", Level.ADMIN, Effect.CHANGES)
                .help("enable frontend <frontend>", "re-enable specific frontend")
                .arguments(frontend)
                .example("enable frontend web")
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
            throw new CommandFailure("Frontend was previously shut down, cannot enable.");
        }
        if (target.state() == Frontend.State.OPEN) {
            throw new CommandFailure(Severity.NOTICE, "All sockets are already enabled.");
        }
        List<String> failures = engine.engine().resume(target);
        if (!failures.isEmpty()) {
            throw new CommandFailure("Failed to resume frontend: " + String.join("; ", failures));
        }
    }
}
