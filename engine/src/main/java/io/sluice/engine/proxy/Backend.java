package io.sluice.engine.proxy;

import io.sluice.base.address.SocketAddress;
import io.sluice.base.bytes.Buffer;
import io.sluice.engine.balance.Algorithms;
import io.sluice.engine.balance.BalanceKey;
import io.sluice.engine.balance.Balancer;
import io.sluice.engine.balance.Membership;
import io.sluice.engine.log.LogLevel;
import io.sluice.engine.log.LogNames;
import io.sluice.engine.persist.DynamicCookies;
import io.sluice.engine.persist.Persistence;
import io.sluice.engine.server.PendingQueue;
import io.sluice.engine.server.QueueEntry;
import io.sluice.engine.server.Server;
import io.sluice.engine.stats.CounterSet;
import io.sluice.engine.stats.Gauge;
import io.sluice.engine.stats.ProcessState;
import io.sluice.engine.stats.RateCounter;
import io.sluice.engine.stats.TimeAverages;
import io.sluice.http.http1.HeadIndex;
import io.sluice.language.config.model.ProxyOption;
import io.sluice.language.config.model.ProxySection;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The side of a proxy that owns servers. Loops read the published balancer and take places; every method that changes a server is
 * for control threads that hold the change lock, and publishes its effect at once.
 */
public final class Backend {

    private final Proxy proxy;
    private final byte[] logName;
    private final CounterSet counters;
    private final Gauge sessions = new Gauge();
    private final RateCounter sessionRate = new RateCounter();
    private final TimeAverages times = new TimeAverages();
    private final PendingQueue queue = new PendingQueue();
    private final boolean takesTurns;
    private final boolean deterministic;
    private final byte[] nameHeader;
    private int fullLoad = 1;
    private final AtomicInteger openings = new AtomicInteger();
    private volatile Server[] servers;
    private final BackendStates states = new BackendStates(this);
    private final Balancer balancer;
    /** What the {@code cookie} line asks for; null without one. */
    private final Persistence persistence;
    private final DynamicCookies dynamicCookies;
    private volatile boolean usable;
    private volatile long lastChangeMs;
    private volatile long downSinceMs = -1;
    private volatile long downtimeMs;
    private volatile int downTransitions;
    private volatile long lastSessionMs = -1;
    private volatile ErrorCapture lastInvalidResponse;

    Backend(Proxy proxy, ProcessState process) {
        this.proxy = proxy;
        ProxySection section = proxy.section();
        this.logName = LogNames.bytes(section.name);
        this.counters = new CounterSet(process.loops());
        this.servers = ServerList.create(section, process, states);
        this.balancer = Algorithms.create(section, servers);
        this.dynamicCookies = new DynamicCookies(section.dynamicCookieKey, section.cookie != null && section.cookie.dynamic());
        if (dynamicCookies.isEnabled()) {
            refreshCookies();
        }
        this.persistence = section.cookie == null || section.mode != ProxySection.Mode.HTTP ? null
            : new Persistence(section.cookie, section.has(ProxyOption.PERSIST), servers);
        this.takesTurns = switch (section.balance.algorithm()) {
            case "roundrobin", "static-rr", "random" -> true;
            default -> false;
        };
        this.deterministic = switch (section.balance.algorithm()) {
            case "roundrobin", "static-rr", "leastconn", "first" -> false;
            default -> true;
        };
        this.nameHeader = section.sendNameHeader == null ? null : LogNames.bytes(section.sendNameHeader);
        this.lastChangeMs = process.startWallMs();
        this.usable = servers.length == 0 || !balancer.isEmpty();
        this.downSinceMs = usable ? -1 : process.startWallMs();
    }

    // ---- what loops use -----------------------------------------------------------------------------------------------------------

