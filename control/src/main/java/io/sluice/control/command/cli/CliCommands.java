package io.sluice.control.command.cli;

import io.sluice.control.command.Command;
import io.sluice.control.command.ControlSocket;
import io.sluice.control.command.HelpText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The commands about the connection itself: table of contents of this folder. */
public final class CliCommands {
    private CliCommands() {
    }

    public static List<Command> list(Supplier<HelpText> help, Supplier<List<ControlSocket>> sockets) {
        List<Command> commands = new ArrayList<>();
        commands.add(new HelpCommand(help));
        commands.add(new PromptCommand());
        commands.add(new QuitCommand());
        commands.add(new EchoCommand());
        commands.add(new OperatorCommand());
        commands.add(new UserCommand());
        commands.add(new ShowCliLevel());
        commands.add(new ShowCliSockets(sockets));
        commands.add(new SetTimeoutCli());
        commands.add(new SetTimeout());
        commands.add(new SetSeverityOutput());
        commands.addAll(DebuggingMode.both());
        return commands;
    }
}
