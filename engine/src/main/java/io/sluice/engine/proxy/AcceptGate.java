package io.sluice.engine.proxy;

import io.sluice.engine.stats.ProcessState;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides whether one more client connection may be accepted, and calls back listening sockets that had to wait. Shared by all
 * loops; the lock is taken only while a limit is reached.
 */
public final class AcceptGate {

    private final ProcessState process;
    private final List<ListeningSocket> waiting = new ArrayList<>();
    private volatile int waitingCount;

    public AcceptGate(ProcessState process) {
        this.process = process;
    }

    public ProcessState process() {
        return process;
    }

    /**
     * Reserves a place in the process, the frontend and the listener; false when one of them is full. The last attempt of a round
     * usually finds nothing, so the maxima wait for {@link #countAccepted}.
     */
    boolean enter(Listener listener) {
        if (!process.connections().reserveBelow(process.maxconn())) {
            process.maxconnReached().incrementAndGet();
            return false;
        }
        Frontend frontend = listener.frontend();
        if (!frontend.sessions().reserveBelow(frontend.maxconn())) {
            process.connections().decrement();
            return false;
        }
        int limit = listener.maxconn() == 0 ? Integer.MAX_VALUE : listener.maxconn();
        if (!listener.connections().reserveBelow(limit)) {
            frontend.sessions().decrement();
            process.connections().decrement();
            return false;
        }
        return true;
    }

    /** Gives a place back: the connection has ended (or was never made). */
    public void leave(Listener listener) {
        listener.connections().decrement();
        listener.frontend().sessions().decrement();
        process.connections().decrement();
        if (waitingCount > 0) {
            wake();
        }
    }

    /** Milliseconds that accepting must pause for a rate limit, 0 when it need not. */
    int pauseMs(Frontend frontend, long nowMs) {
        int pause = 0;
        if (process.connectionRateLimit() > 0) {
            pause = process.connectionRate().waitForMs(nowMs, process.connectionRateLimit());
        }
        if (process.sessionRateLimit() > 0) {
            pause = Math.max(pause, process.sessionRate().waitForMs(nowMs, process.sessionRateLimit()));
        }
        if (frontend.sessionRateLimit() > 0) {
            pause = Math.max(pause, frontend.sessionRate().waitForMs(nowMs, frontend.sessionRateLimit()));
        }
        return pause;
    }

    /** Counts an accepted connection everywhere but in its stream. */
    void countAccepted(Listener listener, int loop, long nowMs) {
        Frontend frontend = listener.frontend();
        process.connections().noteMaximum();
        frontend.sessions().noteMaximum();
        listener.connections().noteMaximum();
        process.totalConnections().incrementAndGet();
        process.connectionRate().add(nowMs);
        frontend.connectionRate().add(nowMs);
        frontend.counters().of(loop).connections++;
        listener.counters().of(loop).connections++;
        process.sessionRate().add(nowMs);
        frontend.sessionRate().add(nowMs);
        if (!listener.line().acceptsProxyHeader) {
            countSession(listener, loop);
        }
    }

    /** Counts a connection that may begin to speak: at once, or when its PROXY protocol header has come. */
    public void countSession(Listener listener, int loop) {
        listener.frontend().counters().of(loop).sessions++;
        listener.counters().of(loop).sessions++;
    }

    /** Lets a socket wait until a place is free; false when one has become free in the meantime. */
    synchronized boolean await(ListeningSocket socket) {
        if (!waiting.contains(socket)) {
            waiting.add(socket);
            waitingCount = waiting.size();
        }
        // Whoever left before the count above could be seen has woken nobody.
        if (isFull(socket.listener())) {
            return true;
        }
        forget(socket);
        return false;
    }

    private boolean isFull(Listener listener) {
        Frontend frontend = listener.frontend();
        return process.connections().current() >= process.maxconn() || frontend.sessions().current() >= frontend.maxconn()
            || listener.maxconn() > 0 && listener.connections().current() >= listener.maxconn();
    }

    /** A socket no longer waits. */
    synchronized void forget(ListeningSocket socket) {
        if (waiting.remove(socket)) {
            waitingCount = waiting.size();
        }
    }

    /** Lets all waiting sockets try again: a place is free or a limit has been raised. */
    public synchronized void wake() {
        for (ListeningSocket socket : waiting) {
            socket.tryAgain();
        }
        waiting.clear();
        waitingCount = 0;
    }
}
