package io.sluice.engine.check;

import io.sluice.base.address.IpText;
import io.sluice.base.address.SocketAddress;
import io.sluice.base.time.Clock;
import io.sluice.engine.log.LinuxLogDevice;
import io.sluice.engine.log.LogIdentity;
import io.sluice.engine.log.LogSystem;
import io.sluice.engine.proxy.Backend;
import io.sluice.engine.proxy.Proxy;
import io.sluice.engine.server.Server;
import io.sluice.engine.stats.ProcessState;
import io.sluice.language.config.model.GlobalSection;
import io.sluice.language.config.model.ProxySection;
import io.sluice.language.config.model.ServerLine;
import io.sluice.net.loop.EventLoop;
import io.sluice.net.memory.MemoryKernel;
import io.sluice.net.memory.MemoryServer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Test kit: a backend with one checked server on one event loop over sockets in memory, stepped by the test with a clock of its own. */
final class SteppedChecks {

    static final SocketAddress ADDRESS = SocketAddress.ofIp(IpText.parse("127.0.0.1"), 9001);

    final MemoryKernel kernel = new MemoryKernel();
    final MemoryServer far = kernel.server(ADDRESS);
    final List<String> news = new ArrayList<>();
    final ServerLine line = new ServerLine();
    final Backend backend;
    final Server server;
    /** What waits for the thread that writes states; {@link #step} plays that thread unless {@link #holdsStates}. */
    final Deque<Runnable> changes = new ArrayDeque<>();
    boolean holdsStates;
    private final EventLoop loop;
    private long nowNanos = 1_000_000_000L;

    SteppedChecks(Consumer<ServerLine> settings) {
        this(settings, section -> { });
    }

    SteppedChecks(Consumer<ServerLine> settings, Consumer<ProxySection> sectionSettings) {
        ProxySection section = new ProxySection();
        section.name = "app";
        section.kind = ProxySection.Kind.BACKEND;
        section.timeoutConnectMs = 500;
        line.name = "s1";
        line.address = ADDRESS;
        line.check = true;
        line.interMs = 2_000;
        settings.accept(line);
        section.servers.add(line);
        sectionSettings.accept(section);
        GlobalSection global = new GlobalSection();
        ProcessState process = new ProcessState(100, 1, 0, 0);
        LogSystem logs = new LogSystem(global, new LogIdentity("test", 1, "host"), new LinuxLogDevice(), (target, error) -> { });
        backend = new Proxy(section, 2, process, logs.proxyLog(section), (about, level, text, console) -> news.add(text)).backend();
        server = backend.servers()[0];
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
        loop = new EventLoop(0, kernel, clock, (handler, fault) -> {
            throw new IllegalStateException(fault);
        }, 20_480);
        Checks checks = new Checks(new EventLoop[] {loop}, new CheckSurroundings(changes::add, process::isStopping, 16_384, 0, 0, "node"));
        checks.add(section, backend.servers());
        checks.start();
        step();
    }

    /** Turns the loop until nothing happens any more. */
    void step() {
        for (int i = 0; i < 6; i++) {
            loop.turn(0);
            while (!holdsStates && !changes.isEmpty()) {
                changes.poll().run();
            }
        }
    }

    /** Lets time pass, a millisecond after the other where something may be due. */
    void pass(long milliseconds) {
        nowNanos += milliseconds * 1_000_000;
        step();
    }

    void refuse() {
        kernel.failConnects(ADDRESS, 111);
    }

    void allow() {
        kernel.allowConnects(ADDRESS);
    }

    /** State and score, as {@code RUNNING 4}. */
    String state() {
        return server.operation() + " " + server.check().health();
    }
}
