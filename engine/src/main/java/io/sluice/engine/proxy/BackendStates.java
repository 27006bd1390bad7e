package io.sluice.engine.proxy;

import io.sluice.engine.log.LogLevel;
import io.sluice.engine.server.AgentAdvice;
import io.sluice.engine.server.CheckState;
import io.sluice.engine.server.CheckStatus;
import io.sluice.engine.server.Server;
import io.sluice.engine.server.Server.Operation;
import io.sluice.engine.server.ServerStates;
import io.sluice.language.config.model.ProxyOption;

/**
 * The states of a backend's servers: what commands, checks, agents and followed servers make of them. Every change goes through
 * {@link #become}, under the change lock, so that figures, messages and followers cannot differ by who wanted it. Loops never come here: what
 * their checks find is brought by the thread that writes states.
 */
final class BackendStates implements ServerStates {

    private static final int FORCED = Server.FORCED_MAINTENANCE | Server.FORCED_DRAIN;
    private static final int INHERITED = Server.INHERITED_MAINTENANCE | Server.INHERITED_DRAIN;

    private final Backend backend;

    BackendStates(Backend backend) {
        this.backend = backend;
    }

    // ---- commands -----------------------------------------------------------------------------------------------------------------

    /** {@code set server … state}, and the same words of an agent. */
    void administrative(Server server, int forcedBits, long wallMs) {
        changeAdministration(server, server.administrativeState() & ~FORCED | forcedBits, "", wallMs);
    }

    /** {@code set server … health}. */
    void operation(Server server, Operation operation, long wallMs) {
        server.check().health(operation == Operation.STOPPED ? 0 : server.check().fullHealth());
        if (!server.isInMaintenance()) {
            become(server, server.administrativeState(), operation, ", changed from CLI", wallMs);
        }
    }

    /** {@code set server … agent}: what an agent's verdict would do. */
    void agentVerdict(Server server, boolean good, long wallMs) {
        CheckState agent = server.agent();
        agent.health(good ? agent.fullHealth() : 0);
        if (!good) {
            fall(server, ", changed from CLI", wallMs);
        } else if (!server.isInMaintenance()) {
            become(server, server.administrativeState(), Operation.RUNNING, ", changed from CLI", wallMs);
        }
    }

    /** An address was found for a server that had none. */
    void resolved(Server server, long wallMs) {
        changeAdministration(server, server.administrativeState() & ~Server.RESOLUTION_MAINTENANCE, "", wallMs);
    }

    // ---- checks ---------------------------------------------------------------------------------------------------------------------

    @Override
    public void checked(Server server, CheckState check, boolean statusChanged, long wallMs) {
        CheckStatus status = check.status();
        boolean scoreChanged = switch (status.result()) {
            case FAILED -> (!check.isAgent() || status.hasCode()) && check.lower();
            case PASSED, CONDITIONAL -> check.raise();
            default -> false;
        };
        boolean told = backend.section().has(ProxyOption.LOG_HEALTH_CHECKS);
        if (told && (statusChanged || scoreChanged) && status.result() != CheckStatus.Result.NEUTRAL) {
            tellCheck(server, check);
        }
        String cause = told ? "" : reason(check);
        switch (status.result()) {
            case FAILED -> {
                if (!check.isAgent() || status.hasCode()) {
                    if (check.health() == 0) {
                        fall(server, cause, wallMs);
                    }
                }
            }
            case PASSED -> rise(server, check, cause, wallMs);
            case CONDITIONAL -> pause(server, check, cause, wallMs);
            default -> { }
        }
    }

    private void fall(Server server, String cause, long wallMs) {
        if (!server.isInMaintenance() && server.operation() != Operation.STOPPED) {
            become(server, server.administrativeState(), Operation.STOPPED, cause, wallMs);
        }
    }

    private void rise(Server server, CheckState by, String cause, long wallMs) {
        if (server.isInMaintenance() || isWorking(server) || !mayRise(server)
            || by.isAgent() && server.operation() == Operation.STOPPING) {
            return;
        }
        become(server, server.administrativeState(), Operation.RUNNING, cause, wallMs);
    }

    /** A conditional success: no new sessions, as long as the server works at all. */
    private void pause(Server server, CheckState by, String cause, long wallMs) {
        if (by.isAgent() || server.isInMaintenance() || !isWorking(server)) {
            return;
        }
        become(server, server.administrativeState(), Operation.STOPPING, cause, wallMs);
    }

    private static boolean isWorking(Server server) {
        return server.operation() == Operation.RUNNING || server.operation() == Operation.STARTING;
    }

    /** Neither the other check nor a server that is followed holds it down. */
    private static boolean mayRise(Server server) {
        if (server.tracked() != null && server.tracked().operation() == Operation.STOPPED) {
            return false;
        }
        return server.operation() != Operation.STOPPED
            || (!server.check().isEnabled() || server.check().isGood()) && (!server.agent().isEnabled() || server.agent().isGood());
    }

