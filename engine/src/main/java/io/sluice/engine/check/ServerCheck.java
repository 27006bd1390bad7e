package io.sluice.engine.check;

import io.sluice.base.address.SocketAddress;
import io.sluice.base.bytes.Buffer;
import io.sluice.engine.server.AgentAdvice;
import io.sluice.engine.server.CheckState;
import io.sluice.engine.server.CheckStatus;
import io.sluice.engine.server.Server;
import io.sluice.engine.server.Server.Operation;
import io.sluice.net.loop.EventLoop;
import io.sluice.net.syscall.ErrorText;
import io.sluice.net.timer.Timer;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * One check of one server: when it runs, and the steps of the one that is running. It belongs to one event loop. An outcome that may change
 * the server's state is handed to the thread that writes states, and the next check is planned when that is done, so that one message at most is under
 * way per check.
 */
final class ServerCheck extends Timer {

    private final EventLoop loop;
    private final Server server;
    private final CheckState state;
    private final CheckPlan plan;
    private final CheckTimes times;
    private final boolean logsChecks;
    private final Executor stateWriter;
    private final BooleanSupplier ended;
    private final CheckInput input;

    private CheckConnection connection;
    private boolean running;
    private int index;
    private long startNanos;
    private CheckStatus told = CheckStatus.INITIALIZING;
    private Verdict last;

    ServerCheck(EventLoop loop, Server server, CheckState state, CheckPlan plan, CheckTimes times, boolean logsChecks, CheckSurroundings around) {
        this.loop = loop;
        this.server = server;
        this.state = state;
        this.plan = plan;
        this.times = times;
        this.logsChecks = logsChecks;
        this.stateWriter = around.stateWriter();
        this.ended = around.ended();
        this.input = new CheckInput(around.inputBytes());
        state.waker(() -> loop.post(this::hurry));
    }

    EventLoop loop() {
        return loop;
    }

    CheckTimes times() {
        return times;
    }

    /** Plans the first check; on the loop's thread, or before it runs. */
    void start(long delayMs) {
        loop.timers().schedule(this, loop.nowMs() + delayMs);
    }

    // ---- time ------------------------------------------------------------------------------------------------------------------------

    @Override
    protected void expired(long nowMs) {
        if (running) {
            timedOut();
        } else if (!ended.getAsBoolean()) {
            if (state.isActive() && server.address() != null) {
                begin();
            } else {
                planNext();
            }
        }
    }

    private void planNext() {
        loop.timers().schedule(this, loop.nowMs() + Math.max(1, times.spread(times.currentMs(server, state))));
    }

    /** Traffic raised a suspicion: the next check comes soon. */
    private void hurry() {
        long soon = loop.nowMs() + times.fastMs();
        if (!running && times.fastMs() > 0 && deadlineMs() > soon && deadlineMs() != NEVER) {
            loop.timers().schedule(this, soon);
        }
    }

    private void timedOut() {
        String place = plan.place(index);
        switch (plan.steps()[index]) {
            case Step.Connect ignored -> finish(Verdict.bad(CheckStatus.L4_TIMEOUT, 0, place));
            case Step.Expect expect -> {
                Verdict verdict = expect.expectation().timeout();
                finish(Verdict.bad(verdict.status(), 0, verdict.text().isEmpty() ? place : verdict.text()));
            }
            case Step.Send ignored -> finish(Verdict.bad(CheckStatus.L7_TIMEOUT, 0, place));
        }
    }

    // ---- steps -----------------------------------------------------------------------------------------------------------------------

    private void begin() {
        running = true;
        index = 0;
        last = null;
        startNanos = loop.nowNanos();
        input.clear();
        state.begin();
        loop.timers().schedule(this, loop.nowMs() + times.connectMs());
        proceed();
    }

