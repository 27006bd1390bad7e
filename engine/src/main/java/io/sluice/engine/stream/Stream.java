package io.sluice.engine.stream;

import io.sluice.base.address.SocketAddress;
import io.sluice.base.bytes.Buffer;
import io.sluice.engine.balance.BalanceKey;
import io.sluice.engine.log.CapturedValues;
import io.sluice.engine.log.LogOrigin;
import io.sluice.engine.log.LoopLog;
import io.sluice.engine.log.ProxyLog;
import io.sluice.engine.log.TrafficRecord;
import io.sluice.engine.persist.Affinity;
import io.sluice.engine.persist.Persistence;
import io.sluice.engine.proxy.Backend;
import io.sluice.engine.proxy.Exchange;
import io.sluice.engine.proxy.Frontend;
import io.sluice.engine.proxy.Listener;
import io.sluice.engine.server.PendingQueue;
import io.sluice.engine.server.Server;
import io.sluice.engine.stats.Counters;
import io.sluice.http.http1.EditedHead;
import io.sluice.http.http1.HeadIndex;
import io.sluice.language.config.model.RetryEvents;
import io.sluice.language.variable.VariableSpace;
import io.sluice.net.timer.Timer;

/**
 * One exchange between a client and a server: what TCP and HTTP streams have in common, which is finding a server, waiting for a place,
 * connecting, trying again, counting and giving everything back. Owned by one event loop; see {@code LIFECYCLE.md} beside this
 * file. It is its own timer.
 */
public abstract class Stream extends Timer implements Exchange {

    /** A failed attempt on the same server is repeated after this time at the earliest. */
    private static final int RETRY_PAUSE_MS = 1_000;

    /** Where the stream stands, for display and for choosing its deadline. */
    public enum State { REQUEST, QUEUED, RETRY_PAUSE, CONNECTING, TRANSFER, CLOSED }

    protected final LoopContext context;
    protected final Listener listener;
    protected final Frontend frontend;
    protected final TrafficRecord record = new TrafficRecord();
    protected final Counters frontendCounters;
    protected final Counters listenerCounters;
    private final BalanceKey balanceKey = new BalanceKey();
    private long number;
    private final long bornMs;
    private final Origin origin;

    protected State state = State.REQUEST;
    protected Backend backend;
    protected Counters backendCounters;
    protected Server server;
    protected Counters serverCounters;
    /** Ties the request to a server; null until the first backend with persistence. */
    protected Affinity affinity;
    private Server avoided;
    /** The server whose queue was full. */
    private Server refusedBy;
    protected int priorityClass;
    protected int priorityOffsetMs;
    private Waiting waiting;
    private StreamVariables variables;
    private PendingQueue waitingIn;
    protected int retriesLeft;
    private int attempts;

    /** Moments in the loop's milliseconds: start of the request, end of its head, end of queueing, connection made, response head. */
    protected long startMs;
    protected long requestMs;
    protected long queuedMs;
    protected long connectedMs;
    protected long responseMs;

    /** Deadlines of the phases; NEVER when not running. */
    protected long clientDeadlineMs = NEVER;
    protected long serverDeadlineMs = NEVER;

    Stream next;
    Stream previous;

    protected Stream(LoopContext context, Listener listener, byte[] peer, Origin origin) {
        this.context = context;
        this.listener = listener;
        this.origin = origin;
        this.frontend = listener.frontend();
        int loop = context.loop().index();
        this.frontendCounters = frontend.counters().of(loop);
        this.listenerCounters = listener.counters().of(loop);
        record.context = this;
        record.frontendName = frontend.logName();
        System.arraycopy(peer, 0, record.clientAddress, 0, peer.length);
        record.clientAddressLength = peer.length;
        record.listenerId = listener.id();
        record.acceptDateMs = context.loop().wallMs();
        record.requestCaptures = CapturedValues.of(frontend.section().requestCaptures);
        record.responseCaptures = CapturedValues.of(frontend.section().responseCaptures);
        balanceKey.clientAddress = record.clientAddress;
        bornMs = context.loop().nowMs();
        startMs = bornMs;
    }

