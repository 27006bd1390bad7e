package io.sluice.control.command.cli;

import io.sluice.control.command.Argument;
import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.Effect;
import io.sluice.control.command.Level;
import io.sluice.control.command.Severity;

/** {@code echo}: answers its own words, to mark places between the answers of a script. */
final class EchoCommand implements Command {
    private static final Argument<Words> TEXT = Argument.rest("text", Words.class, Words::new);
    private static final CommandDescription DESCRIPTION = CommandDescription.of("echo {text...}", Level.USER, Effect.READS)
            .help("echo <text>", "print text to the output")
            .arguments(TEXT)
            .example("echo --- servers ---")
            .build();

    @Override
    public CommandDescription description() {
        return DESCRIPTION;
    }

    @Override
    public void execute(CommandCall call) {
        call.message(Severity.INFO, String.join(" ", call.get(TEXT).list()));
    }
}
