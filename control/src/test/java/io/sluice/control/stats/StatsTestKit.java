package io.sluice.control.stats;

import io.sluice.base.address.IpText;
import io.sluice.base.address.SocketAddress;
import io.sluice.base.time.Clock;
import io.sluice.control.command.ClientSettings;
import io.sluice.control.command.CommandDispatcher;
import io.sluice.control.command.CommandRegistry;
import io.sluice.control.command.HelpText;
import io.sluice.control.command.Level;
import io.sluice.control.command.Reply;
import io.sluice.control.command.Severity;
import io.sluice.control.command.SeverityOutput;
import io.sluice.engine.log.LinuxLogDevice;
import io.sluice.engine.log.LogIdentity;
import io.sluice.engine.log.LogSystem;
import io.sluice.engine.proxy.AcceptGate;
import io.sluice.engine.proxy.Acceptor;
import io.sluice.engine.proxy.Backend;
import io.sluice.engine.proxy.Frontend;
import io.sluice.engine.proxy.ListenerControl;
import io.sluice.engine.proxy.Proxy;
import io.sluice.engine.proxy.ProxyTable;
import io.sluice.engine.server.Server;
import io.sluice.engine.stats.ProcessState;
import io.sluice.language.config.model.BackendReference;
import io.sluice.language.config.model.Balance;
import io.sluice.language.config.model.BindLine;
import io.sluice.language.config.model.GlobalSection;
import io.sluice.language.config.model.Position;
import io.sluice.language.config.model.ProxyOption;
import io.sluice.language.config.model.ProxySection;
import io.sluice.language.config.model.ServerLine;
import io.sluice.net.loop.EventLoop;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The proxies of the configuration that HAProxy 3.2 ran when the recorded answers beside these tests were taken, without loops, and
 * the commands about them. Its clocks stand still until moved; at the start they stand at {@link #START_WALL_MS}.
 */
public final class StatsTestKit {
    public static final long START_WALL_MS = 1_795_000_000_000L;
    static final int LOOPS = 2;
    private static final int MAXCONN = 500;
    private static final String LOCAL = "127.0.0.1";

    private final List<Proxy> proxies = new ArrayList<>();
    private final ProcessState process = new ProcessState(MAXCONN, LOOPS, START_WALL_MS, 0);
    private final List<String> faults = new ArrayList<>();
    private final LogSystem logs = new LogSystem(new GlobalSection(), new LogIdentity("test", 1, null), new LinuxLogDevice(),
            (target, error) -> faults.add(target));
    private final ListenerControl listening = new ListenerControl(new EventLoop[0], new Acceptor[0], new AcceptGate(process));
    private long elapsedMs;
    private final Clock clock = new Clock() {
        @Override
        public long nanos() {
            return elapsedMs * 1_000_000;
        }

        @Override
        public long wallMs() {
            return START_WALL_MS + elapsedMs;
        }
    };

    /** The recorded proxies. */
    static StatsTestKit recorded() {
        StatsTestKit kit = new StatsTestKit();
        kit.addFrontends();
        kit.addBackends();
        return kit;
    }

    private void addFrontends() {
        ProxySection web = section("web", ProxySection.Kind.FRONTEND, ProxySection.Mode.HTTP);
        bind(web, ip(LOCAL, 23100));
        BindLine second = bind(web, ip("::1", 23101));
        second.name = "second";
        second.maxconn = 10;
        bind(web, SocketAddress.ofUnix("/run/web.sock"));
        bind(web, SocketAddress.ofAbstract("web"));
        web.options.add(ProxyOption.SOCKET_STATISTICS);
        web.maxconn = 301;
        web.rateLimitSessions = 100;
        web.defaultBackend = new BackendReference("app", Position.NONE);
        add(web, 2);
        ProxySection tcp = section("tcpfe", ProxySection.Kind.FRONTEND, ProxySection.Mode.TCP);
        bind(tcp, ip("0.0.0.0", 23102));
        tcp.options.add(ProxyOption.SOCKET_STATISTICS);
        tcp.defaultBackend = new BackendReference("tcpbe", Position.NONE);
        add(tcp, 3);
        ProxySection other = section("other", ProxySection.Kind.FRONTEND, ProxySection.Mode.HTTP);
        bind(other, ip(LOCAL, 23103));
        other.maxconn = 200;
        other.defaultBackend = new BackendReference("app", Position.NONE);
        add(other, 4);
    }

    private void addBackends() {
        ProxySection app = section("app", ProxySection.Kind.BACKEND, ProxySection.Mode.HTTP);
        server(app, "a1", ip(LOCAL, 23110)).cookie = "c,1";
        ServerLine limited = server(app, "a2", ip("::1", 23111));
        limited.weight = 50;
        limited.maxconn = 20;
        limited.maxqueue = 5;
        limited.poolMaxConnections = 7;
        server(app, "a3", ip(LOCAL, 23112)).disabled = true;
        server(app, "a4", ip(LOCAL, 23113)).backup = true;
        server(app, "a5", SocketAddress.ofUnix("/run/app.sock")).weight = 0;
        add(app, 5);
        ProxySection tcp = section("tcpbe", ProxySection.Kind.BACKEND, ProxySection.Mode.TCP);
        tcp.balance = balance("leastconn");
        server(tcp, "t1", ip(LOCAL, 23110));
        add(tcp, 6);
        ProxySection both = section("both", ProxySection.Kind.LISTEN, ProxySection.Mode.HTTP);
        bind(both, ip(LOCAL, 23104));
        both.fullconn = 77;
        both.balance = new Balance("random", 2, List.of(), Position.NONE);
        server(both, "b1", ip(LOCAL, 23110));
        add(both, 7);
        ProxySection empty = section("empty", ProxySection.Kind.BACKEND, ProxySection.Mode.HTTP);
        empty.balance = balance("source");
        add(empty, 8);
        ProxySection down = section("alldown", ProxySection.Kind.BACKEND, ProxySection.Mode.HTTP);
        down.balance = balance("static-rr");
        server(down, "d1", ip(LOCAL, 23110)).disabled = true;
        add(down, 9);
        ProxySection off = section("off", ProxySection.Kind.BACKEND, ProxySection.Mode.HTTP);
        off.disabled = true;
        server(off, "x1", ip(LOCAL, 23110));
        add(off, 10);
    }

    static ProxySection section(String name, ProxySection.Kind kind, ProxySection.Mode mode) {
        ProxySection section = new ProxySection();
        section.name = name;
        section.kind = kind;
        section.mode = mode;
        return section;
    }

    static ServerLine server(ProxySection section, String name, SocketAddress address) {
        ServerLine line = new ServerLine();
        line.name = name;
        line.address = address;
        section.servers.add(line);
        return line;
    }

    static SocketAddress ip(String host, int port) {
        return SocketAddress.ofIp(IpText.parse(host), port);
    }

    private static BindLine bind(ProxySection section, SocketAddress address) {
        BindLine line = new BindLine();
        line.addresses.add(address);
        section.binds.add(line);
        return line;
    }

    private static Balance balance(String algorithm) {
        return new Balance(algorithm, 0, List.of(), Position.NONE);
    }

    void add(ProxySection section, int id) {
        proxies.add(new Proxy(section, id, process, logs.proxyLog(section), (proxy, level, logText, consoleText) -> { }));
    }

    ProxyTable table() {
        return new ProxyTable(proxies);
    }

    public ProcessState process() {
        return process;
    }

    Frontend frontend(String name) {
        return table().frontend(name);
    }

    Backend backend(String name) {
        return table().backend(name);
    }

    Server server(String backend, String name) {
        return backend(backend).server(name);
    }

    void passSeconds(int seconds) {
        elapsedMs += seconds * 1_000L;
    }

    long nowMs() {
        return elapsedMs;
    }

    long wallMs() {
        return clock.wallMs();
    }

    void open(Frontend frontend) {
        listening.open(frontend);
    }

    void pause(Frontend frontend) {
        listening.pause(frontend);
    }

    void stop(Frontend frontend) {
        listening.stop(frontend);
    }

    /** The answer to an admin. */
    String ask(String line) {
        return ask(Level.ADMIN, line);
    }

    String ask(Level level, String line) {
        CommandRegistry registry = new CommandRegistry(List.of(new ShowStat(table(), clock), new ShowSchemaJson()));
        CommandDispatcher dispatcher = new CommandDispatcher(registry, new HelpText(registry), new ReentrantLock(),
                (place, fault) -> faults.add(place + fault));
        TextReply reply = new TextReply();
        dispatcher.run(List.of(line.split(" ", -1)), "", new ClientSettings(level, SeverityOutput.NONE, 1_000), reply);
        if (!faults.isEmpty()) {
            throw new AssertionError(faults);
        }
        return reply.text();
    }

    /** A recorded answer of HAProxy. */
    public static String recorded(String name) {
        try (InputStream file = StatsTestKit.class.getResourceAsStream("/io/sluice/control/stats/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Keeps an answer. */
    static final class TextReply implements Reply {
        private final StringBuilder answer = new StringBuilder();
        private int longestPiece;

        @Override
        public void message(Severity severity, String text) {
            answer.append(text).append(text.endsWith("\n") ? "" : "\n");
        }

        @Override
        public void print(String text) {
            longestPiece = Math.max(longestPiece, text.length());
            answer.append(text);
        }

        @Override
        public void flush() {
            // Everything is here already.
        }

        String text() {
            return answer.toString();
        }

        int longestPiece() {
            return longestPiece;
        }
    }
}
