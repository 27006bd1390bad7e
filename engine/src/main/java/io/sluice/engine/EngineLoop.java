package io.sluice.engine;

import io.sluice.engine.log.LoopLog;
import io.sluice.engine.mux.ClientAcceptor;
import io.sluice.engine.proxy.AcceptGate;
import io.sluice.engine.proxy.ProcessVariables;
import io.sluice.engine.server.Server;
import io.sluice.engine.stats.SoftStop;
import io.sluice.engine.stream.LoopContext;
import io.sluice.engine.stream.Stream;
import io.sluice.language.config.model.GlobalSection;
import io.sluice.net.loop.EventLoop;
import io.sluice.net.timer.Timer;
import java.util.concurrent.ThreadLocalRandom;

/** One event loop of the engine with what runs on it: its streams and what is done once per second. */
final class EngineLoop {

    private static final int HOUSEKEEPING_MS = 1_000;
    /** How often some idle connections are closed while that is spread over a window. */
    private static final int SPREAD_STEP_MS = 100;

    private final EventLoop loop;
    private final LoopContext context;
    private final ClientAcceptor acceptor;
    private final Thread thread;
    private boolean stopping;
    private final Timer housekeeping = new Timer() {
        @Override
        protected void expired(long nowMs) {
            keepHouse(nowMs);
        }
    };

    private final Timer spreading = new Timer() {
        @Override
        protected void expired(long nowMs) {
            closeIdle(nowMs);
        }
    };

    EngineLoop(EventLoop loop, AcceptGate gate, LoopLog log, GlobalSection settings, ProcessVariables variables) {
        this.loop = loop;
        this.context = new LoopContext(loop, gate.process(), gate, log, settings, variables);
        this.acceptor = ClientAcceptor.install(context);
        this.thread = new Thread(loop::run, "loop/" + loop.index());
        loop.timers().schedule(housekeeping, loop.nowMs() + HOUSEKEEPING_MS);
    }

    EventLoop loop() {
        return loop;
    }

    LoopContext context() {
        return context;
    }

    ClientAcceptor acceptor() {
        return acceptor;
    }

    Thread thread() {
        return thread;
    }

    private void keepHouse(long nowMs) {
        context.rollSecond();
        if (stopping) {
            endIfDone();
        }
        loop.timers().schedule(housekeeping, nowMs + HOUSEKEEPING_MS);
    }

    /** On the loop's thread: no new work is coming; ends the loop when the last stream has ended. */
    void beginStop() {
        stopping = true;
        closeIdle(loop.nowMs());
        loop.atEndOfTurn(this::endIfDone);
        endIfDone();
    }

    /** Closes all idle client connections, or the share of them whose turn it is in the window over which that is spread. */
    private void closeIdle(long nowMs) {
        long leftMs = context.process().softStop().leftMs(nowMs);
        if (leftMs == SoftStop.NEVER) {
            return;
        }
        Stream stream = context.firstStream();
        while (stream != null) {
            Stream next = stream.nextInLoop();
            if (leftMs == 0 || ThreadLocalRandom.current().nextLong(leftMs) < SPREAD_STEP_MS) {
                stream.closeIfIdle();
            }
            stream = next;
        }
        if (leftMs > 0) {
            loop.timers().schedule(spreading, nowMs + Math.min(leftMs, SPREAD_STEP_MS));
        }
    }

    private void endIfDone() {
        if (context.streamCount() == 0 && acceptor.waitingForHeader() == 0) {
            loop.stop();
        }
    }

    /** On the loop's thread: ends what is on a server that went down or stands back. */
    void endSessions(Server server) {
        Stream stream = context.firstStream();
        while (stream != null) {
            Stream next = stream.nextInLoop();
            if (stream.server() == server) {
                stream.kill();
            }
            stream = next;
        }
    }

    /** On the loop's thread: ends everything that is left. */
    void killAll() {
        acceptor.closeWaitingForHeader();
        while (context.firstStream() != null) {
            Stream stream = context.firstStream();
            stream.kill();
            if (context.firstStream() == stream) {
                return;
            }
        }
    }
}
