package io.sluice.control.command.cli;

import io.sluice.control.command.Argument;
import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.Effect;
import io.sluice.control.command.Level;

/** {@code set timeout cli}: how long this connection may stay idle. */
final class SetTimeoutCli implements Command {
    private static final Argument<Integer> DELAY = DelayArgument.named("delay");
    private static final CommandDescription DESCRIPTION = CommandDescription
            .of("set timeout cli {delay}", Level.USER, Effect.READS)
            .arguments(DELAY)
            .example("set timeout cli 1d")
            .build();

    @Override
    public CommandDescription description() {
        return DESCRIPTION;
    }

    @Override
    public void execute(CommandCall call) {
        call.client().idleTimeoutMs(call.get(DELAY));
    }
}