    /** Enters the loop's list of streams; a finished constructor calls it last. */
    protected final void begin(int descriptor) {
        number = context.enter(this);
        logAccept(descriptor);
    }

    /** A proxy without a traffic format logs only that somebody connected, and at once. */
    private void logAccept(int descriptor) {
        ProxyLog log = frontend.proxy().log();
        boolean now = log.isEnabled() && log.isAtAccept();
        if (now || log.needsFrontendAddress()) {
            record.frontendAddressLength = Origin.destination(origin, context.loop().kernel(), descriptor, record.frontendAddress);
        }
        if (now) {
            record.origin = LogOrigin.ACCEPT;
            log.emit(context.log(), record);
        }
    }

    /** Lines about traffic are due at its end. */
    protected final boolean logsAtEnd() {
        ProxyLog log = frontend.proxy().log();
        return log.isEnabled() && !log.isAtAccept();
    }

    @Override
    public final void priorityClass(int number) {
        priorityClass = number;
    }

    @Override
    public final void priorityOffset(int milliseconds) {
        priorityOffsetMs = milliseconds;
    }

    @Override
    public void forbidResending() {
    }

    // ---- choosing a server ------------------------------------------------------------------------------------------------------------

    /** Enters a backend: from now on the stream counts there. */
    protected final void enterBackend(Backend chosen) {
        backend = chosen;
        int loop = context.loop().index();
        backendCounters = chosen.counters().of(loop);
        chosen.sessions().increment();
        chosen.countSession(loop, context.loop().nowMs(), context.loop().wallMs());
        record.backendName = chosen.logName();
        retriesLeft = chosen.section().retries;
        attempts = 0;
        avoided = null;
        refusedBy = null;
        Persistence persistence = chosen.persistence();
        if (affinity != null || persistence != null) {
            affinity = affinity == null ? new Affinity() : affinity;
            affinity.begin(persistence);
        }
    }

    private Server tiedServer() {
        return affinity == null ? null : affinity.server();
    }

    /** Takes a place on a server or waits for one; {@link #serverAssigned} or {@link #failed} follows, possibly at once. */
    protected final void findServer() {
        int openings = backend.openings();
        Server tied = tiedServer();
        Server preferred = tied != null ? tied : avoided == null ? preferredServer() : null;
        Server chosen = preferred == null ? backend.takeServer(balanceKey, avoided) : backend.takeTied(balanceKey, preferred);
        if (chosen != null) {
            if (preferred == null && chosen != avoided) {
                countChoice(chosen);
            }
            assign(chosen);
        } else if (tied == null && !backend.hasServers()) {
            backendCounters.connectionErrors++;
            queuedMs = 0;
            fail(Failure.NO_SERVER);
        } else {
            if (preferred == null && balanceKey.awaited != null && balanceKey.awaited != avoided) {
                countChoice(balanceKey.awaited);
            }
            waitForServer(openings);
        }
    }

    private void countChoice(Server chosen) {
        chosen.counters().of(context.loop().index()).selected++;
        backendCounters.selected++;
    }

    /**
     * Takes from the request what the backend's algorithm looks at; once in every backend, while the head is there. {@code head} and
     * {@code buffer} are null in TCP mode.
     */
    protected final void prepareChoice(HeadIndex head, Buffer buffer) {
        balanceKey.clientAddress = record.clientAddress;
        backend.prepare(balanceKey, head, buffer);
    }

    private void assign(Server chosen) {
        countMove(chosen);
        server = chosen;
        serverCounters = chosen.counters().of(context.loop().index());
        chosen.countSession(context.loop().index(), context.loop().nowMs(), context.loop().wallMs());
        record.serverName = chosen.logName();
        queuedMs = context.loop().nowMs();
        state = State.CONNECTING;
        if (frontend.proxy().log().needsServerAddresses()) {
            record.serverAddress(ServerRoute.target(chosen, listener));
        }
        serverAssigned();
    }

