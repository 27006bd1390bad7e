package io.sluice.control.command.cli;

import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.Effect;
import io.sluice.control.command.Level;

/** {@code operator}: lowers the level of the connection to operator for the rest of its life. */
final class OperatorCommand implements Command {
    private static final CommandDescription DESCRIPTION = CommandDescription.of("operator", Level.OPERATOR, Effect.READS)
            .help("operator", "lower the level of the current CLI session to operator")
            .example("operator")
            .build();

    @Override
    public CommandDescription description() {
        return DESCRIPTION;
    }

    @Override
    public void execute(CommandCall call) {
        call.client().lowerTo(Level.OPERATOR);
    }
}
