package io.sluice.control.command.server;

import io.sluice.control.command.Argument;
import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.CommandFailure;
import io.sluice.control.command.Effect;
import io.sluice.control.command.EngineArguments;
import io.sluice.control.command.IntegerArgument;
import io.sluice.control.command.Level;
import io.sluice.control.command.LiveEngine;
import io.sluice.control.command.ServerReference;

/** {@code set maxconn server}: how many sessions a server takes at once; 0 is no limit. */
final class SetMaxconnServer implements Command {
    private final Argument<ServerReference> server;
    private final Argument<Integer> limit;
    private final CommandDescription description;

    SetMaxconnServer(LiveEngine engine) {
        this.server = EngineArguments.server(engine.proxies());
        this.limit = Argument.word("limit", Integer.class, "Require <maxconn>.", SetMaxconnServer::parse);
        this.description = CommandDescription.of("set maxconn server {server} {limit}", Level.ADMIN, Effect.CHANGES)
                .help("set maxconn server <bk>/<srv>", "change a server's maxconn setting")
                .arguments(server, limit)
                .example("set maxconn server app/web1 200")
                .build();
    }

    @Override
    public CommandDescription description() {
        return description;
    }

    @Override
    public void execute(CommandCall call) {
        ServerReference target = call.get(server);
        target.backend().setMaxconn(target.server(), call.get(limit));
    }

    private static Integer parse(String word) throws CommandFailure {
        boolean startsRight = !word.isEmpty() && word.charAt(0) >= '0' && word.charAt(0) <= '9';
        String garbage = startsRight ? "Trailing garbage in maxconn string" : "maxconn string empty or preceded by garbage";
        return IntegerArgument.parse(word, 0, Integer.MAX_VALUE, garbage, "Value out of range.");
    }
}
