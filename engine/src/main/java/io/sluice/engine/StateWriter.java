package io.sluice.engine;

import io.sluice.net.loop.FaultHandler;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The thread {@code states}: it changes the states of servers for event loops, which must not wait for the change lock. A check hands in one message
 * and runs again when that is done, so there are never more messages than checks and servers.
 */
final class StateWriter implements Executor {

    private final LinkedBlockingQueue<Runnable> messages = new LinkedBlockingQueue<>();
    private final ReentrantLock changeLock;
    private final FaultHandler faults;
    private final Thread thread = new Thread(this::run, "states");

    StateWriter(ReentrantLock changeLock, FaultHandler faults) {
        this.changeLock = changeLock;
        this.faults = faults;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void stop() {
        thread.interrupt();
    }

    @Override
    public void execute(Runnable message) {
        messages.add(message);
    }

    private void run() {
        try {
            while (true) {
                runLocked(messages.take());
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void runLocked(Runnable message) {
        changeLock.lock();
        try {
            message.run();
        } catch (RuntimeException fault) {
            faults.fault(null, fault);
        } finally {
            changeLock.unlock();
        }
    }
}
