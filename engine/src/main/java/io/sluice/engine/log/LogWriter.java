package io.sluice.engine.log;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/**
 * The one thread that carries messages from the rings to their outlets.
 *
 * <p>It is tuned for total work, not for delay, because it usually shares its core with an event loop. While messages come in it takes
 * naps of {@link #NAP_MS} and handles everything that has gathered at once, so producers need no system call to wake it. After
 * {@link #EMPTY_NAPS} nap without a message it announces that it is asleep and parks until a producer wakes it. Announcement and
 * re-check on one side, publication and look on the other are sequentially consistent, so one of the two always sees the other; the
 * bound on the long sleep is a precaution only.
 */
public final class LogWriter {

    static final int NAP_MS = 2;
    private static final int EMPTY_NAPS = 1;
    private static final long LONGEST_SLEEP_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** How seldom a receiver that takes nothing is tried again when there is nothing else to do. */
    private static final long LONGEST_RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long NAP_NANOS = TimeUnit.MILLISECONDS.toNanos(NAP_MS);
    private static final int MOST_OUTLETS = 1024;

    private final Thread thread;
    private final AtomicLongArray unqueued = new AtomicLongArray(MOST_OUTLETS);

    /** Replaced as a whole under the lock of this object, read by the writer once per turn. */
    private volatile LogRing[] rings = {};
    private volatile LogOutlet[] outlets = {};

    private volatile boolean asleep;
    private volatile boolean stopping;
    /** Written before {@link #stopping}, which publishes it. */
    private long stopDeadlineNanos;

    // The writer's own

    /** One of the outlets whose receiver did not take everything. */
    private LogOutlet pending;
    private long retryNanos = NAP_NANOS;

    LogWriter() {
        thread = Thread.ofPlatform().name("log-writer").daemon(true).unstarted(this::run);
    }

    synchronized void addRing(LogRing ring) {
        LogRing[] more = Arrays.copyOf(rings, rings.length + 1);
        more[rings.length] = ring;
        rings = more;
    }

    /** Returns the number that messages carry. */
    synchronized int addOutlet(LogOutlet outlet) {
        if (outlets.length == MOST_OUTLETS) {
            throw new IllegalStateException("more than " + MOST_OUTLETS + " log targets");
        }
        LogOutlet[] more = Arrays.copyOf(outlets, outlets.length + 1);
        more[outlets.length] = outlet;
        outlets = more;
        return more.length - 1;
    }

    void start() {
        thread.start();
    }

    /** Sends what is queued, for at most this long, and ends the thread. Callable from any thread, more than once. */
    void stop(long boundMs) {
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        stopDeadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(boundMs);
        stopping = true;
        LockSupport.unpark(thread);
        try {
            thread.join(boundMs + NAP_MS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** True in the long sleep; a producer that sees it must {@link #wake}. */
    boolean isAsleep() {
        return asleep;
    }

    void wake() {
        // Several producers may see the same sleep: all but the first find it over.
        if (asleep) {
            asleep = false;
            LockSupport.unpark(thread);
        }
    }

    void hurry() {
        LockSupport.unpark(thread);
    }

    void countUnqueued(int outlet) {
        unqueued.incrementAndGet(outlet);
    }

    /** Messages that never reached this target. */
    long droppedOf(int outlet) {
        return unqueued.get(outlet) + outlets[outlet].dropped();
    }

    /** Messages of the whole process that never left. */
    long dropped() {
        long sum = 0;
        for (int outlet = 0; outlet < outlets.length; outlet++) {
            sum += droppedOf(outlet);
        }
        return sum;
    }

    private void run() {
        int emptyTurns = 0;
        while (!stopping) {
            emptyTurns = turn() > 0 ? 0 : emptyTurns + 1;
            if (emptyTurns <= EMPTY_NAPS) {
                nap();
                retryNanos = NAP_NANOS;
            } else if (pending != null) {
                retryNanos = Math.min(2 * retryNanos, LONGEST_RETRY_NANOS);
                sleep(retryNanos);
            } else {
                sleep(LONGEST_SLEEP_NANOS);
            }
        }
        finish();
    }

    /** Empties all rings and sends; returns the number of messages taken from rings. */
    int turn() {
        LogOutlet[] targets = outlets;
        int messages = 0;
        for (LogRing ring : rings) {
            messages += ring.drain(targets);
        }
        pending = null;
        for (LogOutlet outlet : targets) {
            if (outlet.isPending()) {
                outlet.flush();
                pending = outlet.isPending() ? outlet : pending;
            }
        }
        return messages;
    }

    /** A receiver with a short queue gets the next messages as soon as it has room, not only after a whole nap. */
    private void nap() {
        LogOutlet waiting = pending;
        if (waiting == null || waiting.awaitRoom(NAP_MS) && !waiting.flush()) {
            LockSupport.parkNanos(this, NAP_NANOS);
        }
    }

    private void sleep(long nanos) {
        asleep = true;
        boolean empty = true;
        for (LogRing ring : rings) {
            empty &= ring.isEmpty();
        }
        if (empty && !stopping) {
            LockSupport.parkNanos(this, nanos);
        }
        asleep = false;
    }

    private void finish() {
        while ((turn() > 0 || pending != null) && System.nanoTime() - stopDeadlineNanos < 0) {
            if (pending != null) {
                nap();
            }
        }
        for (LogOutlet outlet : outlets) {
            outlet.close();
        }
    }
}
