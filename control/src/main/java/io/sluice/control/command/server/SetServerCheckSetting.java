package io.sluice.control.command.server;

import io.sluice.base.address.IpText;
import io.sluice.base.address.SocketAddress;
import io.sluice.control.command.Argument;
import io.sluice.control.command.ByteText;
import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.CommandFailure;
import io.sluice.control.command.Effect;
import io.sluice.control.command.EngineArguments;
import io.sluice.control.command.Level;
import io.sluice.control.command.LiveEngine;
import io.sluice.control.command.ServerReference;
import io.sluice.control.command.Severity;
import io.sluice.engine.server.CheckState;
import java.util.List;

/**
 * The forms of {@code set server} that change a health or agent check. A server without such a check refuses them; a missing argument is complained
 * about first.
 */
final class SetServerCheckSetting implements Command {
    private static final int HIGHEST_PORT = 65_535;
    private static final String VERDICTS = "'set server <srv> agent' expects 'up' or 'down'.";

    /** What a form does with its argument. */
    private interface Change {
        void apply(ServerReference target, CheckState check, String value) throws CommandFailure;
    }

    private final CommandDescription description;
    private final Argument<ServerReference> server;
    private final Argument<String> value;
    private final boolean agent;
    private final Severity severity;
    private final String refusal;
    private final Change change;

    private SetServerCheckSetting(LiveEngine engine, String setting, Argument<String> value, boolean agent, Severity severity, Change change,
            String example) {
        this.agent = agent;
        this.severity = severity;
        this.value = value;
        this.change = change;
        this.server = EngineArguments.server(engine.proxies());
        this.refusal = (agent ? "agent" : "health") + " checks are not enabled on this server" + (severity == Severity.ERR ? "." : "");
        this.description = CommandDescription.of("set server {server} " + setting + " {rest...}", Level.ADMIN, Effect.CHANGES)
                .arguments(server, value)
                .example(example)
                .build();
    }

    static List<Command> all(LiveEngine engine) {
        return List.of(
                new SetServerCheckSetting(engine, "agent", anything(), true, Severity.ERR, (target, check, word) -> verdict(engine, target, word),
                        "set server app/web1 agent up"),
                new SetServerCheckSetting(engine, "agent-send", anything(), true, Severity.ERR, (target, check, text) -> check.message(text),
                        "set server app/web1 agent-send hello"),
                new SetServerCheckSetting(engine, "agent-addr", address("agent-addr"), true, Severity.WARNING, SetServerCheckSetting::address,
                        "set server app/web1 agent-addr 192.0.2.7"),
                new SetServerCheckSetting(engine, "agent-port", port("agent-port"), true, Severity.WARNING,
                        (target, check, word) -> check.port(portNumber(word)), "set server app/web1 agent-port 9000"),
                new SetServerCheckSetting(engine, "check-addr", address("check-addr"), false, Severity.WARNING, SetServerCheckSetting::address,
                        "set server app/web1 check-addr 192.0.2.7"),
                new SetServerCheckSetting(engine, "check-port", port("check-port"), false, Severity.WARNING,
                        (target, check, word) -> check.port(portNumber(word)), "set server app/web1 check-port 8080"));
    }

    private static Argument<String> anything() {
        return Argument.rest("rest", String.class, words -> words.isEmpty() ? "" : words.get(0));
    }

    private static Argument<String> address(String setting) {
        return words("set server <b>/<s> " + setting + " requires an address and optionally a port.");
    }

    private static Argument<String> port(String setting) {
        return words("set server <b>/<s> " + setting + " requires a port.");
    }

    private static Argument<String> words(String missing) {
        return Argument.rest("rest", String.class, words -> {
            if (words.isEmpty() || words.get(0).isEmpty()) {
                throw new CommandFailure(missing);
            }
            return String.join(" ", words);
        });
    }

    @Override
    public CommandDescription description() {
        return description;
    }

    @Override
    public void execute(CommandCall call) throws CommandFailure {
        ServerReference target = call.get(server);
        String text = call.find(value).orElse("");
        CheckState check = agent ? target.server().agent() : target.server().check();
        if (!check.isEnabled()) {
            throw new CommandFailure(severity, refusal);
        }
        change.apply(target, check, text);
    }

    private static void verdict(LiveEngine engine, ServerReference target, String word) throws CommandFailure {
        switch (word) {
            case "up" -> target.backend().setAgentVerdict(target.server(), true, engine.wallMs());
            case "down" -> target.backend().setAgentVerdict(target.server(), false, engine.wallMs());
            default -> throw new CommandFailure(VERDICTS);
        }
    }

    private static void address(ServerReference target, CheckState check, String text) throws CommandFailure {
        String[] words = text.split(" ", -1);
        byte[] ip = IpText.parse(ByteText.toJava(words[0]));
        if (ip == null) {
            throw new CommandFailure(Severity.WARNING, "invalid addr '" + words[0] + "'");
        }
        if (words.length > 2 && "port".equals(words[1])) {
            check.port(portNumber(words[2]));
        }
        check.address(SocketAddress.ofIp(ip, 0));
    }

    private static int portNumber(String word) throws CommandFailure {
        String digits = word.split(" ", -1)[0];
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new CommandFailure(Severity.WARNING, "provided port is not an integer");
            }
            number = Math.min(HIGHEST_PORT + 1, 10 * number + digit);
        }
        if (number < 1 || number > HIGHEST_PORT) {
            throw new CommandFailure(Severity.WARNING, "provided port is invalid");
        }
        return number;
    }
}
