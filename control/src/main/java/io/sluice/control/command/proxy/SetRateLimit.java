package io.sluice.control.command.proxy;

import io.sluice.control.command.Argument;
import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.CommandFailure;
import io.sluice.control.command.Effect;
import io.sluice.control.command.Level;
import java.util.List;

/** {@code set rate-limit} without a limit that exists: its line in the help, and the list of limits. */
final class SetRateLimit implements Command {
    private static final String LIMITS = """
            'set rate-limit' only supports :
               - 'connections global' to set the per-process maximum connection rate
               - 'sessions global' to set the per-process maximum session rate
               - 'ssl-sessions global' to set the per-process maximum SSL session rate
               - 'http-compression global' to set the per-process maximum compression speed in kB/s
            """;

    private final Argument<Integer> rest;
    private final CommandDescription description;

    SetRateLimit() {
        this.rest = Argument.rest("rest", Integer.class, List::size);
        this.description = CommandDescription.of("set rate-limit {rest...}", Level.ADMIN, Effect.CHANGES)
                .help("set rate-limit <setting> <value>", "change a rate limiting value")
                .arguments(rest)
                .example("set rate-limit sessions global 1000")
                .build();
    }

    @Override
    public CommandDescription description() {
        return description;
    }

    @Override
    public void execute(CommandCall call) throws CommandFailure {
        throw new CommandFailure(LIMITS);
    }
}
