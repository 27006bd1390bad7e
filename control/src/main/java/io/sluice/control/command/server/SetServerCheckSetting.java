package io.sluice.control.command.server;

import io.sluice.control.command.Argument;
import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.CommandFailure;
import io.sluice.control.command.Effect;
import io.sluice.control.command.EngineArguments;
import io.sluice.control.command.Level;
import io.sluice.control.command.LiveEngine;
import io.sluice.control.command.Severity;
import java.util.List;

/**
 * The forms of {@code set server} that change a health or agent check. No server here has one, so each answers what such a server
 * answers; a missing argument is complained about first.
 */
final class SetServerCheckSetting implements Command {
    private static final String NO_AGENT = "agent checks are not enabled on this server";
    private static final String NO_CHECK = "health checks are not enabled on this server";

    private final CommandDescription description;
    private final Severity severity;
    private final String refusal;

    private SetServerCheckSetting(LiveEngine engine, String setting, Argument<?> value, Severity severity, String refusal,
            String example) {
        this.severity = severity;
        this.refusal = refusal;
        this.description = CommandDescription
                .of("set server {server} " + setting + " {" + (value.name().equals("rest") ? "rest..." : value.name()) + "}", Level.ADMIN,
                        Effect.CHANGES)
                .arguments(EngineArguments.server(engine.proxies()), value)
                .example(example)
                .build();
    }

    static List<Command> all(LiveEngine engine) {
        return List.of(
                new SetServerCheckSetting(engine, "agent", anything(), Severity.ERR, NO_AGENT + ".", "set server app/web1 agent up"),
                new SetServerCheckSetting(engine, "agent-send", anything(), Severity.ERR, NO_AGENT + ".",
                        "set server app/web1 agent-send hello"),
                new SetServerCheckSetting(engine, "agent-addr", address("agent-addr"), Severity.WARNING, NO_AGENT,
                        "set server app/web1 agent-addr 192.0.2.7"),
                new SetServerCheckSetting(engine, "agent-port", port("agent-port"), Severity.WARNING, NO_AGENT,
                        "set server app/web1 agent-port 9000"),
                new SetServerCheckSetting(engine, "check-addr", address("check-addr"), Severity.WARNING, NO_CHECK,
                        "set server app/web1 check-addr 192.0.2.7"),
                new SetServerCheckSetting(engine, "check-port", port("check-port"), Severity.WARNING, NO_CHECK,
                        "set server app/web1 check-port 8080"));
    }

    private static Argument<Integer> anything() {
        return Argument.rest("rest", Integer.class, List::size);
    }

    private static Argument<String> address(String setting) {
        return Argument.text("address", "set server <b>/<s> " + setting + " requires an address and optionally a port.");
    }

    private static Argument<String> port(String setting) {
        return Argument.text("port", "set server <b>/<s> " + setting + " requires a port.");
    }

    @Override
    public CommandDescription description() {
        return description;
    }

    @Override
    public void execute(CommandCall call) throws CommandFailure {
        throw new CommandFailure(severity, refusal);
    }
}
