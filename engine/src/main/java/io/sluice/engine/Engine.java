package io.sluice.engine;

import io.sluice.base.time.Clock;
import io.sluice.engine.action.Actions;
import io.sluice.engine.check.CheckSurroundings;
import io.sluice.engine.check.Checks;
import io.sluice.engine.fetch.Fetches;
import io.sluice.engine.log.LogIdentity;
import io.sluice.engine.log.LogLevel;
import io.sluice.engine.log.LogSystem;
import io.sluice.engine.proxy.AcceptGate;
import io.sluice.engine.proxy.Acceptor;
import io.sluice.engine.proxy.Backend;
import io.sluice.engine.proxy.BackendChoice;
import io.sluice.engine.proxy.Frontend;
import io.sluice.engine.proxy.FullLoad;
import io.sluice.engine.proxy.InheritedSockets;
import io.sluice.engine.proxy.ListenerControl;
import io.sluice.engine.proxy.ProcessVariables;
import io.sluice.engine.proxy.Proxy;
import io.sluice.engine.proxy.ProxyEvents;
import io.sluice.engine.proxy.ProxyTable;
import io.sluice.engine.server.Server;
import io.sluice.engine.stats.ProcessState;
import io.sluice.engine.stream.LoopContext;
import io.sluice.language.config.model.Configuration;
import io.sluice.language.config.model.GlobalSection;
import io.sluice.language.config.model.ProxySection;
import io.sluice.language.converter.Converters;
import io.sluice.language.converter.pattern.PatternConverters;
import io.sluice.language.fetch.ConstantFetches;
import io.sluice.language.pattern.PatternRegistry;
import io.sluice.language.pattern.RegexCompiler;
import io.sluice.language.rule.ActionVocabulary;
import io.sluice.language.sample.Converter;
import io.sluice.language.sample.Fetch;
import io.sluice.language.sample.Links;
import io.sluice.language.sample.SampleVocabulary;
import io.sluice.language.variable.VariableKeywords;
import io.sluice.net.loop.EventLoop;
import io.sluice.net.loop.FaultHandler;
import io.sluice.net.syscall.Kernel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;

/**
 * The proxy: its event loops, its proxies and its life from a configuration to the end of the last stream. Built and started by one
 * thread; afterwards control threads use it while they hold {@link #changeLock}.
 */
public final class Engine {

    /** The longest that the end waits for queued log lines. */
    private static final long LOG_FLUSH_MS = 1_000;

    private final Configuration configuration;
    private final ProcessState process;
    private final ConsoleOutput console;
    private final Clock clock;
    private final LogSystem logs;
    private final ProxyTable proxies;
    private final ProcessVariables variables = new ProcessVariables();
    private final AcceptGate gate;
    private final EngineLoop[] loops;
    private final ListenerControl listeners;
    private final ReentrantLock changeLock = new ReentrantLock();
    private final SlowStarts slowStarts;
    private final StateWriter stateWriter;
    private final Checks checks;

    /**
     * Builds everything and opens nothing.
     *
     * @param kernels gives each loop, by index, its own kernel
     * @param console prints what happens to proxies and servers
     * @param faults learns of exceptions that were contained to one stream
     */
    public Engine(Configuration configuration, ProcessState process, LogSystem logs, IntFunction<Kernel> kernels, Clock clock,
                  FaultHandler faults, ConsoleOutput console) {
        this.configuration = configuration;
        this.console = console;
        this.clock = clock;
        this.process = process;
        this.logs = logs;
        this.slowStarts = new SlowStarts(changeLock, clock);
        process.connectionRateLimit(Math.max(0, configuration.global.maxConnectionsPerSecond));
        process.sessionRateLimit(Math.max(0, configuration.global.maxSessionsPerSecond));
        process.tlsRateLimit(Math.max(0, configuration.global.maxTlsPerSecond));
        process.sockets(GlobalSockets.ofClients(configuration.global), GlobalSockets.ofServers(configuration.global));
        process.acceptBatch(GlobalSockets.acceptBatch(configuration.global.maxAccept, process.acceptBatch()));
        process.pipes(GlobalSockets.pipes(configuration, process.configuredMaxconn()));
        this.proxies = createProxies();
        linkExpressions();
        this.gate = new AcceptGate(process);
        this.loops = new EngineLoop[process.loops()];
        EventLoop[] eventLoops = new EventLoop[loops.length];
        Acceptor[] acceptors = new Acceptor[loops.length];
        int bufferBytes = configuration.global.bufferSizeBytes + 4 * configuration.global.maxRewriteBytes;
        FaultHandler counting = (handler, fault) -> {
            process.faults().incrementAndGet();
            faults.fault(handler, fault);
        };
        for (int i = 0; i < loops.length; i++) {
            eventLoops[i] = new EventLoop(i, kernels.apply(i), clock, counting, bufferBytes);
            eventLoops[i].pipes(process.pipes());
            loops[i] = new EngineLoop(eventLoops[i], gate, logs.openLoop(), configuration.global, variables);
            acceptors[i] = loops[i].acceptor();
        }
        this.listeners = new ListenerControl(eventLoops, acceptors, gate);
        this.stateWriter = new StateWriter(changeLock, counting);
        this.checks = createChecks(eventLoops);
    }

