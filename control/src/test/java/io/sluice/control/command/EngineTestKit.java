package io.sluice.control.command;

import io.sluice.base.address.IpText;
import io.sluice.base.address.SocketAddress;
import io.sluice.base.time.Clock;
import io.sluice.control.command.pattern.PatternCommands;
import io.sluice.control.command.proxy.ProxyCommands;
import io.sluice.control.command.server.ServerCommands;
import io.sluice.control.command.session.SessionCommands;
import io.sluice.engine.Engine;
import io.sluice.engine.log.LinuxLogDevice;
import io.sluice.engine.log.LogIdentity;
import io.sluice.engine.log.LogSystem;
import io.sluice.engine.stats.ProcessState;
import io.sluice.language.config.model.Balance;
import io.sluice.language.config.model.BindLine;
import io.sluice.language.config.model.Configuration;
import io.sluice.language.config.model.Position;
import io.sluice.language.config.model.ProxySection;
import io.sluice.language.config.model.ServerLine;
import io.sluice.language.pattern.PatternRegistry;
import io.sluice.language.pattern.RegexCompiler;
import io.sluice.net.syscall.LinuxKernel;
import java.util.ArrayList;
import java.util.List;

/**
 * A real engine with a few proxies, and the commands about them. Its wall clock stands still; its loops run only when started.
 * Proxies: fe_main (2), fe_tcp (3), be_app (4), be_static (5), be_tcp (6), li (7).
 */
public final class EngineTestKit implements AutoCloseable {
    public static final long START_WALL_MS = 1_795_000_000_000L;
    private static final int LOOPS = 2;
    private static final int MAXCONN = 2000;

    private final Configuration configuration = new Configuration();
    private final PatternRegistry patterns = new PatternRegistry(name -> new byte[0], (host, family) -> null, RegexCompiler.NONE);
    private final SettableClock clock = new SettableClock();
    private final Engine engine;
    private final CommandDispatcher dispatcher;
    private final List<String> faults = new ArrayList<>();
    private boolean started;

    /** Real monotonic time, and a wall clock that moves when told to. */
    private static final class SettableClock implements Clock {
        private volatile long wallMs = START_WALL_MS;

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public long wallMs() {
            return wallMs;
        }
    }

    /** Listening ports: fe_main, fe_tcp and li take the first three. */
    public EngineTestKit(int firstPort) {
        ProxySection main = section("fe_main", ProxySection.Kind.FRONTEND, firstPort);
        main.maxconn = 1000;
        section("fe_tcp", ProxySection.Kind.FRONTEND, firstPort + 1).mode = ProxySection.Mode.TCP;
        ProxySection app = section("be_app", ProxySection.Kind.BACKEND, 0);
        server(app, "app1", "127.0.0.1", 21811).weight = 100;
        server(app, "app2", "127.0.0.1", 21812).weight = 100;
        server(app, "app3", "127.0.0.1", 21813).disabled = true;
        server(app, "bk", "127.0.0.1", 21813).backup = true;
        ProxySection fixed = section("be_static", ProxySection.Kind.BACKEND, 0);
        fixed.balance = new Balance("static-rr", 0, List.of(), Position.NONE);
        server(fixed, "s1", "127.0.0.1", 21811).weight = 10;
        ServerLine checked = server(fixed, "s2", "127.0.0.1", 21812);
        checked.check = true;
        checked.agentCheck = true;
        ProxySection tcp = section("be_tcp", ProxySection.Kind.BACKEND, 0);
        tcp.mode = ProxySection.Mode.TCP;
        server(tcp, "t1", "127.0.0.1", 21811);
        server(tcp, "t2", "::1", 21811);
        ServerLine named = server(section("li", ProxySection.Kind.LISTEN, firstPort + 2), "x1", "127.0.0.1", 21811);
        named.hostname = "localhost";
        configuration.share(PatternRegistry.class, patterns);
        ProcessState process = new ProcessState(MAXCONN, LOOPS, START_WALL_MS, System.nanoTime());
        LogSystem logs = new LogSystem(configuration.global, new LogIdentity("test", 1, null), new LinuxLogDevice(),
                (target, error) -> faults.add(target));
        engine = new Engine(configuration, process, logs, loop -> new LinuxKernel(), clock,
                (handler, fault) -> faults.add(fault.toString()), (level, text) -> { });
        dispatcher = dispatcher();
    }

    private ProxySection section(String name, ProxySection.Kind kind, int port) {
        ProxySection section = new ProxySection();
        section.name = name;
        section.kind = kind;
        section.mode = ProxySection.Mode.HTTP;
        if (port > 0) {
            BindLine bind = new BindLine();
            bind.addresses.add(SocketAddress.ofIp(IpText.parse("127.0.0.1"), port));
            section.binds.add(bind);
        }
        configuration.proxies.add(section);
        return section;
    }

    private static ServerLine server(ProxySection section, String name, String ip, int port) {
        ServerLine line = new ServerLine();
        line.name = name;
        line.address = SocketAddress.ofIp(IpText.parse(ip), port);
        line.port = port;
        section.servers.add(line);
        return line;
    }

    private CommandDispatcher dispatcher() {
        LiveEngine live = live();
        List<Command> commands = new ArrayList<>();
        commands.addAll(ServerCommands.list(live));
        commands.addAll(ProxyCommands.list(live));
        commands.addAll(SessionCommands.list(live, List::of));
        commands.addAll(PatternCommands.list(live));
        CommandRegistry registry = new CommandRegistry(commands);
        return new CommandDispatcher(registry, new HelpText(registry), engine.changeLock(), (place, fault) -> faults.add(place + fault));
    }

    public LiveEngine live() {
        return new LiveEngine(engine, clock);
    }

    /** The maps and lists of patterns; none at first. */
    public PatternRegistry patterns() {
        return patterns;
    }

    public Engine engine() {
        return engine;
    }

    public List<String> faults() {
        return faults;
    }

    public void passSeconds(int seconds) {
        clock.wallMs += seconds * 1000L;
    }

    /** Runs the loops, without opening any port. */
    public EngineTestKit start() {
        engine.start();
        started = true;
        return this;
    }

    /** What an admin is answered, without the closing blank lines; commands are separated by semicolons. */
    public String ask(String line) {
        return ask(Level.ADMIN, SeverityOutput.NONE, line);
    }

    public String ask(Level level, SeverityOutput severity, String line) {
        ClientSettings client = new ClientSettings(level, severity, 1000);
        StringBuilder answer = new StringBuilder();
        for (String command : line.split(";", -1)) {
            dispatcher.run(List.of(command.strip().split(" +", -1)), "", client, new TextReply(client, answer));
        }
        return answer.toString();
    }

    private record TextReply(ClientSettings client, StringBuilder answer) implements Reply {
        @Override
        public void message(Severity severity, String text) {
            answer.append(client.severityOutput().prefix(severity)).append(text).append(text.endsWith("\n") ? "" : "\n");
        }

        @Override
        public void print(String text) {
            answer.append(text);
        }

        @Override
        public void flush() {
            // Everything is here already.
        }
    }

    @Override
    public void close() {
        if (started) {
            engine.softStop();
            engine.hardStop();
            try {
                engine.awaitEnd();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
