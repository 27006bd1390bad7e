package io.sluice.control;

import io.sluice.control.cli.CliServer;
import io.sluice.control.cli.CliSettings;
import io.sluice.control.command.Command;
import io.sluice.control.command.CommandDispatcher;
import io.sluice.control.command.CommandRegistry;
import io.sluice.control.command.FaultReport;
import io.sluice.control.command.HelpText;
import io.sluice.control.command.LiveEngine;
import io.sluice.control.command.cli.CliCommands;
import io.sluice.control.command.debug.DebugCommands;
import io.sluice.control.command.info.InfoCommands;
import io.sluice.control.command.pattern.PatternCommands;
import io.sluice.control.command.proxy.ProxyCommands;
import io.sluice.control.command.server.ServerCommands;
import io.sluice.control.command.session.SessionCommands;
import io.sluice.language.config.model.GlobalSection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The Runtime API of one engine: all its commands, and the sockets they are reached by. The order is construction, {@link #open} (while the
 * process still has its start-up rights), {@link #start}, {@link #close}. The commands are made when somebody first needs them, because
 * a start should not wait for them.
 */
public final class RuntimeApi implements AutoCloseable {
    private final LiveEngine engine;
    private final ProgramFacts facts;
    private final Supplier<List<Command>> further;
    private final FaultReport faults;
    private final CliServer server;
    private Commands commands;

    private record Commands(CommandRegistry registry, HelpText help, CommandDispatcher dispatcher) {
    }

    /**
     * @param further commands that are made elsewhere, those of the statistics
     * @param faults learns of unexpected exceptions that were contained to one command or client
     */
    public RuntimeApi(LiveEngine engine, ProgramFacts facts, Supplier<List<Command>> further, FaultReport faults) {
        this.engine = engine;
        this.facts = facts;
        this.further = further;
        this.faults = faults;
        this.server = new CliServer(CliSettings.of(global()), this::serveClient, () -> engine.uptimeMs() / 1000, faults);
        server.listeningSockets(() -> engine.engine().listeningDescriptors());
    }

    /** A client of the Runtime API is a connection and a request of the process, as in HAProxy's figures. */
    private CommandDispatcher serveClient() {
        engine.engine().process().totalConnections().incrementAndGet();
        engine.engine().process().totalRequests().incrementAndGet();
        return dispatcher();
    }

    private GlobalSection global() {
        return engine.engine().configuration().global;
    }

    private synchronized Commands commands() {
        if (commands == null) {
            CommandRegistry registry = new CommandRegistry(list());
            HelpText help = new HelpText(registry);
            commands = new Commands(registry, help, new CommandDispatcher(registry, help, engine.engine().changeLock(), faults));
        }
        return commands;
    }

    private List<Command> list() {
        List<Command> all = new ArrayList<>();
        all.addAll(CliCommands.list(() -> commands().help(), server::sockets));
        all.addAll(InfoCommands.list(facts.version(), facts.environment(), facts.startupMessages()));
        all.addAll(ServerCommands.list(engine));
        all.addAll(ProxyCommands.list(engine));
        all.addAll(SessionCommands.list(engine, server::clients));
        all.addAll(PatternCommands.list(engine));
        all.addAll(DebugCommands.list(engine, facts.version()));
        all.addAll(further.get());
        return all;
    }

    /** Opens the {@code stats socket} lines; what went wrong is in the words of start-up messages. */
    public CliServer.Opening open() {
        return server.open(global().statsSockets, global().unixBind);
    }

    public void start() {
        server.start();
    }

    /** For the doors that are not sockets of the Runtime API. */
    public CommandDispatcher dispatcher() {
        return commands().dispatcher();
    }

    /** All commands with their descriptions, for keyword dumps and manuals. */
    public CommandRegistry registry() {
        return commands().registry();
    }

    public CliServer server() {
        return server;
    }

    @Override
    public void close() {
        server.close();
    }
}
