package io.sluice.engine.balance.algorithm;

import io.sluice.engine.server.Server;
import java.util.Arrays;

/**
 * Servers laid out so that each appears as often as its weight, evenly spread: what static algorithms and map-based hashes index.
 *
 * <p>Weights are divided by the greatest common divisor of all weights of the backend; W is their sum. Place by place, every server's claim grows by w / W, and
 * the server whose claim has the most whole units gets the place (the first in configured order among equals) and gives one unit up. This is the order
 * that HAProxy's static algorithms show. Claims are never added up here: server i gains a unit at the places ceil(m W / w), m = 1, 2, …, so
 * the units are an event calendar (one list of servers per place), and the servers with the same number of units are one
 * {@link IndexSet}. The whole costs W steps and not W times the number of servers.
 */
final class ServerMap {

    /** More whole units than this never come together. */
    private static final int LEVELS = 5;

    private final int[] weights;
    private final int total;
    private final int[] units;
    private final IndexSet[] byUnits = new IndexSet[LEVELS];
    /** For each place the first server that gains a unit there, then linked; -1 ends. */
    private final int[] gainers;
    private final int[] nextGainer;
    private final int[] gained;

    private ServerMap(int[] weights, int total) {
        int count = weights.length;
        this.weights = weights;
        this.total = total;
        this.units = new int[count];
        this.gainers = new int[total + 1];
        this.nextGainer = new int[count];
        this.gained = new int[count];
        Arrays.fill(gainers, -1);
        for (int level = 0; level < LEVELS; level++) {
            byUnits[level] = new IndexSet(count);
        }
        for (int i = 0; i < count; i++) {
            units[i] = 1;
            byUnits[1].add(i);
            schedule(i);
        }
    }

    /** What the configured weights of all servers of a backend can be divided by. */
    static int commonDivisor(Server[] servers) {
        int divisor = 0;
        for (Server server : servers) {
            divisor = greatestCommonDivisor(server.initialWeight(), divisor);
        }
        return Math.max(1, divisor);
    }

    /** The layout of servers given in configured order, each with the weight of its configuration divided by {@code divisor}. */
    static Server[] layOut(Server[] servers, int divisor) {
        int[] weights = new int[servers.length];
        int total = 0;
        for (int i = 0; i < servers.length; i++) {
            weights[i] = servers[i].initialWeight() / divisor;
            total += weights[i];
        }
        if (total == servers.length) {
            return servers;
        }
        return new ServerMap(weights, total).fill(servers);
    }

    private Server[] fill(Server[] servers) {
        Server[] map = new Server[total];
        for (int place = 0; place < total; place++) {
            int gainer = gainers[place + 1];
            while (gainer >= 0) {
                int next = nextGainer[gainer];
                move(gainer, 1);
                schedule(gainer);
                gainer = next;
            }
            int winner = mostUnits();
            map[place] = servers[winner];
            move(winner, -1);
        }
        return map;
    }

    private void schedule(int i) {
        if (gained[i] < weights[i]) {
            gained[i]++;
            int place = (int) Math.ceilDiv((long) gained[i] * total, (long) weights[i]);
            nextGainer[i] = gainers[place];
            gainers[place] = i;
        }
    }

    private void move(int i, int difference) {
        byUnits[units[i]].remove(i);
        units[i] += difference;
        byUnits[units[i]].add(i);
    }

    private int mostUnits() {
        int level = LEVELS;
        int found;
        do {
            found = byUnits[--level].next(0);
        } while (found < 0);
        return found;
    }

    private static int greatestCommonDivisor(int first, int second) {
        int a = first;
        int b = second;
        while (b != 0) {
            int rest = a % b;
            a = b;
            b = rest;
        }
        return a;
    }
}