    /** The actions that rules may name, for the configuration reader. */
    public static ActionVocabulary vocabulary() {
        return Actions.vocabulary();
    }

    /** The fetches and converters that expressions may use, for the configuration reader. */
    public static SampleVocabulary samples() {
        return new SampleVocabulary().fetches(ConstantFetches.keywords()).fetches(Fetches.keywords())
            .fetches(VariableKeywords.fetches()).converters(VariableKeywords.converters())
            .converters(PatternConverters.keywords()).converters(Converters.keywords());
    }

    /** The maps and lists of patterns of the configuration. */
    public PatternRegistry patterns() {
        return configuration.resource(PatternRegistry.class);
    }

    /** What compiles regular expressions, for the configuration reader. */
    public static RegexCompiler regexes() {
        return EngineRegexes::compile;
    }

    private Checks createChecks(EventLoop[] eventLoops) {
        GlobalSection global = configuration.global;
        CheckSurroundings around = new CheckSurroundings(stateWriter, process::isStopping, global.bufferSizeBytes, global.spreadChecksPercent,
            global.maxSpreadChecksMs, global.node != null ? global.node : LogIdentity.systemHostname());
        Checks created = new Checks(eventLoops, around);
        for (Proxy proxy : proxies.all()) {
            if (proxy.backend() != null && !proxy.section().disabled) {
                created.add(proxy.section(), proxy.backend().servers());
            }
        }
        return created;
    }

    /** Gives expressions the running objects that they name. */
    private void linkExpressions() {
        Links links = new EngineLinks(proxies);
        for (Fetch fetch : configuration.fetches) {
            fetch.link(links);
        }
        for (Converter converter : configuration.converters) {
            converter.link(links);
        }
    }

    private ProxyTable createProxies() {
        List<Proxy> created = new ArrayList<>();
        Set<Integer> taken = new HashSet<>();
        for (ProxySection section : configuration.proxies) {
            if (section.id > 0) {
                taken.add(section.id);
            }
        }
        // Numbers start at 2 as in HAProxy, where the first one belongs to an internal proxy.
        int next = 2;
        for (ProxySection section : configuration.proxies) {
            int id = section.id;
            if (id <= 0) {
                while (taken.contains(next)) {
                    next++;
                }
                id = next;
            }
            // A proxy with a number of its own uses up one of the numbers given by position too.
            next++;
            created.add(new Proxy(section, id, process, logs.proxyLog(section), new Announcer()));
        }
        linkBackends(created);
        ProxyTable table = new ProxyTable(created);
        FullLoad fullLoad = new FullLoad(table);
        for (Proxy proxy : created) {
            if (proxy.backend() != null) {
                proxy.backend().fullLoad((int) Math.min(fullLoad.of(proxy.backend()), Integer.MAX_VALUE));
            }
        }
        return table;
    }

    private static void linkBackends(List<Proxy> created) {
        Map<String, Backend> backends = new HashMap<>();
        for (Proxy proxy : created) {
            if (proxy.backend() != null) {
                backends.putIfAbsent(proxy.name(), proxy.backend());
            }
        }
        for (Proxy proxy : created) {
            if (proxy.frontend() == null) {
                continue;
            }
            ProxySection section = proxy.section();
            Backend otherwise = section.defaultBackend == null ? proxy.backend() : backends.get(section.defaultBackend.name());
            proxy.frontend().linkTo(new BackendChoice(section.useBackends, backends, otherwise));
        }
        ServerTracking.link(created, backends);
    }

    private void announce(Proxy proxy, int level, String logText, String consoleText) {
        logs.events().log(proxy.log(), level, logText);
        console.say(level, consoleText);
    }

    /** Carries what happens to proxies to the logs, the console and the slow starts. */
    private final class Announcer implements ProxyEvents {

        @Override
        public void happened(Proxy proxy, int level, String logText, String consoleText) {
            announce(proxy, level, logText, consoleText);
        }

        @Override
        public void starting(Backend backend, Server server) {
            slowStarts.add(backend, server);
        }

        @Override
        public void endSessions(Server server) {
            for (EngineLoop loop : loops) {
                loop.loop().post(() -> loop.endSessions(server));
            }
        }
    }

    // ---- life ---------------------------------------------------------------------------------------------------------------------

    /** Opens all listeners; answers what went wrong, empty when everything is open. The loops do not run yet. */
    public List<String> openListeners() {
        if (configuration.global.chroot != null || configuration.global.userName != null || configuration.global.uid >= 0) {
            // Afterwards the archives may be out of reach.
            keepClassesAtHand();
        }
        List<String> failures = new ArrayList<>();
        for (Proxy proxy : proxies.all()) {
            if (proxy.frontend() != null && !proxy.section().disabled) {
                failures.addAll(listeners.open(proxy.frontend()));
            }
        }
        return failures;
    }