    /** The server's connection is there: a format may want to show from where it was made. */
    protected final void recordSource() {
        if (frontend.proxy().log().needsServerAddresses()) {
            record.sourceAddressLength = Math.max(0, context.loop().kernel().localName(serverDescriptor(), record.sourceAddress));
        }
    }

    /** The queue of the one server that would do is full: only a request that is tied to it by a cookie may go elsewhere. */
    private void refuse(Server full) {
        int loop = context.loop().index();
        if (tiedServer() != null && backend.section().redispatchInterval != 0) {
            affinity.untie();
            avoided = full;
            countLoss(full);
            findServer();
            return;
        }
        full.counters().of(loop).connectionErrors++;
        backendCounters.connectionErrors++;
        record.serverName = full.logName();
        refusedBy = full;
        queuedMs = 0;
        fail(Failure.QUEUE_FULL);
    }

    /** The request must leave the server that it was tied to before it got a place there. */
    private void countLoss(Server lost) {
        affinity.moved();
        lost.counters().of(context.loop().index()).redispatches++;
        backendCounters.redispatches++;
        record.redispatched = true;
    }

    private void waitForServer(int openings) {
        if (balanceKey.awaited != null && balanceKey.awaited.isQueueFull()) {
            refuse(balanceKey.awaited);
            return;
        }
        state = State.QUEUED;
        holdRequest();
        Waiting entry = new Waiting(this);
        waiting = entry;
        Server awaited = balanceKey.awaited;
        waitingIn = awaited == null ? backend.queue() : awaited.queue();
        waitingIn.add(entry);
        int timeoutMs = backend.section().timeoutQueueMs >= 0 ? backend.section().timeoutQueueMs
            : backend.section().timeoutConnectMs;
        serverDeadlineMs = after(timeoutMs);
        arm();
        // A place may have become free between the refusal and joining the queue.
        if (awaited != null) {
            backend.serveQueues(awaited);
        } else if (openings != backend.openings()) {
            backend.serveQueues();
        }
    }

    private void recordQueue(Waiting left) {
        if (waitingIn == backend.queue()) {
            record.backendQueue = left.position();
        } else {
            record.serverQueue = left.position();
        }
    }

    /** A place handed over by another stream, or null: choose again. Runs on this stream's loop, perhaps after it has given up waiting. */
    final void placeGiven(Waiting entry, Server given) {
        if (waiting != entry) {
            entry.passOn(given);
            return;
        }
        waiting = null;
        recordQueue(entry);
        serverDeadlineMs = NEVER;
        if (given == null) {
            Server tied = tiedServer();
            if (tied != null && affinity.isLost(backend.section().redispatchInterval != 0)) {
                countLoss(tied);
            }
            findServer();
        } else {
            if (waitingIn == backend.queue()) {
                countChoice(given);
            }
            assign(given);
        }
    }

    /** Tries again after a failed attempt, on the same server or another one; false when nothing is left to try. */
    protected final boolean retry(Failure failure) {
        if (!failure.isRetryable() || retriesLeft <= 0 || !backend.section().retryOn.has(RetryEvents.CONNECTION_FAILURE)) {
            return false;
        }
        retriesLeft--;
        attempts++;
        record.retries = attempts;
        Server failed = server;
        if (mayRedispatch()) {
            moveOn(failed);
            return true;
        }
        countRetry(failed);
        failed.countSession(context.loop().index(), context.loop().nowMs(), context.loop().wallMs());
        state = State.RETRY_PAUSE;
        int pauseMs = RETRY_PAUSE_MS;
        if (backend.section().timeoutConnectMs >= 0) {
            pauseMs = Math.min(pauseMs, backend.section().timeoutConnectMs);
        }
        serverDeadlineMs = failure == Failure.CONNECT_TIMEOUT ? context.loop().nowMs() : after(pauseMs);
        arm();
        return true;
    }

