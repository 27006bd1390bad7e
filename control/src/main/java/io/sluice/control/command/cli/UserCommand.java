package io.sluice.control.command.cli;

import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.Effect;
import io.sluice.control.command.Level;

/** {@code user}: lowers the level of the connection to user for the rest of its life. */
final class UserCommand implements Command {
    private static final CommandDescription DESCRIPTION = CommandDescription.of("user", Level.USER, Effect.READS)
            .help("user", "lower the level of the current CLI session to user")
            .example("user")
            .build();

    @Override
    public CommandDescription description() {
        return DESCRIPTION;
    }

    @Override
    public void execute(CommandCall call) {
        call.client().lowerTo(Level.USER);
    }
}