    /**
     * Opens the archives of the program's classes, which then stay open, by looking for something that is in none of them. With a class cache
     * nothing else may have needed them yet, and the first class that is not in the cache may be wanted when descriptors are used up: it would
     * be lost for good. It takes some milliseconds, for which clients need not wait.
     */
    private static void keepClassesAtHand() {
        ClassLoader.getSystemResource("nowhere");
    }

    /** Lets the listeners take the sockets of the process before this one; before {@link #openListeners}, null afterwards. */
    public void inherit(InheritedSockets sockets) {
        listeners.inherit(sockets);
    }

    /** The listening TCP sockets, for the process after this one. */
    public int[] listeningDescriptors() {
        changeLock.lock();
        try {
            return listeners.descriptors();
        } finally {
            changeLock.unlock();
        }
    }

    /** Starts the loops and the log writer. */
    public void start() {
        logs.start();
        for (EngineLoop loop : loops) {
            loop.thread().start();
        }
        if (!checks.isEmpty()) {
            stateWriter.start();
            checks.start();
        }
        keepClassesAtHand();
    }

    /** Closes the listeners and idle connections and lets the other streams end; {@link #awaitEnd} returns when they have. */
    public void softStop() {
        changeLock.lock();
        try {
            if (!process.softStop().begin(clock.nanos() / 1_000_000, configuration.global.closeSpreadTimeMs)) {
                return;
            }
            for (Proxy proxy : proxies.all()) {
                if (proxy.frontend() != null) {
                    listeners.stop(proxy.frontend());
                }
                tellStopped(proxy);
            }
            for (EngineLoop loop : loops) {
                loop.loop().post(loop::beginStop);
            }
        } finally {
            changeLock.unlock();
        }
    }

    /** Ends all streams at once; after {@link #softStop}, when its time is over. */
    public void hardStop() {
        for (EngineLoop loop : loops) {
            loop.loop().post(loop::killAll);
        }
    }

    /** Waits until all loops have ended and the log is written. */
    public void awaitEnd() throws InterruptedException {
        for (EngineLoop loop : loops) {
            loop.thread().join();
        }
        stateWriter.stop();
        logs.stop(LOG_FLUSH_MS);
    }

    // ---- for control threads ---------------------------------------------------------------------------------------------------------

    /** Held by whoever changes anything; never taken by a loop. */
    public ReentrantLock changeLock() {
        return changeLock;
    }

    public Configuration configuration() {
        return configuration;
    }

    public ProcessState process() {
        return process;
    }

    public ProxyTable proxies() {
        return proxies;
    }

    public LogSystem logs() {
        return logs;
    }

    public int loopCount() {
        return loops.length;
    }

    public EventLoop loop(int index) {
        return loops[index].loop();
    }

    /** A loop's streams; to be looked at on that loop's thread only. */
    public LoopContext context(int index) {
        return loops[index].context();
    }

    /** Frees a frontend's ports; false when they were free already. */
    public boolean pause(Frontend frontend) {
        boolean paused = listeners.pause(frontend);
        awaitLoops();
        if (paused) {
            tell(frontend, "Paused " + kind(frontend) + " " + frontend.name() + ".");
        }
        return paused;
    }

    /** Returns when every loop has done what was posted to it before, or after a second. */
    private void awaitLoops() {
        CountDownLatch done = new CountDownLatch(loops.length);
        for (EngineLoop loop : loops) {
            loop.loop().post(done::countDown);
        }
        try {
            done.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Opens a paused frontend again; answers what went wrong. */
    public List<String> resume(Frontend frontend) {
        List<String> failures = listeners.open(frontend);
        if (failures.isEmpty()) {
            tell(frontend, "Resumed " + kind(frontend) + " " + frontend.name() + ".");
        }
        return failures;
    }

    private void tell(Frontend frontend, String text) {
        announce(frontend.proxy(), LogLevel.WARNING, text, text);
    }

    private static String kind(Frontend frontend) {
        return frontend.proxy().backend() != null ? "proxy" : "frontend";
    }

    private void tellStopped(Proxy proxy) {
        long front = proxy.frontend() == null ? 0 : proxy.frontend().counters().sum().connections;
        long back = proxy.backend() == null ? 0 : proxy.backend().counters().sum().sessions;
        String text = "Proxy " + proxy.name() + " stopped (cumulated conns: FE: " + front + ", BE: " + back + ").";
        announce(proxy, LogLevel.WARNING, text, text);
    }

    /** Closes a frontend for good. */
    public void shutdown(Frontend frontend) {
        listeners.stop(frontend);
        awaitLoops();
        tellStopped(frontend.proxy());
    }

    /** Lets listeners that wait for a limit try again, because the limit may have been raised. */
    public void limitsChanged() {
        gate.wake();
    }
}
