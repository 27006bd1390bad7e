package io.sluice.control.command.cli;

import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.Effect;
import io.sluice.control.command.Level;
import io.sluice.control.command.Severity;

/** {@code show cli level}: what this connection may do. */
final class ShowCliLevel implements Command {
    private static final CommandDescription DESCRIPTION = CommandDescription.of("show cli level", Level.USER, Effect.READS)
            .help("show cli level", "display the level of the current CLI session")
            .example("show cli level")
            .build();

    @Override
    public CommandDescription description() {
        return DESCRIPTION;
    }

    @Override
    public void execute(CommandCall call) {
        call.message(Severity.INFO, call.client().level().word());
    }
}
