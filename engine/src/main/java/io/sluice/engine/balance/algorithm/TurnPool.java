package io.sluice.engine.balance.algorithm;

import io.sluice.engine.balance.BalanceKey;
import io.sluice.engine.balance.Membership;
import io.sluice.engine.balance.Pool;
import io.sluice.engine.server.Server;

/**
 * Servers taken in turn by weight, in the order that HAProxy's {@code roundrobin} shows to clients.
 *
 * <p>Picks are counted by {@link #position}. After its turn at position p a server of weight w is due again at p + W / w, where W is the
 * sum of weights; what the division leaves over is carried on. Positions run through a window of W picks. A server is in one of three
 * heaps: {@link #fresh} before its first turn of the window, heaviest first; {@link #running} by the position at which it is due;
 * {@link #later} when that lies beyond the window. A pick takes the first running server if it is due, otherwise a fresh one, otherwise
 * the first running one early. When both are empty a window begins: those of {@code later} become fresh. A server that is full or
 * avoided uses up its turn.
 *
 * <p>With equal weights and nothing in the way this is a fixed cycle. Then loops take their turns from a {@link TurnRing} without the
 * lock; whatever disturbs the cycle (a change, a full server) first brings the heaps up to date. A ring is built after as many
 * undisturbed picks as there are servers, so that its cost, in proportion to the number of servers, vanishes in theirs. Under the lock
 * everything else costs the logarithm of that number, and that for each server passed over.
 */
final class TurnPool implements Pool {

    RankHeap fresh = new RankHeap();
    RankHeap running = new RankHeap();
    RankHeap later = new RankHeap();
    /** The sum of weights, as of the start of the window and now. */
    long windowWeight;
    long weight;
    long position;

    private final WeightTally shares = new WeightTally();
    private volatile TurnRing ring;
    private int undisturbed;
    private boolean started;

    // ---- what loops use -----------------------------------------------------------------------------------------------------------

    @Override
    public Server pick(BalanceKey key, Server avoid) {
        TurnRing current = ring;
        if (current != null) {
            Server server = current.take(avoid);
            if (server != null) {
                return server;
            }
        }
        return pickFromHeaps(avoid);
    }

    private synchronized Server pickFromHeaps(Server avoid) {
        leaveRing();
        Turn skipped = null;
        Turn avoided = null;
        Turn chosen = null;
        boolean windowBegun = false;
        while (true) {
            Turn turn = nextTurn();
            if (turn == null) {
                if (windowBegun) {
                    chosen = avoided;
                    break;
                }
                windowBegun = true;
                beginWindow();
                continue;
            }
            useUp(turn);
            if (Places.isOpen(turn.server())) {
                if (turn.server() != avoid) {
                    chosen = turn;
                    break;
                }
                avoided = turn;
            }
            turn.nextSkipped = skipped;
            skipped = turn;
        }
        if (chosen != null) {
            enqueue(chosen);
        }
        undisturbed = skipped == null ? undisturbed + 1 : 0;
        requeue(skipped, chosen, windowBegun);
        if (undisturbed >= shares.count()) {
            enterRing();
        }
        return chosen == null ? null : chosen.server();
    }

    private Turn nextTurn() {
        if (windowWeight == 0) {
            windowWeight = weight;
            position = weight;
        }
        Turn first = (Turn) running.first();
        if (first != null && first.due <= position) {
            return first;
        }
        Turn heaviest = (Turn) fresh.first();
        if (heaviest == null) {
            return first;
        }
        heaviest.due = 0;
        heaviest.remainder = 0;
        return heaviest;
    }

    private void beginWindow() {
        RankHeap empty = fresh;
        fresh = later;
        later = empty;
        windowWeight = weight;
        position = weight;
    }

    private void useUp(Turn turn) {
        if (turn.due == 0) {
            turn.due = position;
        }
        turn.lastDue = turn.due;
        turn.due += weight / turn.share;
        turn.remainder += (int) (weight % turn.share);
        if (turn.remainder >= turn.share) {
            turn.remainder -= turn.share;
            turn.due++;
        }
        turn.heap.remove(turn);
        position++;
    }

    private void requeue(Turn firstSkipped, Turn chosen, boolean windowBegun) {
        for (Turn turn = firstSkipped; turn != null; turn = turn.nextSkipped) {
            if (turn == chosen) {
                continue;
            }
            if (windowBegun) {
                fresh.add(turn, weightKey(turn.share));
            } else {
                enqueue(turn);
            }
        }
    }

    // ---- places in the heaps ------------------------------------------------------------------------------------------------------

    /** The first position that lies beyond the window. */
    long horizon() {
        return Math.min(2 * windowWeight, windowWeight + weight);
    }

    private void enqueue(Turn turn) {
        if (turn.due >= horizon()) {
            later.add(turn, weightKey(turn.share));
        } else {
            running.add(turn, runningKey(turn, turn.due));
        }
    }

    static long weightKey(int share) {
        return (long) Membership.MAX_WEIGHT - share;
    }

    /** Among servers due at the same position the heavier comes first, modulated by its remainder. */
    static long runningKey(Turn turn, long due) {
        int usersWeights = Membership.MAX_WEIGHT / Membership.SCALE;
        return usersWeights * due + (Membership.MAX_WEIGHT + turn.remainder - turn.share) / Membership.SCALE;
    }

    // ---- the ring -----------------------------------------------------------------------------------------------------------------

    private void leaveRing() {
        TurnRing current = ring;
        if (current != null) {
            ring = null;
            current.unroll(this);
            undisturbed = 0;
        }
    }

    private void enterRing() {
        undisturbed = 0;
        if (shares.count() > 0 && shares.areEqual()) {
            ring = TurnRing.over(this);
        }
    }

    // ---- what control threads change ------------------------------------------------------------------------------------------------

    @Override
    public synchronized void add(Membership member) {
        leaveRing();
        Turn turn = (Turn) member;
        int share = turn.currentWeight();
        weight += share;
        shares.add(share);
        if (!started) {
            turn.share = share;
            fresh.add(turn, weightKey(share));
            return;
        }
        turn.due = position + (weight + windowWeight - position) / share;
        turn.share = share;
        enqueue(turn);
    }

    @Override
    public synchronized void remove(Membership member) {
        leaveRing();
        Turn turn = (Turn) member;
        weight -= turn.share;
        shares.remove(turn.share);
        turn.heap.remove(turn);
    }

    @Override
    public synchronized void weigh(Membership member) {
        remove(member);
        add(member);
    }

    /** The servers of the start have not had a turn: they are fresh, and the cycle is known at once. */
    @Override
    public synchronized void start() {
        started = true;
        windowWeight = weight;
        position = weight;
        enterRing();
    }
}
