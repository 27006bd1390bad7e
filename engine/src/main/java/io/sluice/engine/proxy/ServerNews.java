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

    /** Remembers the state before a change. */
    ServerNews(Backend backend, Server server) {
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
            say(wasDraining ? LogLevel.NOTICE : LogLevel.ALERT, " is going DOWN for maintenance." + left());
        } else if (wasMaintained && !isMaintained) {
            say(LogLevel.NOTICE, isDraining ? " is UP/DRAIN (leaving forced maintenance)." : " is UP/READY (leaving forced maintenance).");
            if (isDraining) {
                say(LogLevel.NOTICE, " remains in forced drain mode.");
            }
        } else if (!wasDraining && isDraining) {
            say(LogLevel.NOTICE, " enters drain state." + online());
        } else if (wasDraining && !isDraining) {
            say(LogLevel.NOTICE, server.isRunning() ? " is UP (leaving forced drain)." : " is DOWN (leaving forced drain).");
        } else if (server.operation() != operationBefore) {
            tellOperation();
        }
        tellIfNothingIsLeft();
    }

    private void tellOperation() {
        switch (server.operation()) {
            case STOPPED -> say(LogLevel.ALERT, " is DOWN, changed from CLI." + left());
            case STOPPING -> say(LogLevel.NOTICE, " is stopping, changed from CLI." + online());
            default -> say(LogLevel.NOTICE, " is UP, changed from CLI." + online());
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
