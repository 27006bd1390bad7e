package io.sluice.engine;

import io.sluice.base.time.Clock;
import io.sluice.engine.proxy.Backend;
import io.sluice.engine.server.Server;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The servers that start slowly. A control thread of its own gives them more of their weight every second; it exists only as long as there is such a
 * server.
 */
final class SlowStarts {

    private static final long STEP_MS = 1_000;

    private final ReentrantLock changeLock;
    private final Clock clock;
    /** Guarded by the change lock. */
    private final Map<Server, Backend> starting = new LinkedHashMap<>();
    private Thread thread;

    SlowStarts(ReentrantLock changeLock, Clock clock) {
        this.changeLock = changeLock;
        this.clock = clock;
    }

    /** From now on the server is looked after; the caller holds the change lock. */
    void add(Backend backend, Server server) {
        starting.put(server, backend);
        if (thread == null || !thread.isAlive()) {
            thread = Thread.ofPlatform().daemon().name("slow-start").start(this::run);
        }
    }

    private void run() {
        try {
            do {
                Thread.sleep(STEP_MS);
            } while (step());
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /** Answers whether some server is still starting. */
    private boolean step() {
        changeLock.lock();
        try {
            long wallMs = clock.wallMs();
            starting.entrySet().removeIf(entry -> !entry.getValue().warmUp(entry.getKey(), wallMs));
            if (starting.isEmpty()) {
                thread = null;
            }
            return !starting.isEmpty();
        } finally {
            changeLock.unlock();
        }
    }
}
