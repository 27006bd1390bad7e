package io.sluice.control.cli;

import io.sluice.control.command.Argument;
import io.sluice.control.command.ClientSettings;
import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.CommandDispatcher;
import io.sluice.control.command.CommandFailure;
import io.sluice.control.command.CommandRegistry;
import io.sluice.control.command.ControlSocket;
import io.sluice.control.command.Effect;
import io.sluice.control.command.Gate;
import io.sluice.control.command.HelpText;
import io.sluice.control.command.Level;
import io.sluice.control.command.SeverityOutput;
import io.sluice.control.command.cli.CliCommands;
import io.sluice.control.command.info.InfoCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/** A Runtime API without an engine behind it: the commands about the connection, and a few that exist for tests. */
final class CliTestKit {
    static final int IDLE_TIMEOUT_MS = 10_000;

    private final List<String> faults = new ArrayList<>();
    private final CommandDispatcher dispatcher;

    CliTestKit() {
        AtomicReference<HelpText> help = new AtomicReference<>();
        List<Command> commands = new ArrayList<>();
        commands.addAll(CliCommands.list(help::get, () -> List.of(
                new ControlSocket("unix@/run/admin.sock", Level.ADMIN), new ControlSocket("ipv4@127.0.0.1:9999", Level.USER))));
        commands.addAll(InfoCommands.list("1.2.3", () -> Map.of("FOO", "bar"), () -> "[NOTICE] one\n"));
        Argument<String> name = Argument.text("name", "Name expected.");
        Argument<Integer> size = Argument.word("size", Integer.class, "Size expected.", Integer::parseInt);
        commands.add(command(CommandDescription.of("set thing {name} value", Level.ADMIN, Effect.CHANGES)
                .help("set thing <name> value", "set a thing").arguments(name).takesPayload().build(),
                call -> call.print(call.get(name) + "=<" + call.payload() + ">\n")));
        commands.add(command(CommandDescription.of("show bytes {size}", Level.USER, Effect.READS)
                .arguments(size).build(),
                call -> call.print(("x".repeat(99) + "\n").repeat(call.get(size) / 100))));
        commands.add(command(CommandDescription.of("debug fault", Level.USER, Effect.CHANGES).build(), call -> {
            throw new IllegalStateException("broken on purpose");
        }));
        commands.add(command(CommandDescription.of("debug expert", Level.ADMIN, Effect.READS).gate(Gate.EXPERT)
                .help("debug expert", "for experts").build(), call -> call.print("expert\n")));
        commands.add(command(CommandDescription.of("debug experimental", Level.ADMIN, Effect.READS).gate(Gate.EXPERIMENTAL)
                .help("debug experimental", "not settled").build(), call -> call.print("experiment\n")));
        CommandRegistry registry = new CommandRegistry(commands);
        help.set(new HelpText(registry));
        dispatcher = new CommandDispatcher(registry, help.get(), new ReentrantLock(), (place, fault) -> faults.add(place));
    }

    private interface Body {
        void run(CommandCall call) throws CommandFailure;
    }

    private static Command command(CommandDescription description, Body body) {
        return new Command() {
            @Override
            public CommandDescription description() {
                return description;
            }

            @Override
            public void execute(CommandCall call) throws CommandFailure {
                body.run(call);
            }
        };
    }

    List<String> faults() {
        return faults;
    }

    CliServer server(int mostClients, int idleTimeoutMs) {
        return new CliServer(new CliSettings(mostClients, idleTimeoutMs, CliLimits.DEFAULT), dispatcher, () -> 0,
                (place, fault) -> faults.add(place));
    }

    void serve(CliChannel channel, Level level) {
        serve(channel, level, SeverityOutput.NONE);
    }

    void serve(CliChannel channel, Level level, SeverityOutput severity) {
        ClientSettings client = new ClientSettings(level, severity, IDLE_TIMEOUT_MS);
        new CliSession(channel, client, dispatcher, CliLimits.DEFAULT, () -> 93_784).run();
    }

    /** What an admin gets who sends these bytes in one piece and half-closes. */
    String ask(String bytes) {
        return ask(Level.ADMIN, bytes);
    }

    String ask(Level level, String bytes) {
        MemoryChannel channel = MemoryChannel.sending(bytes);
        serve(channel, level);
        return channel.received();
    }
}
