package io.sluice.control.command.cli;

import io.sluice.control.command.Argument;
import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.CommandFailure;
import io.sluice.control.command.Effect;
import io.sluice.control.command.Level;
import io.sluice.control.command.SeverityOutput;

/** {@code set severity-output}: whether and how this connection's feedback messages show their severity. */
final class SetSeverityOutput implements Command {
    private static final String CHOICES = "one of 'none', 'number', 'string' is a required argument";
    private static final Argument<SeverityOutput> OUTPUT = Argument.word("output", SeverityOutput.class, CHOICES,
            word -> SeverityOutput.ofWord(word).orElseThrow(() -> new CommandFailure(CHOICES)));
    private static final CommandDescription DESCRIPTION = CommandDescription
            .of("set severity-output {output}", Level.USER, Effect.READS)
            .help("set severity-output [none|number|string]", "set presence of severity level in feedback information")
            .arguments(OUTPUT)
            .example("set severity-output number")
            .build();

    @Override
    public CommandDescription description() {
        return DESCRIPTION;
    }

    @Override
    public void execute(CommandCall call) {
        call.client().severityOutput(call.get(OUTPUT));
    }
}
