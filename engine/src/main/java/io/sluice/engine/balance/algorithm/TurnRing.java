package io.sluice.engine.balance.algorithm;

import io.sluice.engine.server.Server;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The order of turns while all servers have the same weight and none is in the way: a cycle that loops walk with one compare-and-set.
 *
 * <p>While the ring is in use the heaps of its {@link TurnPool} rest. {@link #unroll} closes the ring and gives the heaps the state that
 * the picks made here would have led to: every N picks each of the N servers is due N positions later, until that lies beyond the window;
 * then windows of W picks follow each other, in each of which every server has W / N turns.
 */
final class TurnRing {

    private static final long CLOSED = -1;

    private final Turn[] turns;
    private final Server[] servers;
    /** Rounds made in the upper half, index of the next server in the lower half. */
    private final AtomicLong cursor = new AtomicLong();

    private TurnRing(Turn[] turns) {
        this.turns = turns;
        this.servers = new Server[turns.length];
        for (int i = 0; i < turns.length; i++) {
            servers[i] = turns[i].server();
        }
    }

    /** The cycle that the pool, whose weights are equal, is in; null when it is not in one yet. */
    static TurnRing over(TurnPool pool) {
        if (pool.later.size() > 0) {
            return null;
        }
        if (pool.running.size() == 0) {
            return new TurnRing(turns(pool.fresh));
        }
        if (pool.fresh.size() > 0) {
            return null;
        }
        Turn[] turns = turns(pool.running);
        for (Turn turn : turns) {
            if (turn.remainder >= turn.share) {
                // Left over from a larger weight; it is used up turn by turn.
                return null;
            }
        }
        Turn first = turns[0];
        boolean roundIsWhole = turns[turns.length - 1].key <= TurnPool.runningKey(first, first.due + turns.length);
        return roundIsWhole ? new TurnRing(turns) : null;
    }

    private static Turn[] turns(RankHeap heap) {
        Ranked[] sorted = heap.sorted();
        return Arrays.copyOf(sorted, sorted.length, Turn[].class);
    }

    /** The server whose turn it is; null when it is full or to be avoided, or the ring is closed. */
    Server take(Server avoid) {
        Server[] cycle = servers;
        while (true) {
            long at = cursor.get();
            if (at == CLOSED) {
                return null;
            }
            int index = (int) at;
            Server server = cycle[index];
            if (server == avoid || !Places.isOpen(server)) {
                return null;
            }
            long next = index + 1 == cycle.length ? at - index + (1L << 32) : at + 1;
            if (cursor.compareAndSet(at, next)) {
                return server;
            }
        }
    }

    /** Closes the ring and brings the pool's heaps up to date; needs the pool's lock. */
    void unroll(TurnPool pool) {
        long at = cursor.getAndSet(CLOSED);
        long picks = (at >>> 32) * turns.length + (int) at;
        if (picks == 0) {
            return;
        }
        boolean startedFresh = pool.fresh.size() > 0;
        long horizon = pool.horizon();
        pool.fresh.clear();
        pool.running.clear();
        long firstWindow = startedFresh ? 0 : picksUntil(horizon);
        if (picks <= firstWindow) {
            unrollWithin(pool, picks, horizon);
        } else {
            unrollWindows(pool, picks - firstWindow, (int) (firstWindow % turns.length));
        }
    }

    private long picksUntil(long horizon) {
        long picks = 0;
        for (Turn turn : turns) {
            picks += turnsUntil(turn, horizon);
        }
        return picks;
    }

    private long turnsUntil(Turn turn, long horizon) {
        return Math.max(1, Math.ceilDiv(horizon - turn.due, (long) turns.length));
    }

    private void unrollWithin(TurnPool pool, long picks, long horizon) {
        int count = turns.length;
        int start = (int) (picks % count);
        for (int i = 0; i < count; i++) {
            int index = start + i < count ? start + i : start + i - count;
            Turn turn = turns[index];
            long taken = picks / count + (index < start ? 1 : 0);
            boolean beyond = taken == turnsUntil(turn, horizon);
            if (taken > 0) {
                turn.due += taken * count;
                turn.lastDue = turn.due - count;
            }
            queue(pool, turn, beyond);
        }
        pool.position += picks;
    }

    private void unrollWindows(TurnPool pool, long picks, int rotation) {
        int count = turns.length;
        long window = pool.weight;
        long taken = (picks - 1) % window + 1;
        pool.windowWeight = window;
        pool.position = window + taken;
        int start = (int) (taken % count);
        for (int i = 0; i < count; i++) {
            int place = start + i < count ? start + i : start + i - count;
            int index = place + rotation < count ? place + rotation : place + rotation - count;
            Turn turn = turns[index];
            if (place >= taken) {
                pool.fresh.append(turn, TurnPool.weightKey(turn.share));
                continue;
            }
            long lastTurn = taken - 1 - (taken - 1 - place) % count;
            turn.lastDue = window + lastTurn;
            turn.due = turn.lastDue + count;
            turn.remainder = 0;
            queue(pool, turn, turn.due >= 2 * window);
        }
    }

    private static void queue(TurnPool pool, Turn turn, boolean beyond) {
        if (beyond) {
            pool.later.append(turn, TurnPool.weightKey(turn.share));
        } else {
            pool.running.append(turn, TurnPool.runningKey(turn, turn.due));
        }
    }
}
