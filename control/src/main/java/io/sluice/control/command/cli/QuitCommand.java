package io.sluice.control.command.cli;

import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.Effect;
import io.sluice.control.command.Level;

/** {@code quit}: closes the connection at once; the rest of the line is dropped. */
final class QuitCommand implements Command {
    private static final CommandDescription DESCRIPTION = CommandDescription.of("quit", Level.USER, Effect.READS)
            .example("quit")
            .build();

    @Override
    public CommandDescription description() {
        return DESCRIPTION;
    }

    @Override
    public void execute(CommandCall call) {
        call.client().quit();
    }
}