    /**
     * Chooses a server and takes a place on it. Null when all are full or none can be chosen; {@link #hasServers} tells which.
     * {@code avoid} (may be null) is taken only when there is no other.
     */
    public Server takeServer(BalanceKey key, Server avoid) {
        key.awaited = null;
        if (queue.size() > 0 && balancer.isExhaustedWhileQueued()) {
            return null;
        }
        // Another loop may take the last place between choosing and taking: choose again, but not for ever.
        for (int attempt = 0; attempt < 8; attempt++) {
            Server server = balancer.pick(key, avoid);
            if (server == null) {
                return null;
            }
            if (server.queue().size() == 0 && takePlace(server)) {
                return server;
            }
            if (!balancer.skipsFullServers()) {
                key.awaited = server;
                return null;
            }
        }
        return null;
    }

    /**
     * A request may stay with a server that its client has a connection to, although that is not its turn; {@code maxQueue} is the length of the
     * server's queue from which it may not, -1 for any.
     */
    public boolean mayStayAt(Server server, int maxQueue) {
        return server.backendName().equals(name()) && server.isUsable()
            && (maxQueue < 0 || server.hasPlace() || server.queue().size() < maxQueue);
    }

    /** Takes a place on the very server that a request is tied to; null when it is full, and then the request waits for it. */
    public Server takeTied(BalanceKey key, Server tied) {
        if (tied.queue().size() == 0 && takePlace(tied)) {
            return tied;
        }
        key.awaited = tied;
        return null;
    }

    private boolean takePlace(Server server) {
        boolean taken = server.takePlace();
        if (taken) {
            balancer.loadChanged(server, 1);
        }
        return taken;
    }

    private void givePlaceBack(Server server) {
        int left = server.sessions().decrement();
        balancer.loadChanged(server, -1);
        int limit = server.maxconn();
        if (limit > 0 && (left + 1 >= limit || server.limit().isDynamic())) {
            openings.incrementAndGet();
        }
    }

    /**
     * Changes whenever a full server gets room: who was refused, joined the queue and still finds the number of before has missed nothing.
     */
    public int openings() {
        return openings.get();
    }

    /** Takes from a request what choosing a server needs; {@code head} and {@code buffer} are null in TCP mode. Once, before {@link #takeServer}. */
    public void prepare(BalanceKey key, HeadIndex head, Buffer buffer) {
        balancer.prepare(key, head, buffer);
    }

    /** What ties requests to servers; null when nothing does. */
    public Persistence persistence() {
        return persistence;
    }

    /** Sessions at which the backend counts as fully loaded. */
    public int fullLoad() {
        return fullLoad;
    }

    /** Before loops see the backend. */
    public void fullLoad(int sessionsWhenFull) {
        fullLoad = sessionsWhenFull;
        for (Server server : servers) {
            server.limit().follow(sessions, sessionsWhenFull);
        }
    }

    /** The algorithm finds the same server for the same request. */
    public boolean isDeterministic() {
        return deterministic;
    }

    /** The name of the header that tells each server its own, or null. */
    public byte[] nameHeader() {
        return nameHeader;
    }

    /** The algorithm takes servers in turn, so that nothing ties a request to one of them. */
    public boolean takesTurns() {
        return takesTurns;
    }

    /** True when some server can be chosen, full or not. */
    public boolean hasServers() {
        return !balancer.isEmpty();
    }

    /** Gives a place on a server back and hands it to the oldest stream that waits. */
    public void releaseServer(Server server) {
        givePlaceBack(server);
        if (queue.size() > 0 || server.queue().size() > 0) {
            serveQueues(server);
        }
    }

    /**
     * Hands free places of a server to waiting streams: to those that wait for it, and to others unless the algorithm would not choose it now
     * (a backup while others work). Callable from any thread.
     */
    public void serveQueues(Server server) {
        while (server.hasPlace() && isAwaited(server) && takePlace(server)) {
            QueueEntry entry = takeNext(server);
            if (entry == null) {
                givePlaceBack(server);
                return;
            }
            entry.assigned(server);
        }
    }

