package io.sluice.engine.proxy;

import io.sluice.engine.server.Server;

/** Learns what happens to proxies and servers, for the logs and the console. Called by control threads that hold the change lock. */
public interface ProxyEvents {

    /**
     * {@code level} is one of {@link io.sluice.engine.log.LogLevel}. The console shows {@code consoleText}, which is the same but
     * where HAProxy words the two differently.
     */
    void happened(Proxy proxy, int level, String logText, String consoleText);

    /** A server has come up and starts slowly: from now on {@link Backend#warmUp} is to be called for it about every second. */
    default void starting(Backend backend, Server server) {
    }

    /** A server went down, or stands back, and its sessions are not to go on. */
    default void endSessions(Server server) {
    }
}
