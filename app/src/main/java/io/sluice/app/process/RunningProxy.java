package io.sluice.app.process;

import io.sluice.app.message.Console;
import io.sluice.app.option.CommandLine;
import io.sluice.base.address.SocketAddress;
import io.sluice.base.time.Clock;
import io.sluice.control.RuntimeApi;
import io.sluice.control.cli.CliServer;
import io.sluice.engine.Engine;
import io.sluice.engine.log.LinuxLogDevice;
import io.sluice.engine.log.LogIdentity;
import io.sluice.engine.log.LogLevel;
import io.sluice.engine.log.LogSystem;
import io.sluice.engine.proxy.Frontend;
import io.sluice.engine.proxy.InheritedSockets;
import io.sluice.engine.proxy.Proxy;
import io.sluice.engine.stats.ProcessState;
import io.sluice.language.config.model.Configuration;
import io.sluice.language.config.model.GlobalSection;
import io.sluice.language.config.model.ProxySection;
import io.sluice.net.connect.SocketHandover;
import io.sluice.net.process.BackgroundCopy;
import io.sluice.net.process.BackgroundProcess;
import io.sluice.net.process.ProcessLimits;
import io.sluice.net.process.ServiceManager;
import io.sluice.net.process.Signals;
import io.sluice.net.syscall.ErrorText;
import io.sluice.net.syscall.LinuxKernel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The life of the process from a valid configuration to its end: opens everything, gives up privileges, serves, and leaves when a signal says
 * so. One instance per process; {@link #run} belongs to the starting thread, the reactions to signals come on threads of their own.
 */
public final class RunningProxy {

    private static final int TAKE_PORTS_TRIES = 10;
    private static final int TAKE_PORTS_PAUSE_MS = 50;
    /** What a deadly signal waits for queued log lines. */
    private static final int LAST_LOGS_MS = 200;

    private final CommandLine line;
    private final Configuration configuration;
    private final Console console;
    private final long startWallMs;
    private final long startNanos;
    private final int processId;
    private final ServiceManager serviceManager;
    private Engine engine;
    private volatile RuntimeApi runtimeApi;

    public RunningProxy(CommandLine line, Configuration configuration, Console console, int processId, long startWallMs, long startNanos) {
        this.line = line;
        this.configuration = configuration;
        this.console = console;
        this.processId = processId;
        this.startWallMs = startWallMs;
        this.startNanos = startNanos;
        this.serviceManager = ServiceManager.join();
    }

    /** Returns when a soft stop has let the last stream end. */
    public void run() throws StartFailure, InterruptedException {
        build();
        // Before anybody can connect: whoever sees a port open may send a signal.
        SignalHandlers.install(this::softStop, this::pauseAll, this::resumeAll, () -> StateDump.print(engine, console), this::refuseReload,
            this::endBy);
        OldProcesses old = new OldProcesses(line.oldProcesses, line.oldProcessesEndAtOnce);
        takePlace(old);
        if (isBackground() || isUnderMaster()) {
            String pidFile = line.pidFile != null ? line.pidFile : configuration.global.pidFile;
            if (pidFile != null) {
                PidFile.write(pidFile, processId);
            }
        }
        BackgroundCopy background = BackgroundCopy.join();
        Privileges.giveUp(configuration.global, console);
        // From here on loops and checks speak, too.
        console.endOfStart();
        engine.start();
        runtimeApi.start();
        old.leave();
        tellReady(background);
        engine.awaitEnd();
        runtimeApi.close();
    }

    /** Opens all sockets; what older processes hold goes over to this one, or stays theirs if it does not succeed. */
    private void takePlace(OldProcesses old) throws StartFailure, InterruptedException {
        UnixPaths paths = new UnixPaths(processId);
        if (!old.isEmpty()) {
            paths.putAside(configuration);
        }
        boolean open = false;
        try {
            openListeners(old);
            openRuntimeApi();
            open = true;
        } finally {
            if (open) {
                paths.forget();
            } else {
                paths.putBack();
            }
        }
    }

    private void build() throws StartFailure {
        GlobalSection global = configuration.global;
        int loops = global.threads > 0 ? global.threads : Runtime.getRuntime().availableProcessors();
        int maxconn = ConnectionLimits.apply(line, configuration, loops, console);
        ProcessState process = new ProcessState(maxconn, loops, startWallMs, startNanos);
        long descriptors = ProcessLimits.openFiles();
        if (descriptors > 0) {
            process.descriptorLimit((int) Math.min(descriptors, Integer.MAX_VALUE));
        }
        LogSystem logs = new LogSystem(global, configuration.rings, LogIdentity.of(global, "haproxy", processId), new LinuxLogDevice(),
            (target, errno) -> console.alert("sendmsg()/writev() failed in logger for " + target + ": " + ErrorText.of(errno)));
        engine = new Engine(configuration, process, logs, index -> new LinuxKernel(), Clock.SYSTEM,
            (handler, fault) -> console.alert("unexpected fault, contained to its connection : " + FaultText.of(fault)),
            this::announce);
    }

    /** Runtime events are warnings on the console, whatever their level in the log, unless nothing is left to serve with. */
    private void announce(int level, String text) {
        if (level == LogLevel.EMERGENCY) {
            console.alert(text);
        } else {
            console.warning(text);
        }
    }

    private boolean isBackground() {
        return BackgroundProcess.isCopy();
    }

    private boolean isUnderMaster() {
        return line.masterWorker || configuration.global.masterWorker;
    }

    // ---- opening ------------------------------------------------------------------------------------------------------------------

    private void openListeners(OldProcesses old) throws StartFailure, InterruptedException {
        InheritedSockets inherited = inherit();
        engine.inherit(inherited);
        List<String> failures = engine.openListeners();
        if (inherited != null) {
            inherited.closeRest();
            engine.inherit(null);
        }
        if (!failures.isEmpty() && !old.isEmpty()) {
            old.pause();
            for (int i = 0; i < TAKE_PORTS_TRIES && !failures.isEmpty(); i++) {
                TimeUnit.MILLISECONDS.sleep(TAKE_PORTS_PAUSE_MS);
                failures = engine.openListeners();
            }
            if (!failures.isEmpty()) {
                old.resume();
            }
        }
        failIfAny(failures);
        if (!hasListener(configuration)) {
            throw new StartFailure("[sluice.main()] No enabled listener found (check for 'bind' directives) ! Exiting.");
        }
    }

    /** The sockets of the process behind the Runtime API socket that {@code -x} names; null without it. */
    private InheritedSockets inherit() throws StartFailure {
        if (line.takeOverFrom == null) {
            return null;
        }
        try {
            return new InheritedSockets(SocketHandover.take(SocketAddress.ofUnix(line.takeOverFrom)));
        } catch (IOException failure) {
            console.warning(failure.getMessage());
            throw new StartFailure("Failed to get the sockets from the old process!");
        }
    }

    /** True when something could reach the process: a frontend that is not disabled, or the Runtime API. */
    public static boolean hasListener(Configuration configuration) {
        if (!configuration.global.statsSockets.isEmpty()) {
            return true;
        }
        for (ProxySection proxy : configuration.proxies) {
            if (!proxy.disabled && !proxy.binds.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private void openRuntimeApi() throws StartFailure {
        runtimeApi = ControlPlane.create(engine, line, console, processId);
        CliServer.Opening opening = runtimeApi.open();
        for (String warning : opening.warnings()) {
            console.warning(warning);
        }
        failIfAny(opening.failures());
    }

    private static void failIfAny(List<String> failures) throws StartFailure {
        if (!failures.isEmpty()) {
            List<String> messages = new ArrayList<>(failures);
            messages.add("[sluice.main()] Some protocols failed to start their listeners! Exiting.");
            throw new StartFailure(messages);
        }
    }

    private void tellReady(BackgroundCopy background) {
        engine.process().bootMs((int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos));
        if (line.notifyServiceManager) {
            serviceManager.tell(ServiceManager.READY + "\nMAINPID=" + processId + "\nSTATUS=Ready.\n");
        }
        if (background != null) {
            console.quiet(true);
            background.ready();
        }
    }

    // ---- signals ------------------------------------------------------------------------------------------------------------------

    private void softStop() {
        if (!engine.process().softStop().announce()) {
            return;
        }
        if (line.notifyServiceManager) {
            serviceManager.tell(ServiceManager.STOPPING);
        }
        int graceMs = configuration.global.graceMs;
        if (graceMs <= 0) {
            stopNow();
            return;
        }
        console.notice("Scheduling a soft-stop in " + graceMs + " ms.");
        later("grace", graceMs, () -> {
            console.notice("Grace period expired, proceeding with soft-stop now.");
            stopNow();
        });
    }

    private void stopNow() {
        if (runtimeApi != null) {
            runtimeApi.server().stopListening();
        }
        engine.softStop();
        if (configuration.global.hardStopAfterMs > 0) {
            later("hard-stop", configuration.global.hardStopAfterMs, () -> {
                console.warning("soft-stop running for too long, performing a hard-stop.");
                engine.hardStop();
            });
        }
    }

    private static void later(String name, int delayMs, Runnable work) {
        Thread.ofPlatform().daemon().name(name).start(() -> {
            try {
                TimeUnit.MILLISECONDS.sleep(delayMs);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                return;
            }
            work.run();
        });
    }

    private void pauseAll() {
        engine.changeLock().lock();
        try {
            for (Proxy proxy : engine.proxies().all()) {
                if (proxy.frontend() != null) {
                    engine.pause(proxy.frontend());
                }
            }
        } finally {
            engine.changeLock().unlock();
        }
    }

    private void resumeAll() {
        engine.changeLock().lock();
        try {
            for (Proxy proxy : engine.proxies().all()) {
                if (proxy.frontend() != null && proxy.frontend().state() == Frontend.State.PAUSED) {
                    engine.resume(proxy.frontend()).forEach(console::warning);
                }
            }
        } finally {
            engine.changeLock().unlock();
        }
    }

    private void refuseReload() {
        console.warning("SIGUSR2 received, but reloading by a master process is not supported yet; start the new process with -sf "
            + processId + ".");
    }

    /** Ends the process as if nothing had caught the signal, once queued log lines are out. */
    private void endBy(int signal) {
        engine.logs().stop(LAST_LOGS_MS);
        Signals.endProcessBy(signal);
    }
}