    /** Who comes first of those that wait for this server and, unless the algorithm would not choose it now, of those that wait for any. */
    private QueueEntry takeNext(Server server) {
        PendingQueue own = server.queue();
        if (!balancer.offers(server) || queue.size() == 0) {
            return own.takeFirst();
        }
        boolean ownFirst = own.size() > 0 && own.firstIsBefore(queue);
        QueueEntry entry = ownFirst ? own.takeFirst() : queue.takeFirst();
        return entry != null ? entry : ownFirst ? queue.takeFirst() : own.takeFirst();
    }

    /** Hands free places of all servers to streams that wait for any. */
    public void serveQueues() {
        for (int i = 0; i < servers.length && queue.size() > 0; i++) {
            serveQueues(servers[i]);
        }
    }

    /** Who waits for this very server chooses again. */
    private static void sendWaitingElsewhere(Server server) {
        QueueEntry entry = server.queue().takeFirst();
        while (entry != null) {
            entry.assigned(null);
            entry = server.queue().takeFirst();
        }
    }

    private boolean isAwaited(Server server) {
        return server.queue().size() > 0 || queue.size() > 0 && balancer.offers(server);
    }

    /** Streams that wait for any server. */
    public PendingQueue queue() {
        return queue;
    }

    // ---- what control threads change (they hold the change lock) ------------------------------------------------------------------------

    /** Sets the state that {@code set server … state} knows. */
    public void setAdministrativeState(Server server, int forcedBits, long wallMs) {
        states.administrative(server, forcedBits, wallMs);
    }

    /** Sets the operational state that {@code set server … health} knows. */
    public void setOperation(Server server, Server.Operation operation, long wallMs) {
        states.operation(server, operation, wallMs);
    }

    /** What {@code set server … agent} says in the place of the agent. */
    public void setAgentVerdict(Server server, boolean good, long wallMs) {
        states.agentVerdict(server, good, wallMs);
    }

    /** Lets a server that starts slowly take what its time allows; false when it has started or stopped. To be repeated about every second. */
    public boolean warmUp(Server server, long wallMs) {
        if (server.operation() != Server.Operation.STARTING) {
            server.startedShare(Membership.SCALE, 100);
            return false;
        }
        int seconds = server.slowStartSeconds();
        long elapsed = Math.max(0, wallMs - server.lastChangeMs()) / 1_000;
        if (elapsed >= seconds) {
            server.changeState(server.administrativeState(), Server.Operation.RUNNING, wallMs);
            server.startedShare(Membership.SCALE, 100);
        } else {
            long sixteenths = isDynamic() ? (Membership.SCALE * elapsed + seconds) / seconds : Membership.SCALE;
            server.startedShare((int) Math.min(Membership.SCALE, sixteenths), (int) (100 * elapsed / seconds));
        }
        balancer.update(server);
        balancer.loadChanged(server, 0);
        openings.incrementAndGet();
        serveQueues(server);
        return elapsed < seconds;
    }

    public void setWeight(Server server, int weight, long wallMs) {
        ServerNews news = new ServerNews(this, server, "");
        server.userWeight(weight);
        publish(server, wallMs);
        news.tellIfNothingIsLeft();
    }

    /** New connections go to the new address; those that exist go on. */
    public void setAddress(Server server, SocketAddress address, long wallMs) {
        server.address(address);
        if (dynamicCookies.isEnabled()) {
            publishCookies();
        }
        if ((server.administrativeState() & Server.RESOLUTION_MAINTENANCE) != 0) {
            states.resolved(server, wallMs);
        }
    }

    /** Turns computed cookie values on or off. */
    public void enableDynamicCookies(boolean on) {
        dynamicCookies.enable(on);
        publishCookies();
    }

    /** Computes cookie values from another secret. */
    public void setDynamicCookieKey(String key) {
        dynamicCookies.key(key);
        publishCookies();
    }

    private void publishCookies() {
        refreshCookies();
        if (persistence != null) {
            persistence.publish(servers);
        }
    }

    private void refreshCookies() {
        for (Server server : servers) {
            dynamicCookies.apply(server);
        }
        if (dynamicCookies.isAmbiguous(servers)) {
            String text = "We generated two equal cookies for two different servers.\nPlease change the secret key for '" + name() + "'";
            proxy.events().happened(proxy, LogLevel.WARNING, text, text);
        }
    }

