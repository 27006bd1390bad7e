package io.sluice.engine.balance.algorithm;

import io.sluice.engine.balance.BalanceKey;
import io.sluice.engine.balance.Membership;
import io.sluice.engine.balance.Pool;
import io.sluice.engine.server.Server;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The servers that can be chosen, laid out in a map that is indexed by a hash or walked in turn. Loops take no lock; a change of state lays
 * the map out anew, which takes time in proportion to the sum of weights.
 */
final class MapPool implements Pool {

    private static final Server[] NONE = new Server[0];

    private final boolean hashed;
    /** By configured order; for control threads only. */
    private final TreeMap<Integer, Server> members = new TreeMap<>();
    private final AtomicInteger cursor = new AtomicInteger();
    private volatile Server[] map = NONE;
    private final int divisor;
    private boolean started;

    /** {@code hashed}: requests that have a hash are placed by it, regardless of load. */
    MapPool(Server[] servers, boolean hashed) {
        this.divisor = ServerMap.commonDivisor(servers);
        this.hashed = hashed;
    }

    @Override
    public Server pick(BalanceKey key, Server avoid) {
        Server[] places = map;
        if (places.length == 0) {
            return null;
        }
        if (hashed && key.hasHash) {
            return places[Integer.remainderUnsigned(key.hash, places.length)];
        }
        return pickInTurn(places, avoid);
    }

    private Server pickInTurn(Server[] places, Server avoid) {
        while (true) {
            int found = cursor.get();
            int start = found < places.length ? found : 0;
            int chosen = -1;
            for (int i = 0; i < places.length; i++) {
                int index = start + i < places.length ? start + i : start + i - places.length;
                Server server = places[index];
                if (Places.isOpen(server)) {
                    chosen = index;
                    if (server != avoid) {
                        break;
                    }
                }
            }
            if (chosen < 0) {
                return null;
            }
            int next = chosen + 1;
            if (cursor.compareAndSet(found, next)) {
                return places[chosen];
            }
        }
    }

    @Override
    public void add(Membership member) {
        members.put(member.order(), member.server());
        layOut();
    }

    @Override
    public void remove(Membership member) {
        members.remove(member.order());
        layOut();
    }

    /** The layout knows only the weights of the configuration. */
    @Override
    public void weigh(Membership member) {
        layOut();
    }

    @Override
    public void start() {
        started = true;
        layOut();
    }

    private void layOut() {
        if (started) {
            map = ServerMap.layOut(members.values().toArray(NONE), divisor);
        }
    }
}
