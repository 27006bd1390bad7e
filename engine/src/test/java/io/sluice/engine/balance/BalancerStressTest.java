package io.sluice.engine.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.engine.server.Server;
import io.sluice.language.config.model.Balance;
import io.sluice.language.config.model.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loops that pick and release while an operator changes weights and states. */
class BalancerStressTest {

    private static final int LOOPS = 3;
    private static final int CHANGES = 1_500;

    @ParameterizedTest
    @ValueSource(strings = {"roundrobin", "static-rr", "leastconn", "first", "random", "source"})
    void picksGoOnWhileWeightsAndStatesChange(String algorithm) throws Exception {
        var section = Farm.section(new Balance(algorithm, 2, List.of(), Position.NONE), weights());
        for (int i = 0; i < section.servers.size(); i++) {
            section.servers.get(i).maxconn = i % 3 == 0 ? 2 : 0;
        }
        Farm farm = new Farm(section);
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService loops = Executors.newFixedThreadPool(LOOPS)) {
            List<Future<Long>> results = new ArrayList<>();
            for (int i = 0; i < LOOPS; i++) {
                int number = i;
                results.add(loops.submit(() -> loop(farm, number, over)));
            }
            change(farm);
            over.set(true);
            for (Future<Long> result : results) {
                assertThat(result.get(30, TimeUnit.SECONDS)).isPositive();
            }
        }
        assertThatEverythingIsAsAtTheStart(farm);
    }

    private static int[] weights() {
        int[] weights = new int[40];
        java.util.Arrays.fill(weights, 1);
        return weights;
    }

    private static long loop(Farm farm, int number, AtomicBoolean over) {
        BalanceKey key = new BalanceKey();
        key.hasHash = true;
        Random random = new Random(number);
        List<Server> held = new ArrayList<>();
        long picks = 0;
        while (!over.get() || picks == 0) {
            key.hash = random.nextInt();
            Server server = farm.balancer.pick(key, null);
            if (server != null && server.takePlace()) {
                farm.balancer.loadChanged(server, 1);
                held.add(server);
                picks++;
            }
            if (held.size() > random.nextInt(8)) {
                farm.give(held.removeFirst());
            }
        }
        held.forEach(farm::give);
        return picks;
    }

    /** The first server stays, so that there is always one. */
    private static void change(Farm farm) {
        Random random = new Random(1);
        for (int i = 0; i < CHANGES; i++) {
            Server server = farm.servers[1 + random.nextInt(farm.servers.length - 1)];
            switch (random.nextInt(4)) {
                case 0 -> farm.state(server, Server.FORCED_MAINTENANCE);
                case 1 -> farm.weight(server, farm.balancer.isDynamic() ? random.nextInt(257) : random.nextInt(2));
                default -> farm.state(server, 0);
            }
        }
        for (Server server : farm.servers) {
            farm.state(server, 0);
            farm.weight(server, 1);
        }
    }

    /** Nothing is lost: all servers are reachable again and none is thought full. */
    private static void assertThatEverythingIsAsAtTheStart(Farm farm) {
        assertThat(farm.balancer.activeServers()).isEqualTo(farm.servers.length);
        assertThat(farm.balancer.totalWeight()).isEqualTo(farm.servers.length);
        List<Server> taken = new ArrayList<>();
        for (Server server : farm.servers) {
            assertThat(server.sessions().current()).isZero();
            server.maxconn(1);
            farm.balancer.loadChanged(server, 0);
        }
        if (!farm.balancer.skipsFullServers()) {
            return;
        }
        Server server = farm.take(null);
        while (server != null) {
            taken.add(server);
            server = farm.take(null);
        }
        if (farm.section.balance.algorithm().equals("random")) {
            assertThat(taken).doesNotHaveDuplicates();
        } else {
            assertThat(taken).containsExactlyInAnyOrder(farm.servers);
        }
    }
}