    /** Goes on with the plan as far as possible without waiting. */
    void proceed() {
        while (running) {
            if (index == plan.steps().length) {
                finish(last != null ? last : plan.success());
                return;
            }
            switch (plan.steps()[index]) {
                case Step.Connect connect -> {
                    connect(connect);
                    return;
                }
                case Step.Send send -> {
                    if (!send(send.message().bytes(server))) {
                        return;
                    }
                    last = null;
                    index++;
                }
                case Step.Expect expect -> {
                    Verdict verdict = expect.expectation().judge(input, server, expect.number());
                    if (verdict == null) {
                        return;
                    }
                    if (!verdict.good()) {
                        finish(verdict);
                        return;
                    }
                    last = verdict;
                    index++;
                }
            }
        }
    }

    private void connect(Step.Connect step) {
        drop();
        input.clear();
        last = null;
        SocketAddress address = step.address() != null ? step.address() : state.address() != null ? state.address() : server.address();
        if (address.isIp()) {
            int own = step.port() > 0 ? step.port() : state.port();
            address = address.withPort(own > 0 ? own : step.address() != null || state.address() != null && state.address().port() > 0
                ? address.port() : server.address().port());
        }
        connection = new CheckConnection(loop, this, step.reset());
        int result = connection.open(address, server.sockets().options());
        if (result < 0) {
            connection = null;
            connectFailed(-result);
        }
    }

    private boolean send(byte[] bytes) {
        input.discard();
        if (!connection.send(bytes)) {
            finish(Verdict.bad(CheckStatus.SOCKET_ERROR, 0, plan.place(index)));
            return false;
        }
        return true;
    }

    // ---- what the connection tells -------------------------------------------------------------------------------------------------------

    void connected() {
        if (times.answerMs() > 0) {
            loop.timers().schedule(this, loop.nowMs() + times.answerMs());
        }
        index++;
        proceed();
    }

    void connectFailed(int error) {
        finish(Verdict.bad(CheckStatus.L4_CONNECTION, 0, ErrorText.of(error) + plan.place(index)));
    }

    void broken(int error) {
        finish(Verdict.bad(CheckStatus.SOCKET_ERROR, 0,
            ErrorText.nameOf(error) + " returned by OS (" + ErrorText.of(error) + ")" + plan.place(index)));
    }

    void received(Buffer buffer, int offset, int count) {
        input.add(buffer, offset, count);
    }

    /** Bytes, the end or nothing arrived: steps that wait may go on. */
    void readable(CheckConnection source) {
        if (running && source == connection && !source.isConnecting()) {
            proceed();
        }
    }

    int room() {
        return input.room();
    }

    void peerEnded() {
        input.end();
    }

    // ---- the end ---------------------------------------------------------------------------------------------------------------------------

    private void drop() {
        if (connection != null) {
            connection.end();
            connection = null;
        }
    }

    private void finish(Verdict verdict) {
        running = false;
        loop.timers().cancel(this);
        drop();
        input.clear();
        boolean statusChanged = verdict.status() != told;
        told = verdict.status();
        state.end(verdict.status(), verdict.code(), verdict.text(), false, (loop.nowNanos() - startNanos) / 1_000_000);
        AgentAdvice advice = verdict.advice();
        boolean advises = advice != null && !advice.isEmpty();
        if (!advises && !matters(verdict.status(), statusChanged)) {
            planNext();
            return;
        }
        long wallMs = loop.wallMs();
        stateWriter.execute(() -> {
            try {
                if (advises) {
                    server.states().advised(server, advice, wallMs);
                }
                server.states().checked(server, state, statusChanged, wallMs);
            } finally {
                loop.post(this::planNext);
            }
        });
    }

    /** Whether an outcome can change anything; in the ordinary course of things it does not. */
    private boolean matters(CheckStatus status, boolean statusChanged) {
        if (logsChecks && statusChanged) {
            return true;
        }
        if (server.isInMaintenance() && !state.isAgent()) {
            return false;
        }
        Operation operation = server.operation();
        boolean working = operation == Operation.RUNNING || operation == Operation.STARTING;
        return switch (status.result()) {
            case FAILED -> state.health() > 0 || operation != Operation.STOPPED;
            case PASSED -> state.health() < state.fullHealth() || !working;
            case CONDITIONAL -> state.health() < state.fullHealth() || working;
            default -> false;
        };
    }
}
