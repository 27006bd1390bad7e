package io.sluice.engine.balance.algorithm;

import io.sluice.engine.balance.Algorithm;
import io.sluice.engine.balance.BalanceKey;
import io.sluice.engine.balance.Membership;
import io.sluice.engine.balance.Pool;
import io.sluice.engine.server.Server;
import java.util.concurrent.ThreadLocalRandom;

/**
 * {@code random(n)}: draws n servers by weight and takes the least loaded ("The Power of Two Random Choices", Mitzenmacher). A draw
 * is a random place on the circle of consistent hashing, so servers get the same shares as in HAProxy.
 */
final class RandomDraws implements Algorithm {

    /** Draws from a circle. */
    private static final class Draws implements Pool {

        private final RingPool ring;
        private final int draws;

        Draws(int draws, int balanceFactor) {
            this.draws = draws;
            this.ring = new RingPool(balanceFactor);
        }

        @Override
        public Server pick(BalanceKey key, Server avoid) {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            Server best = ring.place(random.nextInt(), avoid);
            for (int i = 1; i < draws && best != null; i++) {
                Server other = ring.place(random.nextInt(), avoid);
                if (other != null && other != best && !isHeavier(other, best)) {
                    best = other;
                }
            }
            return best != null && Places.isOpen(best) ? best : null;
        }

        private static boolean isHeavier(Server one, Server other) {
            return (long) one.sessions().current() * Math.max(1, other.userWeight())
                > (long) other.sessions().current() * Math.max(1, one.userWeight());
        }

        @Override
        public void loadChanged(Membership member, int difference) {
            ring.loadChanged(member, difference);
        }

        @Override
        public void add(Membership member) {
            ring.add(member);
        }

        @Override
        public void remove(Membership member) {
            ring.remove(member);
        }

        @Override
        public void weigh(Membership member) {
            ring.weigh(member);
        }

        @Override
        public void start() {
            ring.start();
        }
    }

    private final int draws;
    private final int balanceFactor;

    RandomDraws(int draws, int balanceFactor) {
        this.draws = draws;
        this.balanceFactor = balanceFactor;
    }

    @Override
    public Pool createPool(Server[] servers) {
        return new Draws(draws, balanceFactor);
    }

    @Override
    public Membership createMembership(Server server, int order) {
        return new Member(server, order);
    }
}