    /** Starts over without a pause, on the same server or another one, after the request had been sent; {@link #retriesLeft} is not 0. */
    protected final void retryAtOnce() {
        retriesLeft--;
        attempts++;
        record.retries = attempts;
        Server failed = server;
        countRetry(failed);
        if (mayRedispatch()) {
            moveOn(failed);
            return;
        }
        // As in HAProxy, the attempt and its place count separately.
        countRetry(failed);
        failed.countSession(context.loop().index(), context.loop().nowMs(), context.loop().wallMs());
        state = State.CONNECTING;
        serverAssigned();
    }

    private void moveOn(Server failed) {
        avoided = failed;
        if (affinity != null) {
            affinity.untie();
        }
        leaveServer();
        findServer();
    }

    private void countRetry(Server failed) {
        failed.counters().of(context.loop().index()).retries++;
        backendCounters.retries++;
    }

    /**
     * With {@code option redispatch} on the attempts that its interval names; and at once when the algorithm would not insist on this server and
     * there are others.
     */
    private boolean mayRedispatch() {
        int interval = backend.section().redispatchInterval;
        if (interval == 0) {
            return false;
        }
        if (!server.isRunning() || tiedServer() == null && backend.takesTurns() && backend.activeServers() > 1) {
            return true;
        }
        int turn = interval > 0 ? interval : backend.section().retries + 1 + interval;
        return turn > 0 && attempts % turn == 0;
    }

    /** Only now is it known whether leaving a server led to another one. */
    private void countMove(Server chosen) {
        Server failed = avoided;
        if (attempts == 0 || failed == null) {
            return;
        }
        avoided = null;
        if (chosen == failed) {
            countRetry(failed);
            return;
        }
        failed.counters().of(context.loop().index()).redispatches++;
        backendCounters.redispatches++;
        record.redispatched = true;
        if (affinity != null) {
            affinity.moved();
        }
    }

    /** Gives the place on the server back. */
    protected final void leaveServer() {
        Server left = server;
        if (left != null) {
            server = null;
            backend.releaseServer(left);
        }
    }

    /** Waits no longer, whether or not a place is just being handed over. */
    private void quitQueue() {
        Waiting entry = waiting;
        if (entry != null) {
            waiting = null;
            waitingIn.cancel(entry);
            recordQueue(entry);
        }
    }

    /** Leaves everything that the exchange held: queue, server, backend. */
    protected final void leaveBackend() {
        quitQueue();
        leaveServer();
        if (backend != null) {
            backend.sessions().decrement();
            backend = null;
        }
    }

    /** Ends the stream for good and takes it out of its loop's list. */
    protected final void end() {
        state = State.CLOSED;
        leaveBackend();
        context.loop().timers().cancel(this);
        context.leave(this);
    }

    /** Stops waiting in a queue because its time is over; false when a place is just being handed over. */
    protected final boolean leaveQueue() {
        Waiting entry = waiting;
        if (entry == null || !waitingIn.cancel(entry)) {
            return false;
        }
        waiting = null;
        recordQueue(entry);
        return true;
    }

    // ---- what kinds of streams do ----------------------------------------------------------------------------------------------------

    /** The server that the stream would like to stay with instead of choosing one; null when there is none. */
    protected Server preferredServer() {
        return null;
    }

    /** A place on {@link #server} is held: connect. */
    protected abstract void serverAssigned();

    /** The stream must wait for a server: keep what was received so far. */
    protected abstract void holdRequest();

    /** Ends the exchange because of a failure: reply if possible, log, close. */
    protected abstract void fail(Failure failure);

    /** Time is over for what {@link #state} says. */
    protected abstract void timedOut(long nowMs);

    /** Ends the stream at once on behalf of an operator. On the loop's thread. */
    public abstract void kill();

    /** Ends the stream if it only waits for a further request. On the loop's thread. */
    public void closeIfIdle() {
    }

    // ---- time -----------------------------------------------------------------------------------------------------------------------------

    /** The moment that lies {@code timeoutMs} ahead, NEVER for a timeout that is not set. */
    protected final long after(int timeoutMs) {
        return timeoutMs > 0 ? context.loop().nowMs() + timeoutMs : NEVER;
    }

