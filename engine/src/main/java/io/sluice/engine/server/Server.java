package io.sluice.engine.server;

import io.sluice.base.address.SocketAddress;
import io.sluice.engine.log.LogNames;
import io.sluice.engine.stats.CounterSet;
import io.sluice.engine.stats.Gauge;
import io.sluice.engine.stats.RateCounter;
import io.sluice.engine.stats.TimeAverages;
import io.sluice.language.config.model.ServerLine;
import java.util.Arrays;

/**
 * One server of a backend: its settings that change at run time, its state and its counters.
 *
 * <p>Settings are volatile scalars written by control threads under the change lock (through {@code Backend}, which then publishes a
 * new balancing snapshot) and read by event loops. Places are counted atomically by the loops.
 */
public final class Server {

    /** Administrative state bits, as {@code show servers state} prints them. */
    public static final int FORCED_MAINTENANCE = 0x01;
    public static final int INHERITED_MAINTENANCE = 0x02;
    public static final int CONFIGURED_MAINTENANCE = 0x04;
    public static final int FORCED_DRAIN = 0x08;
    public static final int INHERITED_DRAIN = 0x10;
    public static final int RESOLUTION_MAINTENANCE = 0x20;
    /** Any reason for maintenance. */
    public static final int MAINTENANCE = FORCED_MAINTENANCE | INHERITED_MAINTENANCE | RESOLUTION_MAINTENANCE;
    /** Any reason for draining. */
    public static final int DRAIN = FORCED_DRAIN | INHERITED_DRAIN;

    /** Operational state, numbered as {@code show servers state} prints it. */
    public enum Operation { STOPPED, STARTING, RUNNING, STOPPING }

    private static final int SCALE = 16;
    private static final Server[] NOBODY = {};

    private final String backendName;
    private final String name;
    private final byte[] logName;
    private final int id;
    private final ServerLine line;
    private final int initialWeight;
    private final boolean backup;
    private final CounterSet counters;
    private final Gauge sessions = new Gauge();
    private final Gauge strictConnections = new Gauge();
    private final RateCounter sessionRate = new RateCounter();
    private final PendingQueue queue = new PendingQueue();
    private final TimeAverages times = new TimeAverages();
    private final IdleConnections[] idle;
    private final ServerLimit limit;
    private final CheckState check;
    private final CheckState agent;
    /** Who keeps the state of this server, whom it follows and who follows it: set before loops see the server. */
    private ServerStates states;
    private Server tracked;
    private Server[] trackers = NOBODY;
    /** Set before loops see the server. */
    private Placement placement;
    private ServerSockets sockets;
    private byte[] nameLine;

    /** Value of the persistence cookie; null when none. */
    private volatile byte[] cookie;
    private volatile SocketAddress address;
    private volatile int userWeight;
    private volatile int startSixteenths = SCALE;
    private volatile int startMaxconnPercent = 100;
    private volatile int administrativeState;
    private volatile Operation operation = Operation.RUNNING;
    private volatile long lastChangeMs;
    private volatile long downSinceMs = -1;
    private volatile long downtimeMs;
    private volatile int downTransitions;
    private volatile long lastSessionMs = -1;

    public Server(String backendName, int id, ServerLine line, int loops, long wallMs) {
        this.backendName = backendName;
        this.name = line.name;
        this.logName = LogNames.bytes(line.name);
        this.id = id;
        this.line = line;
        this.initialWeight = line.weight;
        this.userWeight = line.weight;
        this.backup = line.backup;
        this.address = line.address;
        this.limit = new ServerLimit(line.minconn, line.maxconn);
        this.cookie = line.cookie == null ? null : LogNames.bytes(line.cookie);
        this.sockets = ServerSockets.PLAIN;
        this.counters = new CounterSet(loops);
        this.lastChangeMs = wallMs;
        this.idle = new IdleConnections[loops];
        for (int i = 0; i < loops; i++) {
            idle[i] = new IdleConnections(line.poolPurgeDelayMs);
        }
        this.check = new CheckState(false, line.rise, line.fall);
        this.agent = new CheckState(true, 1, 1);
        if (line.check) {
            check.configure(line.checkAddress, line.checkPort, null);
        }
        if (line.agentCheck) {
            agent.configure(line.agentAddress, line.agentPort, line.agentSend);
        }
        applyInitialState();
        if (check.isEnabled() && !check.isGood()) {
            operation = Operation.STOPPED;
        }
        if (line.disabled) {
            administrativeState = FORCED_MAINTENANCE | CONFIGURED_MAINTENANCE;
            operation = Operation.STOPPED;
            check.health(0);
            check.paused(true);
        }
        if (line.address == null) {
            administrativeState |= RESOLUTION_MAINTENANCE;
            operation = Operation.STOPPED;
        }
    }

