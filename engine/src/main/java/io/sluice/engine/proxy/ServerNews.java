package io.sluice.engine.proxy;

import io.sluice.engine.log.LogLevel;
import io.sluice.engine.server.Server;

/** Words a server's change of state as HAProxy does. Stateless; used by control threads. */
final class ServerNews {

    private final Backend backend;
    private final Server server;
    private final int before;
    private final Server.Operation operationBefore;
    private final boolean wasUsable;
    private final String cause;

    /** Remembers the state before a change. {@code cause}: who or what wanted it, as it stands behind the state; may be empty. */
    ServerNews(Backend backend, Server server, String cause) {
        this.cause = cause;
        this.backend = backend;
        this.server = server;
        this.before = server.administrativeState();
        this.operationBefore = server.operation();
        this.wasUsable = backend.hasServers();
    }

    /** Tells what has changed since. */
    void tell() {
        int after = server.administrativeState();
        boolean wasMaintained = (before & Server.MAINTENANCE) != 0;
        boolean isMaintained = (after & Server.MAINTENANCE) != 0;
        boolean wasDraining = (before & Server.DRAIN) != 0;
        boolean isDraining = (after & Server.DRAIN) != 0;
        if (!wasMaintained && isMaintained) {
            tellMaintenance();
        } else if (wasMaintained && !isMaintained) {
            String state = (server.isRunning() ? " is UP/" : " is DOWN/") + (isDraining ? "DRAIN" : "READY");
            say(LogLevel.NOTICE, state + " (leaving " + (isForced(before) ? "forced " : "") + "maintenance).");
            if (isDraining) {
                say(LogLevel.NOTICE, " remains in forced drain mode.");
            }
        } else if (isMaintained) {
            tellWhatRemains(after);
        } else if (!wasDraining && isDraining) {
            say(LogLevel.NOTICE, " enters drain state" + cause + "." + (server.isRunning() ? online() : left()));
        } else if (wasDraining && !isDraining) {
            String leaving = (before & Server.FORCED_DRAIN) != 0 ? " (leaving forced drain)" : " (leaving drain)";
            say(LogLevel.NOTICE, (server.isRunning() ? " is UP" : " is DOWN") + leaving + cause + ".");
        } else if (server.operation() != operationBefore) {
            tellOperation();
        }
        tellIfNothingIsLeft();
    }

    private void tellWhatRemains(int after) {
        boolean leaderReturned = (before & ~after & Server.INHERITED_MAINTENANCE) != 0;
        if (leaderReturned && (after & Server.FORCED_MAINTENANCE) != 0) {
            say(LogLevel.NOTICE, " remains in forced maintenance.");
        }
    }

    private static boolean isForced(int state) {
        return (state & (Server.FORCED_MAINTENANCE | Server.RESOLUTION_MAINTENANCE)) != 0;
    }

    private void tellMaintenance() {
        if (operationBefore == Server.Operation.STOPPED) {
            say(LogLevel.NOTICE, " was DOWN and now enters maintenance" + cause + ".");
        } else {
            boolean wasDraining = (before & Server.DRAIN) != 0;
            say(wasDraining ? LogLevel.NOTICE : LogLevel.ALERT, " is going DOWN for maintenance" + cause + "." + left());
        }
    }

    private void tellOperation() {
        switch (server.operation()) {
            case STOPPED -> say(LogLevel.ALERT, " is DOWN" + cause + "." + left());
            case STOPPING -> say(LogLevel.NOTICE, " is stopping" + cause + "." + online());
            default -> say(LogLevel.NOTICE, " is UP" + cause + "." + online());
        }
    }

    /** After a change of weight too. */
    void tellIfNothingIsLeft() {
        if (!wasUsable || backend.hasServers()) {
            return;
        }
        Proxy proxy = backend.proxy();
        String kind = proxy.frontend() != null ? "proxy" : "backend";
        proxy.events().happened(proxy, LogLevel.EMERGENCY, kind + " " + proxy.name() + " has no server available!",
            kind + " '" + proxy.name() + "' has no server available!");
    }

    private void say(int level, String text) {
        String whole = (server.isBackup() ? "Backup Server " : "Server ") + server + text;
        backend.proxy().events().happened(backend.proxy(), level, whole, whole);
    }

    private String left() {
        return counts() + " left." + (backend.activeServers() == 0 && backend.backupServers() > 0 ? " Running on backup." : "") + " "
            + server.sessions().current() + " sessions active, 0 requeued, " + backend.queue().size() + " remaining in queue.";
    }

    private String online() {
        return counts() + " online." + (backend.activeServers() == 0 && backend.backupServers() > 0 ? " Running on backup." : "")
            + " 0 sessions requeued, " + backend.queue().size() + " total in queue.";
    }

    private String counts() {
        return " " + backend.activeServers() + " active and " + backend.backupServers() + " backup servers";
    }
}