    /** Sets the timer to the nearer of the two deadlines. */
    protected final void arm() {
        context.loop().timers().schedule(this, Math.min(clientDeadlineMs, serverDeadlineMs));
    }

    @Override
    protected final void expired(long nowMs) {
        if (state == State.CLOSED) {
            return;
        }
        if (Math.min(clientDeadlineMs, serverDeadlineMs) > nowMs) {
            arm();
            return;
        }
        try {
            timedOut(nowMs);
        } catch (RuntimeException | Error fault) {
            kill();
            throw fault;
        }
    }

    /** Milliseconds between two moments, -1 when one did not happen. */
    protected static int between(long earlierMs, long laterMs) {
        return earlierMs == 0 || laterMs == 0 ? TrafficRecord.MISSING : (int) Math.max(0, laterMs - earlierMs);
    }

    // ---- figures for logs and displays --------------------------------------------------------------------------------------------------

    /** Fills the connection counts of the log line as of now. As in HAProxy, a stream that has ended no longer counts itself on the backend's side. */
    protected final void recordConnections(boolean ended) {
        if (ended) {
            quitQueue();
        }
        int self = ended ? 1 : 0;
        record.processConnections = context.process().connections().current();
        record.frontendConnections = frontend.sessions().current();
        record.backendConnections = backend == null ? 0 : backend.sessions().current() - self;
        record.serverConnections = server != null ? server.sessions().current() - self : refusedBy == null ? 0 : refusedBy.sessions().current();
    }

    /** Number that identifies the stream in {@code show sess}. */
    public final long number() {
        return number;
    }

    public final Stream nextInLoop() {
        return next;
    }

    public final State state() {
        return state;
    }

    @Override
    public final Frontend frontend() {
        return frontend;
    }

    @Override
    public final Listener listener() {
        return listener;
    }

    @Override
    public final Backend backend() {
        return backend;
    }

    @Override
    public final Server server() {
        return server;
    }

    @Override
    public final long nowMs() {
        return context.loop().nowMs();
    }

    @Override
    public final LoopLog printing() {
        return context.log();
    }

    @Override
    public final byte[] localAddress() {
        if (record.frontendAddressLength == 0) {
            record.frontendAddressLength = Math.max(0, context.loop().kernel().localName(clientDescriptor(), record.frontendAddress));
        }
        return record.frontendAddress;
    }

    @Override
    public final VariableSpace variables() {
        StreamVariables own = variables;
        if (own == null) {
            own = new StreamVariables(context.processVariables());
            variables = own;
        }
        return own;
    }

    /** Forgets the variables of the exchange that is over, or, at its response, those of the request. */
    protected final void forgetVariables(boolean wholeExchange) {
        StreamVariables own = variables;
        if (own == null) {
            return;
        }
        if (wholeExchange) {
            own.endTransaction();
        } else {
            own.endRequest();
        }
    }

    @Override
    public EditedHead request() {
        return null;
    }

    @Override
    public EditedHead response() {
        return null;
    }

    @Override
    public final TrafficRecord record() {
        return record;
    }

    public final LoopContext context() {
        return context;
    }

    /** Milliseconds since the stream was created. */
    public final long ageMs() {
        return context.loop().nowMs() - bornMs;
    }

    /** Milliseconds until the nearest deadline, -1 when there is none. */
    public final long expiresInMs() {
        long deadline = Math.min(clientDeadlineMs, serverDeadlineMs);
        return deadline == NEVER ? -1 : Math.max(0, deadline - context.loop().nowMs());
    }

    public final long clientDeadlineMs() {
        return clientDeadlineMs;
    }

    public final long serverDeadlineMs() {
        return serverDeadlineMs;
    }

    /** Descriptor of the client's connection, -1 when closed. */
    public abstract int clientDescriptor();

    /** Descriptor of the server's connection, -1 when there is none. */
    public abstract int serverDescriptor();

    /** What a PROXY protocol header said; null for a connection without one. */
    final Origin origin() {
        return origin;
    }
}
