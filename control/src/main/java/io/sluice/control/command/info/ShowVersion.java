package io.sluice.control.command.info;

import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.Effect;
import io.sluice.control.command.Level;
import io.sluice.control.command.Severity;

/** {@code show version}: the program's version, alone on a line. */
final class ShowVersion implements Command {
    private static final CommandDescription DESCRIPTION = CommandDescription.of("show version", Level.USER, Effect.READS)
            .help("show version", "show version of the current process")
            .example("show version")
            .build();

    private final String version;

    ShowVersion(String version) {
        this.version = version;
    }

    @Override
    public CommandDescription description() {
        return DESCRIPTION;
    }

    @Override
    public void execute(CommandCall call) {
        call.message(Severity.INFO, version);
    }
}