    public void setMaxconn(Server server, int limit) {
        server.maxconn(limit);
        balancer.loadChanged(server, 0);
        openings.incrementAndGet();
        serveQueues(server);
    }

    /** Before loops run: takes note of states that servers have from others. */
    public void adoptInitialStates() {
        for (Server server : servers) {
            balancer.update(server);
        }
        usable = servers.length == 0 || !balancer.isEmpty();
        downSinceMs = usable ? -1 : lastChangeMs;
    }

    /** Makes a changed state or weight count, for loops and figures. */
    void publish(Server server, long wallMs) {
        if (warmUp(server, wallMs)) {
            proxy.events().starting(this, server);
        }
        balancer.update(server);
        openings.incrementAndGet();
        updateState(!balancer.isEmpty(), wallMs);
        if (!server.isUsable()) {
            sendWaitingElsewhere(server);
        }
        serveQueues();
    }

    private void updateState(boolean nowUsable, long wallMs) {
        boolean up = nowUsable || servers.length == 0;
        if (up == usable) {
            return;
        }
        usable = up;
        lastChangeMs = wallMs;
        if (up) {
            downtimeMs = downtimeMs + wallMs - downSinceMs;
            downSinceMs = -1;
        } else {
            downSinceMs = wallMs;
            downTransitions = downTransitions + 1;
        }
    }

    // ---- identity and figures --------------------------------------------------------------------------------------------------------

    public Proxy proxy() {
        return proxy;
    }

    public String name() {
        return proxy.name();
    }

    /** The name as bytes for log lines. */
    public byte[] logName() {
        return logName;
    }

    public ProxySection section() {
        return proxy.section();
    }

    /** All servers in configured order; never changed in place. */
    public Server[] servers() {
        return servers;
    }

    /** By name, or by number when the name is {@code #<id>}; null when there is none. */
    public Server server(String nameOrId) {
        return ServerList.find(servers, nameOrId);
    }

    /** The algorithm in use takes new weights at run time. */
    public boolean isDynamic() {
        return balancer.isDynamic();
    }

    /** At least one server can be chosen, or there are no servers at all. */
    public boolean isUp() {
        return usable;
    }

    /** Servers that requests can go to now: the active ones, else the backup ones that would be used. */
    public int usableServers() {
        int active = balancer.activeServers();
        int backups = balancer.backupServers();
        return active > 0 || backups == 0 ? active : section().has(ProxyOption.ALL_BACKUPS) ? backups : 1;
    }

    public int activeServers() {
        return balancer.activeServers();
    }

    public int backupServers() {
        return balancer.backupServers();
    }

    public int totalWeight() {
        return balancer.totalWeight();
    }

    public int totalUserWeight() {
        return balancer.totalUserWeight();
    }

    public long lastChangeMs() {
        return lastChangeMs;
    }

    public long downtimeMs(long wallMs) {
        long since = downSinceMs;
        return downtimeMs + (since >= 0 ? wallMs - since : 0);
    }

    public int downTransitions() {
        return downTransitions;
    }

    public CounterSet counters() {
        return counters;
    }

    /** Streams assigned to this backend now. */
    public Gauge sessions() {
        return sessions;
    }

    public RateCounter sessionRate() {
        return sessionRate;
    }

    public TimeAverages times() {
        return times;
    }

    /** Counts a stream that chose this backend, on the loop with this index. */
    public void countSession(int loop, long nowMs, long wallMs) {
        counters.of(loop).sessions++;
        sessionRate.add(nowMs);
        lastSessionMs = wallMs;
    }

    public long lastSessionMs() {
        return lastSessionMs;
    }

    public ErrorCapture lastInvalidResponse() {
        return lastInvalidResponse;
    }

    public void lastInvalidResponse(ErrorCapture capture) {
        lastInvalidResponse = capture;
    }
}
