package io.sluice.control.command.proxy;

import io.sluice.control.command.Argument;
import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.Effect;
import io.sluice.control.command.EngineArguments;
import io.sluice.control.command.IntegerArgument;
import io.sluice.control.command.Level;
import io.sluice.control.command.LiveEngine;
import io.sluice.engine.proxy.Frontend;

/** {@code set maxconn frontend}: how many clients a frontend takes at once; 0 takes none. */
final class SetMaxconnFrontend implements Command {
    private final LiveEngine engine;
    private final Argument<Frontend> frontend;
    private final Argument<Integer> limit;
    private final CommandDescription description;

    SetMaxconnFrontend(LiveEngine engine) {
        this.engine = engine;
        this.frontend = EngineArguments.frontend(engine.proxies());
        this.limit = IntegerArgument.named("limit", 0, Integer.MAX_VALUE, "Integer value expected.",
                "Value out of range.");
        this.description = CommandDescription.of("set maxconn frontend {frontend} {limit}", Level.ADMIN, Effect.CHANGES)
                .help("set maxconn frontend <frontend> <value>", "change a frontend's maxconn setting")
                .arguments(frontend, limit)
                .example("set maxconn frontend web 5000")
                .build();
    }

    @Override
    public CommandDescription description() {
        return description;
    }

    @Override
    public void execute(CommandCall call) {
        call.get(frontend).maxconn(call.get(limit));
        engine.engine().limitsChanged();
    }
}
