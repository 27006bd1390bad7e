package io.sluice.control.command.proxy;

import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.CommandFailure;
import io.sluice.control.command.Effect;
import io.sluice.control.command.Level;
import io.sluice.control.command.LiveEngine;

/** {@code clear counters all}: all counters start again from zero. */
final class ClearCountersAll implements Command {
    private final LiveEngine engine;
    private final CommandDescription description;

    ClearCountersAll(LiveEngine engine) {
        this.engine = engine;
        this.description = CommandDescription.of("clear counters all", Level.ADMIN, Effect.CHANGES)
                .example("clear counters all")
                .build();
    }

    @Override
    public CommandDescription description() {
        return description;
    }

    @Override
    public void execute(CommandCall call) throws CommandFailure {
        CounterReset.maxima(engine);
        CounterReset.counters(engine);
    }
}
