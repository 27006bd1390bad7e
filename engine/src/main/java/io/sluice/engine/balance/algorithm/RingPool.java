package io.sluice.engine.balance.algorithm;

import io.sluice.base.hash.HashFunction;
import io.sluice.engine.balance.BalanceKey;
import io.sluice.engine.balance.Membership;
import io.sluice.engine.balance.Pool;
import io.sluice.engine.server.Server;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Consistent hashing: every server owns points on a circle, as many as its scaled weight, and a request goes to the owner of the nearest
 * one. Loops take no lock. A change adds or removes the points of one server only.
 *
 * <p>With a balance factor (Mirrokni, Thorup, Zadimoghaddam: "Consistent Hashing with Bounded Loads") no server gets more than its
 * share of all sessions times the factor; requests go on round the circle until they find room.
 */
final class RingPool implements Pool {

    /** Distance between the numbers from which two servers' points are computed. */
    private static final int POINT_RANGE = Membership.MAX_WEIGHT;

    private final HashRing ring = new HashRing();
    private final LoadBound bound;
    private final AtomicLong turn = new AtomicLong(HashRing.NONE);
    private volatile Membership[] members = new Membership[8];

    /** {@code balanceFactor}: per cent of a server's share that it may carry, 0 for no bound. */
    RingPool(int balanceFactor) {
        this.bound = balanceFactor == 0 ? null : new LoadBound(balanceFactor);
    }

    // ---- what loops use -----------------------------------------------------------------------------------------------------------

    @Override
    public Server pick(BalanceKey key, Server avoid) {
        return key.hasHash ? place(key.hash, avoid) : pickInTurn(avoid);
    }

    /** The server for a hash, full or not; null only when there is none. */
    Server place(int hash, Server avoid) {
        long point = ring.nearest(hash);
        Membership member = memberAt(point);
        for (int steps = ring.size(); member != null && steps > 0 && isPassedOver(member, avoid); steps--) {
            point = ring.after(point);
            member = memberAt(point);
        }
        return member == null ? null : member.server();
    }

    private boolean isPassedOver(Membership member, Server avoid) {
        return member.server() == avoid || bound != null && !bound.hasRoom(member);
    }

    private Membership memberAt(long point) {
        return point == HashRing.NONE ? null : members[HashRing.owner(point)];
    }

    /** Requests without a hash go round the circle. */
    private Server pickInTurn(Server avoid) {
        while (true) {
            long last = turn.get();
            long point = last == HashRing.NONE ? ring.after(HashRing.NONE) : ring.after(last);
            Server avoided = null;
            for (int steps = ring.size(); steps > 0 && point != HashRing.NONE; steps--) {
                Membership member = memberAt(point);
                if (member != null && Places.isOpen(member.server())) {
                    if (member.server() != avoid) {
                        break;
                    }
                    avoided = avoid;
                }
                point = steps == 1 ? HashRing.NONE : ring.after(point);
            }
            if (point == HashRing.NONE) {
                return avoided;
            }
            if (turn.compareAndSet(last, point)) {
                Membership member = memberAt(point);
                return member == null ? null : member.server();
            }
        }
    }

    @Override
    public void loadChanged(Membership member, int difference) {
        if (bound != null) {
            bound.loadChanged(difference);
        }
    }

    // ---- what control threads change ------------------------------------------------------------------------------------------------

    @Override
    public void add(Membership member) {
        Membership[] known = members;
        if (member.order() >= known.length) {
            known = Arrays.copyOf(known, Math.max(member.order() + 1, 2 * known.length));
        }
        known[member.order()] = member;
        members = known;
        setPoints(member, 0, member.currentWeight());
    }

    @Override
    public void remove(Membership member) {
        setPoints(member, member.weight(), 0);
    }

    @Override
    public void weigh(Membership member) {
        setPoints(member, member.weight(), member.currentWeight());
    }

    private void setPoints(Membership member, int before, int after) {
        if (bound != null) {
            bound.weigh(after - before);
        }
        int first = member.server().id() * POINT_RANGE;
        for (int i = before; i < after; i++) {
            ring.add(HashRing.point(HashFunction.avalanche(first + i), member.order()));
        }
        for (int i = before - 1; i >= after; i--) {
            removePoint(HashRing.point(HashFunction.avalanche(first + i), member.order()));
        }
    }

    private void removePoint(long point) {
        if (turn.get() == point) {
            // As in HAProxy, the point behind one that goes loses its turn.
            turn.compareAndSet(point, ring.size() == 1 ? HashRing.NONE : ring.after(point));
        }
        ring.remove(point);
    }

    @Override
    public void start() {
        if (bound != null) {
            List<Membership> present = new ArrayList<>(members.length);
            for (Membership member : members) {
                if (member != null) {
                    present.add(member);
                }
            }
            bound.start(present);
        }
    }
}
