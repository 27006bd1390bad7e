package io.sluice.control.command.session;

import io.sluice.control.command.Argument;
import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.CommandFailure;
import io.sluice.control.command.ControlClient;
import io.sluice.control.command.Effect;
import io.sluice.control.command.Level;
import io.sluice.control.command.LiveEngine;
import java.util.List;
import java.util.function.Supplier;

/** {@code show sess}: the streams that exist now, one line or one block each, and the clients of the Runtime API among them. */
final class ShowSess implements Command {
    private final LiveEngine engine;
    private final Supplier<List<ControlClient>> clients;
    private final Argument<ShowSessOptions> options;
    private final CommandDescription description;

    ShowSess(LiveEngine engine, Supplier<List<ControlClient>> clients) {
        this.engine = engine;
        this.clients = clients;
        this.options = Argument.rest("options", ShowSessOptions.class, words -> ShowSessOptions.parse(words, engine.proxies()));
        this.description = CommandDescription.of("show sess {options...}", Level.OPERATOR, Effect.READS)
                .help("show sess [help|<id>|all] [opts...]", "report the list of current streams or dump this exact stream")
                .arguments(options)
                .example("show sess")
                .example("show sess all")
                .example("show sess backend app older 10 show-uri")
                .build();
    }

    @Override
    public CommandDescription description() {
        return description;
    }

    @Override
    public void execute(CommandCall call) throws CommandFailure {
        ShowSessOptions chosen = call.get(options);
        boolean uri = chosen.showsUri();
        int count = new LiveStreams(engine).describe(chosen::selects,
                stream -> chosen.large() ? StreamText.large(stream, uri) : StreamText.line(stream, uri), call::print);
        for (ControlClient client : clients.get()) {
            if (chosen.selects(client)) {
                call.print(chosen.large() ? ClientText.large(client, engine.wallMs()) : ClientText.line(client));
                count++;
            }
        }
        if (count == 0 && chosen.id() != 0) {
            call.print("Session not found.\n");
        }
    }
}
