package io.sluice.control.stats;

import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.Effect;
import io.sluice.control.command.Level;
import io.sluice.control.stats.column.ObjectKind;
import io.sluice.control.stats.format.StatSchema;
import java.util.List;

/** {@code show schema json}: the shape of {@code show info json} and {@code show stat json}. */
final class ShowSchemaJson implements Command {
    private static final CommandDescription DESCRIPTION = CommandDescription.of("show schema json", Level.USER, Effect.READS)
            .help("show schema json", "report schema used for stats")
            .example("show schema json")
            .build();

    @Override
    public CommandDescription description() {
        return DESCRIPTION;
    }

    @Override
    public void execute(CommandCall call) {
        call.print(StatSchema.text(List.of(ObjectKind.FRONTEND.word(), ObjectKind.BACKEND.word(), ObjectKind.LISTENER.word(),
                ObjectKind.SERVER.word())));
    }
}
