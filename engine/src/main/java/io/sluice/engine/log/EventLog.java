package io.sluice.engine.log;

import java.util.concurrent.locks.ReentrantLock;

/**
 * Messages about proxies, servers and the process from threads that are not event loops. They share one ring behind a lock, so the event
 * loops, which have rings of their own, never see it.
 */
public final class EventLog {

    private final ReentrantLock lock = new ReentrantLock();
    private final LoopLog loop;

    EventLog(LoopLog loop) {
        this.loop = loop;
    }

    /** Sends a message to the targets of a proxy (or of the process); the level is one of {@link LogLevel}. */
    public void log(ProxyLog log, int level, String text) {
        lock.lock();
        try {
            log.message(loop, level, text);
        } finally {
            lock.unlock();
        }
    }
}
