package io.sluice.control.command.proxy;

import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.Effect;
import io.sluice.control.command.Level;
import io.sluice.control.command.LiveEngine;

/** {@code clear counters}: the highest values seen start again; words that are not known change nothing about that. */
final class ClearCounters implements Command {
    private final LiveEngine engine;
    private final CommandDescription description;

    ClearCounters(LiveEngine engine) {
        this.engine = engine;
        this.description = CommandDescription.of("clear counters", Level.OPERATOR, Effect.CHANGES)
                .help("clear counters [all]", "clear max statistics counters (or all counters)")
                .example("clear counters")
                .build();
    }

    @Override
    public CommandDescription description() {
        return description;
    }

    @Override
    public void execute(CommandCall call) {
        CounterReset.maxima(engine);
    }
}
