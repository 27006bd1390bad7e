package io.sluice.control.command.info;

import io.sluice.control.command.ByteText;
import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.Effect;
import io.sluice.control.command.Level;
import java.util.function.Supplier;

/** {@code show startup-logs}: the messages that were printed while the program started. */
final class ShowStartupLogs implements Command {
    private static final CommandDescription DESCRIPTION = CommandDescription
            .of("show startup-logs", Level.OPERATOR, Effect.READS)
            .help("show startup-logs", "report logs emitted during HAProxy startup")
            .example("show startup-logs")
            .build();

    private final Supplier<String> messages;

    ShowStartupLogs(Supplier<String> messages) {
        this.messages = messages;
    }

    @Override
    public CommandDescription description() {
        return DESCRIPTION;
    }

    @Override
    public void execute(CommandCall call) {
        call.print(ByteText.ofJava(messages.get()));
    }
}
