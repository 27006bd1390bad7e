package io.sluice.engine.stream;

import io.sluice.base.address.IpText;
import io.sluice.base.address.SocketAddress;
import io.sluice.base.time.Clock;
import io.sluice.engine.log.LinuxLogDevice;
import io.sluice.engine.log.LogIdentity;
import io.sluice.engine.log.LogSystem;
import io.sluice.engine.mux.ClientAcceptor;
import io.sluice.engine.proxy.BackendChoice;
import io.sluice.engine.proxy.AcceptGate;
import io.sluice.engine.proxy.Backend;
import io.sluice.engine.proxy.Frontend;
import io.sluice.engine.proxy.ListenerControl;
import io.sluice.engine.proxy.ProcessVariables;
import io.sluice.engine.proxy.Proxy;
import io.sluice.engine.server.Server;
import io.sluice.engine.stats.ProcessState;
import io.sluice.language.config.model.BindLine;
import io.sluice.language.config.model.GlobalSection;
import io.sluice.language.config.model.ProxySection;
import io.sluice.language.config.model.ServerLine;
import io.sluice.net.listen.ListenOptions;
import io.sluice.net.loop.EventLoop;
import io.sluice.net.memory.MemoryKernel;
import io.sluice.net.memory.MemoryPeer;
import io.sluice.net.memory.MemoryServer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.Map;

/** Test kit: one proxy with two servers on one event loop over sockets in memory, stepped by the test with a clock of its own. */
final class SteppedEngine {

    static final SocketAddress FRONT = address(8080);

    final MemoryKernel kernel = new MemoryKernel();
    final ProcessState process;
    final Proxy proxy;
    final LoopContext context;
    final List<MemoryServer> servers = new ArrayList<>();
    final List<Throwable> faults = new ArrayList<>();
    private final EventLoop loop;
    private long nowNanos = 1_000_000_000L;

    SteppedEngine(ProxySection.Mode mode, Consumer<ProxySection> settings) {
        ProxySection section = section(mode);
        settings.accept(section);
        GlobalSection global = new GlobalSection();
        process = new ProcessState(100, 1, 0, 0);
        LogSystem logs = new LogSystem(global, new LogIdentity("test", 1, "host"), new LinuxLogDevice(), (target, error) -> { });
        proxy = new Proxy(section, 2, process, logs.proxyLog(section), (about, level, text, console) -> { });
        proxy.frontend().linkTo(new BackendChoice(List.of(), Map.of(), proxy.backend()));
        Clock clock = new Clock() {
            @Override
            public long nanos() {
                return nowNanos;
            }

            @Override
            public long wallMs() {
                return nowNanos / 1_000_000;
            }
        };
        loop = new EventLoop(0, kernel, clock, (handler, fault) -> faults.add(fault), 20_480);
        AcceptGate gate = new AcceptGate(process);
        context = new LoopContext(loop, process, gate, logs.openLoop(), global, new ProcessVariables());
        ClientAcceptor acceptor = ClientAcceptor.install(context);
        ListenerControl control = new ListenerControl(new EventLoop[] {loop}, new ClientAcceptor[] {acceptor}, gate, this::listen);
        control.open(proxy.frontend());
        step();
    }

    private int listen(SocketAddress address, ListenOptions options, List<String> failures) {
        return kernel.listen(address);
    }

    private ProxySection section(ProxySection.Mode mode) {
        ProxySection section = new ProxySection();
        section.name = "web";
        section.kind = ProxySection.Kind.LISTEN;
        section.mode = mode;
        section.timeoutClientMs = 10_000;
        section.timeoutServerMs = 20_000;
        section.timeoutConnectMs = 3_000;
        BindLine bind = new BindLine();
        bind.text = FRONT.toString();
        bind.addresses.add(FRONT);
        section.binds.add(bind);
        for (int i = 1; i <= 2; i++) {
            ServerLine line = new ServerLine();
            line.name = "s" + i;
            line.address = address(9000 + i);
            section.servers.add(line);
            servers.add(kernel.server(line.address));
        }
        return section;
    }

    private static SocketAddress address(int port) {
        return SocketAddress.ofIp(IpText.parse("127.0.0.1"), port);
    }

    Frontend frontend() {
        return proxy.frontend();
    }

    Backend backend() {
        return proxy.backend();
    }

    /** Turns the loop until nothing happens any more. */
    void step() {
        for (int i = 0; i < 12; i++) {
            loop.turn(0);
        }
    }

    /** Lets time pass and everything that is due happen. */
    void pass(long milliseconds) {
        nowNanos += milliseconds * 1_000_000;
        step();
    }

    MemoryPeer connect() {
        MemoryPeer client = kernel.client(FRONT);
        step();
        return client;
    }

    /** Sends and steps. */
    void say(MemoryPeer peer, String text) {
        peer.send(text);
        step();
    }

    String heard(MemoryPeer peer) {
        step();
        return peer.received();
    }

    /** The connection that the engine made to a server, 1 or 2; null when there is none that was not taken yet. */
    MemoryPeer atServer(int number) {
        step();
        return servers.get(number - 1).accept();
    }

    /** The first connection at any server. */
    MemoryPeer atAnyServer() {
        MemoryPeer peer = atServer(1);
        return peer != null ? peer : atServer(2);
    }

    /** What is still held although all clients are gone, idle server connections apart; empty when nothing is. */
    String held() {
        StringBuilder held = new StringBuilder();
        note(held, "streams", context.streamCount());
        note(held, "process", process.connections().current());
        note(held, "frontend", frontend().sessions().current());
        note(held, "backend", backend().sessions().current());
        for (Server server : backend().servers()) {
            note(held, server.name(), server.sessions().current());
        }
        note(held, "queue", backend().queue().size());
        note(held, "small buffers", loop.pool().usedSmall());
        note(held, "large buffers", loop.pool().usedLarge());
        return held.toString();
    }

    private static void note(StringBuilder held, String what, int count) {
        if (count != 0) {
            held.append(what).append('=').append(count).append(' ');
        }
    }
}