    /** {@code init-state}: the score that counts before the first check, at start and after maintenance. */
    public void applyInitialState() {
        if (line.initialState == null || !line.check) {
            return;
        }
        switch (line.initialState) {
            case "fully-up" -> check.health(check.fullHealth());
            case "down" -> check.health(check.rise() - 1);
            case "fully-down" -> check.health(0);
            default -> { }
        }
    }

    // ---- identity -------------------------------------------------------------------------------------------------------------

    public String backendName() {
        return backendName;
    }

    public String name() {
        return name;
    }

    /** The name as bytes for log lines. */
    public byte[] logName() {
        return logName;
    }

    /** Number inside the backend, from 1 unless configured. */
    public int id() {
        return id;
    }

    /** What the configuration said. */
    public ServerLine line() {
        return line;
    }

    /** How connections to the server are opened. */
    public ServerSockets sockets() {
        return sockets;
    }

    /** Sets how connections are opened; before loops see the server. */
    public void sockets(ServerSockets newSockets) {
        sockets = newSockets;
    }

    public boolean isBackup() {
        return backup;
    }

    // ---- places ----------------------------------------------------------------------------------------------------------------

    /** Takes a place for one session unless the server is full. */
    public boolean takePlace() {
        int most = placeLimit();
        if (most > 0) {
            return sessions.incrementBelow(most);
        }
        sessions.increment();
        return true;
    }

    /** Gives a place back. */
    public void givePlaceBack() {
        sessions.decrement();
    }

    /** True when {@link #takePlace} would probably succeed. */
    public boolean hasPlace() {
        int most = placeLimit();
        return most == 0 || sessions.current() < most;
    }

    /** The limit on sessions. */
    public ServerLimit limit() {
        return limit;
    }

    /** {@link #limit} as of now, reduced while the server starts slowly. */
    private int placeLimit() {
        int most = limit.current();
        int percent = startMaxconnPercent;
        return most == 0 || percent == 100 ? most : Math.max(1, most * percent / 100);
    }

    /** Sessions that hold a place now. */
    public Gauge sessions() {
        return sessions;
    }

    /** Streams that wait for this very server. */
    public PendingQueue queue() {
        return queue;
    }

    /** As many streams wait for this very server as its configuration allows. */
    public boolean isQueueFull() {
        return line.maxqueue > 0 && queue.size() >= line.maxqueue;
    }

    // ---- settings that change at run time --------------------------------------------------------------------------------------------

    /** Where to connect. */
    public SocketAddress address() {
        return address;
    }

    public void address(SocketAddress newAddress) {
        address = newAddress;
    }

    /** Value of the persistence cookie that stands for this server; null when none. Never changed in place. */
    public byte[] cookie() {
        return cookie;
    }

    public void cookie(byte[] value) {
        cookie = value;
    }

    /** Weight that the user set, 0 to 256. */
    public int userWeight() {
        return userWeight;
    }

    public void userWeight(int weight) {
        userWeight = weight;
    }

    public int initialWeight() {
        return initialWeight;
    }

    /** The user's weight in sixteenths, reduced while the server starts slowly; whatever its state. */
    public int scaledWeight() {
        return userWeight * startSixteenths;
    }

    /** The weight that counts now, in the user's units. */
    public int effectiveWeight() {
        return Math.ceilDiv(scaledWeight(), SCALE);
    }

    /** How much of its weight the server has reached, in per cent; 100 unless it starts slowly. */
    public int startedPercent() {
        return userWeight == 0 ? 100 : 100 * startSixteenths / SCALE;
    }

    /** {@code slowstart} in whole seconds, 0 for a server that starts at once. */
    public int slowStartSeconds() {
        return Math.ceilDiv(line.slowStartMs, 1_000);
    }

    /** The shares of weight (in sixteenths) and of {@code maxconn} (in per cent) that the server has reached while it starts. */
    public void startedShare(int sixteenths, int maxconnPercent) {
        startSixteenths = sixteenths;
        startMaxconnPercent = maxconnPercent;
    }

    /** Most sessions at once, 0 for no limit. */
    public int maxconn() {
        return limit.most();
    }

    public void maxconn(int newLimit) {
        limit.most(newLimit);
    }

    // ---- state ------------------------------------------------------------------------------------------------------------------

    /** Bits such as {@link #FORCED_MAINTENANCE}. */
    public int administrativeState() {
        return administrativeState;
    }

    public Operation operation() {
        return operation;
    }

    /** The health check; not configured, it still keeps a score for {@code show servers state}. */
    public CheckState check() {
        return check;
    }

    /** The agent's check. */
    public CheckState agent() {
        return agent;
    }

    /** Where the state of this server changes. */
    public ServerStates states() {
        return states;
    }

    /** Before loops see the server. */
    public void states(ServerStates keeper) {
        states = keeper;
    }

