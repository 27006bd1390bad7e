package io.sluice.control.command.cli;

import io.sluice.control.command.Argument;
import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.Effect;
import io.sluice.control.command.HelpText;
import io.sluice.control.command.Level;
import io.sluice.control.command.Severity;
import java.util.function.Supplier;

/** {@code help}: lists all commands, or those that fit some words. Its own line stands at the end of every list. */
final class HelpCommand implements Command {
    private static final Argument<Words> WORDS = Argument.rest("words", Words.class, Words::new);
    private static final CommandDescription DESCRIPTION = CommandDescription.of("help {words...}", Level.USER, Effect.READS)
            .arguments(WORDS)
            .example("help set server")
            .build();

    private final Supplier<HelpText> help;

    /** The help text is made from all commands, this one included, so it can only be asked for later. */
    HelpCommand(Supplier<HelpText> help) {
        this.help = help;
    }

    @Override
    public CommandDescription description() {
        return DESCRIPTION;
    }

    @Override
    public void execute(CommandCall call) {
        call.message(Severity.INFO, help.get().help(call.get(WORDS).list(), call.client()));
    }
}
