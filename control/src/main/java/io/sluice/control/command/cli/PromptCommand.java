package io.sluice.control.command.cli;

import io.sluice.control.command.Argument;
import io.sluice.control.command.ClientSettings;
import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.CommandFailure;
import io.sluice.control.command.Effect;
import io.sluice.control.command.Level;
import io.sluice.control.command.PromptMode;
import java.util.List;

/** {@code prompt}: chooses whether the connection stays open and what it prints while it waits. */
final class PromptCommand implements Command {
    private static final String USAGE = """
            Usage: prompt [help | n | i | p | timed]*
            Changes the default prompt and interactive mode. Available options:
              help    display this help
              n       set to single-command mode (no prompt, single command)
              i       set to interactive mode only (no prompt, multi-command)
              p       set to prompt+interactive mode (prompt + multi-command)
              timed   toggle displaying the current date in the prompt
            Without any argument, toggles between n/i->p, p->n.
            """;

    /** What the words ask for; a null mode means that none was named. */
    private record Choice(PromptMode mode, boolean toggleTimed) {
    }

    private static final Argument<Choice> CHOICE = Argument.rest("options", Choice.class, PromptCommand::choice);
    private static final CommandDescription DESCRIPTION = CommandDescription.of("prompt {options...}", Level.USER, Effect.READS)
            .arguments(CHOICE)
            .example("prompt")
            .example("prompt i")
            .example("prompt timed")
            .build();

    @Override
    public CommandDescription description() {
        return DESCRIPTION;
    }

    private static Choice choice(List<String> words) throws CommandFailure {
        PromptMode mode = null;
        boolean timed = false;
        for (String word : words) {
            switch (word) {
                case "n" -> mode = PromptMode.SINGLE;
                case "i" -> mode = PromptMode.INTERACTIVE;
                case "p" -> mode = PromptMode.PROMPT;
                case "timed" -> timed = true;
                default -> throw new CommandFailure(USAGE);
            }
        }
        return new Choice(mode, timed);
    }

    @Override
    public void execute(CommandCall call) {
        ClientSettings client = call.client();
        Choice choice = call.get(CHOICE);
        PromptMode mode = choice.mode;
        if (mode == null) {
            boolean leaves = client.promptMode() == PromptMode.PROMPT && !choice.toggleTimed;
            mode = leaves ? PromptMode.SINGLE : PromptMode.PROMPT;
        }
        client.promptMode(mode);
        if (choice.toggleTimed) {
            client.promptTimed(!client.promptTimed());
        }
    }
}