    /** The server that this one follows ({@code track}), or null. */
    public Server tracked() {
        return tracked;
    }

    /** Before loops see the server. */
    public void track(Server leader) {
        tracked = leader;
        leader.trackers = Arrays.copyOf(leader.trackers, leader.trackers.length + 1);
        leader.trackers[leader.trackers.length - 1] = this;
    }

    /** At start: maintenance of the server at the end of the chain counts here too, but not its {@code init-state}. */
    public void inheritInitialState() {
        if (tracked != null && checkedServer().isInMaintenance()) {
            administrativeState |= INHERITED_MAINTENANCE;
            operation = Operation.STOPPED;
        }
    }

    /** Servers that follow this one. */
    public int trackerCount() {
        return trackers.length;
    }

    public Server tracker(int index) {
        return trackers[index];
    }

    /** The server whose checks count for this one: the end of the chain of {@code track}. */
    public Server checkedServer() {
        Server server = this;
        while (server.tracked != null) {
            server = server.tracked;
        }
        return server;
    }

    public boolean isInMaintenance() {
        return (administrativeState & MAINTENANCE) != 0;
    }

    public boolean isDraining() {
        return (administrativeState & DRAIN) != 0;
    }

    /** May carry traffic at all, be it only that of existing sessions. */
    public boolean isRunning() {
        return operation != Operation.STOPPED;
    }

    /** May be chosen by the balancing algorithm, apart from a weight of 0. */
    public boolean isUsable() {
        return (administrativeState & (MAINTENANCE | DRAIN)) == 0
            && (operation == Operation.RUNNING || operation == Operation.STARTING);
    }

    /** Changes the state and keeps the times; for {@code Backend}, which holds the change lock and publishes the effect. */
    public void changeState(int newAdministrativeState, Operation newOperation, long wallMs) {
        Operation before = operation;
        boolean changed = newAdministrativeState != administrativeState || newOperation != before;
        if (!changed) {
            return;
        }
        boolean onlyDrain = newOperation == before && ((newAdministrativeState ^ administrativeState) & MAINTENANCE) == 0;
        administrativeState = newAdministrativeState;
        operation = newOperation;
        if (onlyDrain) {
            return;
        }
        lastChangeMs = wallMs;
        if (before != Operation.STOPPED && newOperation == Operation.STOPPED) {
            downSinceMs = wallMs;
            downTransitions = downTransitions + 1;
        } else if (before == Operation.STOPPED && newOperation != Operation.STOPPED && downSinceMs >= 0) {
            downtimeMs = downtimeMs + wallMs - downSinceMs;
            downSinceMs = -1;
        }
    }

    /** Wall-clock milliseconds of the last change of state. */
    public long lastChangeMs() {
        return lastChangeMs;
    }

    /** Milliseconds spent down so far. */
    public long downtimeMs(long wallMs) {
        long since = downSinceMs;
        return downtimeMs + (since >= 0 ? wallMs - since : 0);
    }

    public int downTransitions() {
        return downTransitions;
    }

    // ---- figures -----------------------------------------------------------------------------------------------------------------

    public CounterSet counters() {
        return counters;
    }

    public RateCounter sessionRate() {
        return sessionRate;
    }

    public TimeAverages times() {
        return times;
    }

    /** Wall-clock milliseconds of the last session, -1 when there was none. */
    public long lastSessionMs() {
        return lastSessionMs;
    }

    /** Counts one session that got this server, on the loop with this index. */
    public void countSession(int loop, long nowMs, long wallMs) {
        counters.of(loop).sessions++;
        sessionRate.add(nowMs);
        lastSessionMs = wallMs;
    }

    /** The idle connections that the loop with this index keeps. */
    public IdleConnections idle(int loop) {
        return idle[loop];
    }

    /** What the balancing algorithm keeps about this server. */
    public Placement placement() {
        return placement;
    }

    public void placement(Placement newPlacement) {
        placement = newPlacement;
    }

    /** Idle connections of all loops. */
    public int idleConnections() {
        int count = 0;
        for (IdleConnections ofLoop : idle) {
            count += ofLoop.count();
        }
        return count;
    }

    /** Closes the idle connections of all loops soon. */
    public void closeIdleConnections() {
        for (IdleConnections ofLoop : idle) {
            ofLoop.closeAll();
        }
    }

    /** Connections that exist, idle ones included; counted only with {@code strict-maxconn}. */
    public Gauge strictConnections() {
        return strictConnections;
    }

    /** The line of {@code http-send-name-header} for this server, or null. */
    public byte[] nameLine() {
        return nameLine;
    }

    /** Before loops see the server. */
    public void nameLine(byte[] line) {
        nameLine = line;
    }

    /** Number of loops that keep idle connections. */
    public int loops() {
        return idle.length;
    }

    @Override
    public String toString() {
        return backendName + "/" + name;
    }
}
