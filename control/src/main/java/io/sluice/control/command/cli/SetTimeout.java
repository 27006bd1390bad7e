package io.sluice.control.command.cli;

import io.sluice.control.command.Argument;
import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.CommandFailure;
import io.sluice.control.command.Effect;
import io.sluice.control.command.Level;
import java.util.List;

/**
 * {@code set timeout} without {@code cli}. The short form {@code set timeout 1d}, which articles about the Runtime API show, means
 * the same as the long one; everything else is refused.
 */
final class SetTimeout implements Command {
    private static final Argument<Integer> DELAY = Argument.rest("delay", Integer.class, SetTimeout::shortForm);
    private static final CommandDescription DESCRIPTION = CommandDescription
            .of("set timeout {delay...}", Level.USER, Effect.READS)
            .help("set timeout [cli] <delay>", "change a timeout setting")
            .arguments(DELAY)
            .example("set timeout 1d")
            .build();

    @Override
    public CommandDescription description() {
        return DESCRIPTION;
    }

    private static Integer shortForm(List<String> words) throws CommandFailure {
        if (words.size() == 1) {
            try {
                return DelayArgument.parseMs(words.getFirst());
            } catch (CommandFailure notADelay) {
                throw new CommandFailure(notADelay.severity(), "'set timeout' only supports 'cli'.");
            }
        }
        throw new CommandFailure("'set timeout' only supports 'cli'.");
    }

    @Override
    public void execute(CommandCall call) {
        call.client().idleTimeoutMs(call.get(DELAY));
    }
}
