package io.sluice.control.command.proxy;

import io.sluice.control.command.Argument;
import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.Effect;
import io.sluice.control.command.IntegerArgument;
import io.sluice.control.command.Level;
import io.sluice.control.command.LiveEngine;
import io.sluice.engine.stats.ProcessState;
import java.util.List;
import java.util.function.ObjIntConsumer;

/** {@code set rate-limit … global}: how much of something the process takes on in a second; 0 is no limit. */
final class SetRateLimitGlobal implements Command {
    private final LiveEngine engine;
    private final ObjIntConsumer<ProcessState> setter;
    private final Argument<Integer> limit;
    private final CommandDescription description;

    private SetRateLimitGlobal(LiveEngine engine, String what, ObjIntConsumer<ProcessState> setter) {
        this.engine = engine;
        this.setter = setter;
        this.limit = IntegerArgument.named("limit", 0, Integer.MAX_VALUE, "Expects an integer value.", "Value out of range.");
        this.description = CommandDescription.of("set rate-limit " + what + " global {limit}", Level.ADMIN, Effect.CHANGES)
                .arguments(limit)
                .example("set rate-limit " + what + " global 1000")
                .build();
    }

    static List<Command> all(LiveEngine engine) {
        return List.of(
                new SetRateLimitGlobal(engine, "connections", ProcessState::connectionRateLimit),
                new SetRateLimitGlobal(engine, "sessions", ProcessState::sessionRateLimit),
                new SetRateLimitGlobal(engine, "ssl-sessions", ProcessState::tlsRateLimit),
                new SetRateLimitGlobal(engine, "http-compression", ProcessState::compressionLimitKb));
    }

    @Override
    public CommandDescription description() {
        return description;
    }

    @Override
    public void execute(CommandCall call) {
        setter.accept(engine.process(), call.get(limit));
        engine.engine().limitsChanged();
    }
}
