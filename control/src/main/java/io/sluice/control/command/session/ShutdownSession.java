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

/** {@code shutdown session}: ends one stream, or one client of the Runtime API, at once. */
final class ShutdownSession implements Command {
    private static final String EXPECTED = "Session pointer expected (use 'show sess').";

    private static final Argument<Long> ID = Argument.word("id", Long.class, EXPECTED, ShutdownSession::parse);
    private static final CommandDescription DESCRIPTION = CommandDescription
            .of("shutdown session {id}", Level.ADMIN, Effect.CHANGES)
            .help("shutdown session [id]", "kill a specific session")
            .arguments(ID)
            .example("shutdown session 0x7f0000000010")
            .build();

    private final LiveEngine engine;
    private final Supplier<List<ControlClient>> clients;

    ShutdownSession(LiveEngine engine, Supplier<List<ControlClient>> clients) {
        this.engine = engine;
        this.clients = clients;
    }

    @Override
    public CommandDescription description() {
        return DESCRIPTION;
    }

    private static Long parse(String word) throws CommandFailure {
        long number = StreamIdentifier.parse(word);
        if (number == 0) {
            throw new CommandFailure(EXPECTED);
        }
        return number;
    }

    @Override
    public void execute(CommandCall call) throws CommandFailure {
        long wanted = call.get(ID);
        for (ControlClient client : clients.get()) {
            if (client.number() == wanted) {
                client.end();
                return;
            }
        }
        if (new LiveStreams(engine).kill(stream -> stream.number() == wanted) == 0) {
            throw new CommandFailure("No such session (use 'show sess').");
        }
    }
}
