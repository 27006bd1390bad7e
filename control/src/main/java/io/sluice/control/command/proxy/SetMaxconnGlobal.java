package io.sluice.control.command.proxy;

import io.sluice.control.command.Argument;
import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.Effect;
import io.sluice.control.command.IntegerArgument;
import io.sluice.control.command.Level;
import io.sluice.control.command.LiveEngine;

/** {@code set maxconn global}: how many clients the process takes at once, at most as many as it started with; 0 restores that. */
final class SetMaxconnGlobal implements Command {
    private final LiveEngine engine;
    private final Argument<Integer> limit;
    private final CommandDescription description;

    SetMaxconnGlobal(LiveEngine engine) {
        this.engine = engine;
        this.limit = IntegerArgument.named("limit", 0, engine.process().configuredMaxconn(), "Expects an integer value.",
                "Value out of range.");
        this.description = CommandDescription.of("set maxconn global {limit}", Level.ADMIN, Effect.CHANGES)
                .help("set maxconn global <value>", "change the per-process maxconn setting")
                .arguments(limit)
                .example("set maxconn global 10000")
                .build();
    }

    @Override
    public CommandDescription description() {
        return description;
    }

    @Override
    public void execute(CommandCall call) {
        int wanted = call.get(limit);
        engine.process().maxconn(wanted == 0 ? engine.process().configuredMaxconn() : wanted);
        engine.engine().limitsChanged();
    }
}
