package io.sluice.engine.balance;

import io.sluice.base.bytes.Buffer;
import io.sluice.engine.server.Server;
import io.sluice.http.http1.HeadIndex;
import java.util.TreeMap;

/**
 * The servers of one backend under one load-balancing algorithm. Event loops pick servers and report load; control threads that hold the
 * change lock tell about every change of a server with {@link #update}, which costs no more than the algorithm needs for one server.
 *
 * <p>Active servers come first. When none of them can be chosen the backups serve: all of them with {@code option allbackups}, otherwise
 * the first one alone.
 */
public final class Balancer {

    private static final Choice NOBODY = new Choice(null, null);

    /** What serves now: a pool, or one backup alone, or nothing. */
    private record Choice(Pool pool, Server onlyBackup) {
    }

    private final Algorithm algorithm;
    private final boolean allBackups;
    private final Pool active;
    private final Pool backup;
    private final TreeMap<Integer, Server> usableBackups = new TreeMap<>();
    private int activeWeight;
    private int backupWeight;
    private int activeUserWeight;
    private int backupUserWeight;
    private volatile Choice choice = NOBODY;
    private volatile int activeServers;
    private volatile int backupServers;
    private volatile int totalWeight;
    private volatile int totalUserWeight;

    public Balancer(Algorithm algorithm, Server[] servers, boolean allBackups) {
        this.algorithm = algorithm;
        this.allBackups = allBackups;
        this.active = algorithm.createPool(servers);
        this.backup = algorithm.createPool(servers);
        for (int i = 0; i < servers.length; i++) {
            Membership member = algorithm.createMembership(servers[i], i);
            member.weight = member.currentWeight();
            servers[i].placement(member);
        }
        for (Server server : servers) {
            apply((Membership) server.placement());
        }
        active.start();
        backup.start();
    }

    // ---- what loops use -----------------------------------------------------------------------------------------------------------

    /** Takes from a request's head what {@link #pick} needs; once per request, before its first pick. */
    public void prepare(BalanceKey key, HeadIndex head, Buffer buffer) {
        algorithm.prepare(key, head, buffer);
    }

    /**
     * A server, or null when all are full or there is none. {@code avoid} (may be null) is not chosen when there is another one. The
     * server can be full when the algorithm does not skip full servers, and a backup that serves alone can be full too.
     */
    public Server pick(BalanceKey key, Server avoid) {
        Choice current = choice;
        return current.pool != null ? current.pool.pick(key, avoid) : current.onlyBackup;
    }

    /** A place on a server was taken (1) or given back (-1), or only its queue or limit changed (0). */
    public void loadChanged(Server server, int difference) {
        Membership member = (Membership) server.placement();
        (member.backup ? backup : active).loadChanged(member, difference);
    }

    /** The server is one of those that may be chosen now. */
    public boolean offers(Server server) {
        Choice current = choice;
        Membership member = (Membership) server.placement();
        return member.usable
            && (current.pool != null ? current.pool == (member.backup ? backup : active) : current.onlyBackup == server);
    }

    /** True when no server can be chosen at all, full or not. */
    public boolean isEmpty() {
        return choice == NOBODY;
    }

    /** A full server that was picked is passed over for others; otherwise the request waits for it. */
    public boolean skipsFullServers() {
        return algorithm.skipsFullServers() && choice.onlyBackup == null;
    }

    /** While requests wait for any server, {@link #pick} need not be asked. */
    public boolean isExhaustedWhileQueued() {
        return algorithm.isExhaustedWhileQueued();
    }

    /** True when weights other than 0% and 100% take effect at run time. */
    public boolean isDynamic() {
        return algorithm.isDynamic();
    }

    /** The same algorithm over other servers, from its start. */
    public Balancer with(Server[] servers) {
        return new Balancer(algorithm, servers, allBackups);
    }

    // ---- what control threads change ------------------------------------------------------------------------------------------------

    /** The state or the weight of a server has changed, or may have. */
    public void update(Server server) {
        apply((Membership) server.placement());
    }

    private void apply(Membership member) {
        Server server = member.server();
        Pool pool = member.backup ? backup : active;
        int weight = member.currentWeight();
        boolean usable = server.isUsable() && weight > 0;
        if (!member.usable && usable) {
            pool.add(member);
            count(member, 1, weight, server.userWeight());
            member.usable = true;
            chooseSide();
        } else if (member.usable && !usable) {
            member.usable = false;
            count(member, -1, -member.weight, -member.userWeight);
            chooseSide();
            pool.remove(member);
        } else if (usable && weight != member.weight) {
            pool.weigh(member);
            count(member, 0, weight - member.weight, server.userWeight() - member.userWeight);
            chooseSide();
        }
        member.weight = weight;
        member.userWeight = server.userWeight();
    }

    private void count(Membership member, int servers, int weight, int userWeight) {
        if (!member.backup) {
            activeServers = activeServers + servers;
            activeWeight += weight;
            activeUserWeight += userWeight;
            return;
        }
        backupServers = backupServers + servers;
        backupWeight += weight;
        backupUserWeight += userWeight;
        if (servers > 0) {
            usableBackups.put(member.order, member.server());
        } else if (servers < 0) {
            usableBackups.remove(member.order);
        }
    }

    private void chooseSide() {
        if (activeServers > 0) {
            choose(active, null, activeWeight, activeUserWeight);
        } else if (usableBackups.isEmpty()) {
            choose(null, null, 0, 0);
        } else if (allBackups) {
            choose(backup, null, backupWeight, backupUserWeight);
        } else {
            Server first = usableBackups.firstEntry().getValue();
            choose(null, first, first.scaledWeight(), first.userWeight());
        }
    }

    private void choose(Pool pool, Server onlyBackup, int weight, int userWeight) {
        totalWeight = weight;
        totalUserWeight = userWeight;
        if (choice.pool != pool || choice.onlyBackup != onlyBackup) {
            choice = pool == null && onlyBackup == null ? NOBODY : new Choice(pool, onlyBackup);
        }
    }

    // ---- figures ---------------------------------------------------------------------------------------------------------------------

    /** Active servers that may be chosen. */
    public int activeServers() {
        return activeServers;
    }

    /** Backup servers that could be chosen when their time comes. */
    public int backupServers() {
        return backupServers;
    }

    /** The sum of the weights of those that serve now, in the user's units. */
    public int totalWeight() {
        return Math.ceilDiv(totalWeight, Membership.SCALE);
    }

    /** The sum of the weights that the user gave to those that serve now. */
    public int totalUserWeight() {
        return totalUserWeight;
    }
}
