package io.sluice.net.loop;

import io.sluice.base.bytes.Buffer;
import io.sluice.base.time.Clock;
import io.sluice.net.buffer.BufferPool;
import io.sluice.net.syscall.Kernel;
import io.sluice.net.timer.TimerWheel;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * One thread's event loop: waits for descriptors, timers and messages and calls their owners, one at a time.
 *
 * <p>Everything but {@link #post} and the read-only figures belongs to the thread that calls {@link #run} or {@link #turn}; a test
 * steps the loop itself with a fake clock and kernel. Descriptors are registered once, edge-triggered, for all events; an owner that stops
 * reading before the kernel is empty must remember it. A token carries the descriptor and a generation, so that an event for a closed
 * descriptor never reaches the owner of a new one with the same number. A handler that throws loses only itself: the fault goes to
 * the {@link FaultHandler} and the loop goes on.
 *
 * <p>Time is read once per turn.
 */
public final class EventLoop {

    private static final int MAX_EVENTS = 256;
    /** Bytes one receive may take: enough for a 64 KiB answer with its head, so that it needs one system call each way. */
    public static final int RECEIVE_SIZE = 131_072;
    /** Free room before received bytes, in which a rewritten head grows towards the front. */
    public static final int HEADROOM = 16_384;
    private static final int LONGEST_WAIT_MS = 1_000;

    private final int index;
    private final Kernel kernel;
    private final Clock clock;
    private final FaultHandler faults;
    private final int epoll;
    private final int wakeDescriptor;
    private final Buffer events;
    private final Buffer receiveBuffer;
    private final Buffer scratchBuffer;
    private final BufferPool pool;
    private final TimerWheel timers;
    private PipePool pipes;
    private final ConcurrentLinkedQueue<Runnable> mailbox = new ConcurrentLinkedQueue<>();
    private Runnable[] turnEndHooks = new Runnable[0];

    private EventHandler[] handlers = new EventHandler[1024];
    private int[] generations = new int[1024];
    private EventHandler[] again = new EventHandler[64];
    private int againCount;
    private EventHandler[] againSpare = new EventHandler[64];
    private int registered;
    private int lingering;

    private long nowNanos;
    private long nowMs;
    private long wallMs;
    private volatile boolean sleeping;
    private volatile boolean stopped;

    private long unreportedFaults;
    private long turns;
    private long eventCount;
    private long idleNanos;
    private long busyNanos;
    private long idlePeriodNanos;
    private long busyPeriodNanos;
    private long periodStartNanos;
    private volatile int idlePercent = 100;

    public EventLoop(int index, Kernel kernel, Clock clock, FaultHandler faults, int bufferSizeBytes) {
        this.index = index;
        this.kernel = kernel;
        this.clock = clock;
        this.faults = faults;
        this.epoll = checked(kernel.epollCreate(), "epoll_create");
        this.wakeDescriptor = checked(kernel.eventDescriptor(), "eventfd");
        this.events = Buffer.allocate(MAX_EVENTS * kernel.epollEventSize());
        this.receiveBuffer = Buffer.allocate(HEADROOM + RECEIVE_SIZE + HEADROOM);
        this.scratchBuffer = Buffer.allocate(RECEIVE_SIZE + 2 * HEADROOM);
        this.pool = new BufferPool(bufferSizeBytes, RECEIVE_SIZE + 2 * HEADROOM);
        this.pipes = new PipePool(kernel, PipeBudget.NONE);
        readClock();
        this.timers = new TimerWheel(nowMs);
        this.periodStartNanos = nowNanos;
        checked(kernel.epollAdd(epoll, wakeDescriptor, Kernel.IN, -1L), "epoll_ctl");
    }

    private static int checked(int result, String call) {
        if (result < 0) {
            throw new IllegalStateException(call + " failed with error " + -result);
        }
        return result;
    }

    private void readClock() {
        nowNanos = clock.nanos();
        nowMs = nowNanos / 1_000_000;
        wallMs = clock.wallMs();
    }

    // ---- running -------------------------------------------------------------------------------------------------------------

    /** Turns until {@link #stop}. */
    public void run() {
        while (!stopped) {
            turn(LONGEST_WAIT_MS);
        }
    }

    /** Ends {@link #run} after the current turn. Callable from any thread. */
    public void stop() {
        stopped = true;
        kernel.signalEvent(wakeDescriptor);
    }

    /** One turn: waits at most {@code longestWaitMs} for something to do, then does all of it. */
    public void turn(int longestWaitMs) {
        int ready = waitForEvents(longestWaitMs);
        for (int i = 0; i < ready; i++) {
            dispatch(kernel.epollToken(events, i), kernel.epollEvents(events, i));
        }
        runAgain();
        runMailbox();
        expireTimers();
        for (Runnable hook : turnEndHooks) {
            hook.run();
        }
    }

    private int waitForEvents(int longestWaitMs) {
        int waitMs = longestWaitMs;
        if (againCount > 0) {
            waitMs = 0;
        } else {
            int timerMs = timers.untilNextMs(nowMs);
            if (timerMs >= 0 && timerMs < waitMs) {
                waitMs = timerMs;
            }
        }
        if (waitMs > 0) {
            // The flag is published before the mailbox is looked at, so a message is either seen here or its sender wakes us.
            sleeping = true;
            if (!mailbox.isEmpty() || stopped) {
                waitMs = 0;
            }
        }
        long before = clock.nanos();
        int ready = kernel.epollWait(epoll, events, MAX_EVENTS, waitMs);
        if (sleeping) {
            sleeping = false;
        }
        long previous = nowNanos;
        readClock();
        account(before - previous, nowNanos - before, Math.max(ready, 0));
        return Math.max(ready, 0);
    }

    private void account(long busy, long idle, int ready) {
        turns++;
        eventCount += ready;
        busyNanos += busy;
        idleNanos += idle;
        long period = nowNanos - periodStartNanos;
        if (period >= 500_000_000L) {
            long idleNow = idleNanos - idlePeriodNanos;
            long total = idleNow + busyNanos - busyPeriodNanos;
            idlePercent = total <= 0 ? 100 : (int) (idleNow * 100 / total);
            idlePeriodNanos = idleNanos;
            busyPeriodNanos = busyNanos;
            periodStartNanos = nowNanos;
        }
    }

    private void dispatch(long token, int ready) {
        if (token == -1L) {
            kernel.drainEvent(wakeDescriptor);
            return;
        }
        int descriptor = (int) token;
        if (generations[descriptor] != (int) (token >>> 32)) {
            return;
        }
        EventHandler handler = handlers[descriptor];
        if (handler != null) {
            call(handler, ready);
        }
    }

    private void call(EventHandler handler, int ready) {
        try {
            handler.ready(ready);
        } catch (RuntimeException | Error fault) {
            // Errors too: memory that ran out for one connection must not take all others of the loop with it.
            report(handler, fault);
            try {
                handler.faulted();
            } catch (RuntimeException | Error second) {
                report(handler, second);
            }
        }
    }

    private void report(EventHandler handler, Throwable fault) {
        try {
            faults.fault(handler, fault);
        } catch (RuntimeException | Error unreported) {
            unreportedFaults++;
        }
    }

    private void runAgain() {
        int count = againCount;
        if (count == 0) {
            return;
        }
        EventHandler[] batch = again;
        again = againSpare;
        againSpare = batch;
        againCount = 0;
        for (int i = 0; i < count; i++) {
            EventHandler handler = batch[i];
            batch[i] = null;
            handler.queued = false;
            call(handler, handler.queuedEvents);
        }
    }

    private void runMailbox() {
        if (mailbox.isEmpty()) {
            return;
        }
        // Bounded by what is there now: a message that posts another one cannot keep the loop from its sockets.
        for (int left = mailbox.size(); left > 0; left--) {
            Runnable message = mailbox.poll();
            if (message == null) {
                return;
            }
            try {
                message.run();
            } catch (RuntimeException | Error fault) {
                report(null, fault);
            }
        }
    }

    private void expireTimers() {
        try {
            timers.advance(nowMs);
        } catch (RuntimeException | Error fault) {
            report(null, fault);
        }
    }

    // ---- for the owners of descriptors ------------------------------------------------------------------------------------------

    /** Registers a descriptor for all events, edge-triggered; 0 or a negated error number. */
    public int register(int descriptor, EventHandler handler) {
        return register(descriptor, handler, Kernel.IN | Kernel.OUT | Kernel.READ_HANG_UP | Kernel.EDGE_TRIGGERED);
    }

    /** Registers a descriptor for the given event bits. */
    public int register(int descriptor, EventHandler handler, int eventBits) {
        if (descriptor >= handlers.length) {
            int size = Integer.highestOneBit(descriptor) * 2;
            handlers = Arrays.copyOf(handlers, size);
            generations = Arrays.copyOf(generations, size);
        }
        if (handlers[descriptor] != null) {
            // The number belonged to a socket that another loop took over and has closed; the message about it is still on its way.
            forget(descriptor);
        }
        int generation = generations[descriptor];
        int result = kernel.epollAdd(epoll, descriptor, eventBits, (long) generation << 32 | descriptor);
        if (result < 0) {
            return result;
        }
        handlers[descriptor] = handler;
        registered++;
        return 0;
    }

    /** Closes a registered descriptor (which takes it out of the epoll set) and forgets its owner. */
    public void close(int descriptor) {
        forget(descriptor);
        kernel.close(descriptor);
    }

    /** Takes a descriptor out of this loop without closing it. */
    public void unregister(int descriptor) {
        kernel.epollRemove(epoll, descriptor);
        forget(descriptor);
    }

    private void forget(int descriptor) {
        if (descriptor < handlers.length && handlers[descriptor] != null) {
            handlers[descriptor] = null;
            generations[descriptor]++;
            registered--;
        }
    }

    /** Forgets a descriptor that another loop has taken over, unless its number has been given anew since. */
    void forgetMoved(int descriptor, EventHandler owner) {
        if (handlers[descriptor] == owner) {
            forget(descriptor);
        }
    }

    /** The epoll set's number, from which another thread may take a descriptor out. */
    int epoll() {
        return epoll;
    }

    /** Connections that only wait for their peer to close; limits their number. */
    void lingering(int change) {
        lingering += change;
    }

    int lingering() {
        return lingering;
    }

    /** Calls the handler again before the next wait, after everything that is ready now. Calling twice is calling once. */
    public void callAgain(EventHandler handler, int eventBits) {
        if (handler.queued) {
            handler.queuedEvents |= eventBits;
            return;
        }
        handler.queued = true;
        handler.queuedEvents = eventBits;
        if (againCount == again.length) {
            again = Arrays.copyOf(again, 2 * againCount);
        }
        if (againSpare.length < again.length) {
            againSpare = Arrays.copyOf(againSpare, again.length);
        }
        again[againCount++] = handler;
    }

    /** Runs a message on the loop's thread as soon as possible. Callable from any thread. */
    public void post(Runnable message) {
        mailbox.add(message);
        if (sleeping) {
            kernel.signalEvent(wakeDescriptor);
        }
    }

    /** Allows connections to move bytes through pipes; before the loop runs. */
    public void pipes(PipeBudget budget) {
        pipes = new PipePool(kernel, budget);
    }

    PipePool pipes() {
        return pipes;
    }

    /** Adds work that is done at the end of every turn; before the loop runs. */
    public void atEndOfTurn(Runnable hook) {
        turnEndHooks = Arrays.copyOf(turnEndHooks, turnEndHooks.length + 1);
        turnEndHooks[turnEndHooks.length - 1] = hook;
    }

    public Kernel kernel() {
        return kernel;
    }

    public TimerWheel timers() {
        return timers;
    }

    public BufferPool pool() {
        return pool;
    }

    /**
     * The one hot buffer for received bytes: {@link #HEADROOM} free bytes, then room for {@link #RECEIVE_SIZE}. Its contents
     * are valid only until the handler returns.
     */
    public Buffer receiveBuffer() {
        return receiveBuffer;
    }

    /** A second buffer for whatever a handler composes; valid until the handler returns. */
    public Buffer scratchBuffer() {
        return scratchBuffer;
    }

    /** Monotonic milliseconds of this turn. */
    public long nowMs() {
        return nowMs;
    }

    /** Monotonic nanoseconds of this turn. */
    public long nowNanos() {
        return nowNanos;
    }

    /** Wall-clock milliseconds of this turn. */
    public long wallMs() {
        return wallMs;
    }

    // ---- figures, readable from any thread without a promise of freshness ------------------------------------------------------------

    public int index() {
        return index;
    }

    public long turns() {
        return turns;
    }

    public long eventCount() {
        return eventCount;
    }

    /** Faults of which nobody could be told, because telling failed as well. */
    public long unreportedFaults() {
        return unreportedFaults;
    }

    /** Share of the last half second spent waiting, 0 to 100. */
    public int idlePercent() {
        return idlePercent;
    }

    public int registeredDescriptors() {
        return registered;
    }

    public int timerCount() {
        return timers.size();
    }

    /** The owner of a descriptor, or null. For the loop's thread. */
    public EventHandler handlerOf(int descriptor) {
        return descriptor >= 0 && descriptor < handlers.length ? handlers[descriptor] : null;
    }

    /** One more than the highest descriptor that may be registered. For the loop's thread. */
    public int descriptorBound() {
        return handlers.length;
    }
}