    @Override
    public void advised(Server server, AgentAdvice advice, long wallMs) {
        if (advice.weightPercent() >= 0 || advice.weight() >= 0) {
            int wanted = advice.weight() >= 0 ? advice.weight() : Math.min(256, advice.weightPercent() * server.initialWeight() / 100);
            if (wanted != server.userWeight() && (backend.isDynamic() || wanted == 0 || wanted == server.initialWeight())) {
                backend.setWeight(server, wanted, wallMs);
            }
        }
        if (advice.maxconn() >= 0 && advice.maxconn() != server.maxconn()) {
            backend.setMaxconn(server, advice.maxconn());
        }
        if (advice.administrative() != null) {
            administrative(server, switch (advice.administrative()) {
                case "drain" -> Server.FORCED_DRAIN;
                case "maint" -> Server.FORCED_MAINTENANCE;
                default -> 0;
            }, wallMs);
        }
    }

    @Override
    public int totalWeight() {
        return backend.totalWeight();
    }

    @Override
    public int currentSessions() {
        return backend.sessions().current();
    }

    // ---- following --------------------------------------------------------------------------------------------------------------------

    @Override
    public void follow(Server follower, Server leader, long wallMs) {
        String via = " via " + leader;
        int inherited = leader.isInMaintenance() ? Server.INHERITED_MAINTENANCE : leader.isDraining() ? Server.INHERITED_DRAIN : 0;
        int wanted = follower.administrativeState() & ~INHERITED | inherited;
        if (wanted != follower.administrativeState()) {
            changeAdministration(follower, wanted, via, wallMs);
        }
        Operation operation = isWorking(leader) ? Operation.RUNNING : leader.operation();
        boolean alike = operation == Operation.RUNNING ? isWorking(follower) : follower.operation() == operation;
        if (!follower.isInMaintenance() && !leader.isInMaintenance() && !alike) {
            become(follower, follower.administrativeState(), operation, via, wallMs);
        }
    }

    // ---- the one way ---------------------------------------------------------------------------------------------------------------------

    private void changeAdministration(Server server, int after, String cause, long wallMs) {
        boolean wasMaintained = server.isInMaintenance();
        boolean isMaintained = (after & Server.MAINTENANCE) != 0;
        Operation operation = isMaintained ? Operation.STOPPED : server.operation();
        if (isMaintained) {
            server.check().health(0);
            server.check().paused(server.check().isEnabled());
        } else if (wasMaintained) {
            operation = returning(server);
        }
        become(server, after, operation, cause, wallMs);
        if (isMaintained) {
            server.closeIdleConnections();
        }
    }

    /** What a server is that comes back from maintenance. */
    private static Operation returning(Server server) {
        CheckState check = server.check();
        if (check.isEnabled() && check.isPaused()) {
            check.paused(false);
            check.health(check.rise());
            server.applyInitialState();
        }
        boolean held = server.tracked() != null && server.tracked().operation() == Operation.STOPPED
            || check.isEnabled() && !check.isGood();
        return held ? Operation.STOPPED : Operation.RUNNING;
    }

    private void become(Server server, int administrativeState, Operation wanted, String cause, long wallMs) {
        Operation operation = wanted == Operation.RUNNING ? rising(server) : wanted;
        if (administrativeState == server.administrativeState() && operation == server.operation()) {
            return;
        }
        ServerNews news = new ServerNews(backend, server, cause);
        boolean wasRunning = server.isRunning();
        server.changeState(administrativeState, operation, wallMs);
        backend.publish(server, wallMs);
        news.tell();
        if (wasRunning && !server.isRunning() && server.line().shutsSessionsWhenDown) {
            backend.proxy().events().endSessions(server);
        }
        if (!wasRunning && server.isRunning() && server.line().shutsBackupSessionsWhenUp && !server.isBackup() && server.userWeight() > 0) {
            endBackupSessions();
        }
        for (int i = 0; i < server.trackerCount(); i++) {
            Server follower = server.tracker(i);
            follower.states().follow(follower, server, wallMs);
        }
    }

    /** The operation of a server that comes up, or stays up. */
    private static Operation rising(Server server) {
        return switch (server.operation()) {
            case STARTING, RUNNING -> server.operation();
            default -> server.slowStartSeconds() > 0 ? Operation.STARTING : Operation.RUNNING;
        };
    }

    private void endBackupSessions() {
        for (Server other : backend.servers()) {
            if (other.isBackup()) {
                backend.proxy().events().endSessions(other);
            }
        }
    }

    // ---- words ------------------------------------------------------------------------------------------------------------------------------

    /** What a check found, as it stands in messages. */
    private static String reason(CheckState check) {
        StringBuilder text = new StringBuilder(", reason: ").append(check.status().description());
        if (check.status().hasCode()) {
            text.append(", code: ").append(check.code());
        }
        if (!check.information().isEmpty()) {
            text.append(", info: \"").append(check.information()).append('"');
        }
        return text.append(", check duration: ").append(Math.max(0, check.durationMs())).append("ms").toString();
    }

    private void tellCheck(Server server, CheckState check) {
        boolean good = check.isGood();
        int step = good ? check.health() - check.rise() + 1 : check.health();
        String text = (check.isAgent() ? "Agent" : "Health") + " check for " + (server.isBackup() ? "backup " : "") + "server " + server
            + switch (check.result()) {
                case FAILED -> " failed";
                case CONDITIONAL -> " conditionally succeeded";
                default -> " succeeded";
            } + reason(check) + ", status: " + step + "/" + (good ? check.fall() : check.rise())
            + (good ? server.userWeight() > 0 ? " UP." : " DRAIN." : " DOWN.");
        backend.proxy().events().happened(backend.proxy(), LogLevel.NOTICE, text, text);
    }
}
