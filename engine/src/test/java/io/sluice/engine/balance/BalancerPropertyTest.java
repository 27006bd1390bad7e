package io.sluice.engine.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.engine.server.Server;
import io.sluice.language.config.model.Balance;
import io.sluice.language.config.model.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.api.SoftAssertions;

/** What holds for any weights, states and loads. */
class BalancerPropertyTest {

    private static final List<String> ALGORITHMS = List.of("roundrobin", "static-rr", "leastconn", "first", "random", "source");

    @Property(tries = 150)
    void everyServerGetsItsShareWithinOneOfACycle(@ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 40) Integer> weights,
                                                  @ForAll boolean fixed) {
        int[] given = weights.stream().mapToInt(Integer::intValue).toArray();
        Farm farm = new Farm(Farm.section(balance(fixed ? "static-rr" : "roundrobin"), given));
        int cycle = weights.stream().mapToInt(Integer::intValue).sum();
        Map<String, Integer> counts = new HashMap<>();

        for (int i = 0; i < cycle; i++) {
            counts.merge(farm.request(), 1, Integer::sum);
        }

        SoftAssertions.assertSoftly(softly -> {
            for (int i = 0; i < given.length; i++) {
                softly.assertThat(counts.getOrDefault("s" + (i + 1), 0)).isBetween(given[i] - 1, given[i] + 1);
            }
        });
    }

    @Property(tries = 60)
    void anEqualCycleNeverRepeatsAServerBeforeItsTurn(@ForAll @IntRange(min = 1, max = 30) int servers, @ForAll long seed) {
        int[] weights = new int[servers];
        java.util.Arrays.fill(weights, 3);
        Farm farm = new Farm(Farm.section(balance("roundrobin"), weights));
        Random random = new Random(seed);
        Server away = farm.servers[random.nextInt(servers)];
        farm.state(away, Server.FORCED_MAINTENANCE);
        for (int i = random.nextInt(100); i > 0; i--) {
            farm.request();
        }
        farm.state(away, 0);
        // A server that comes back may have to wait for the next window.
        for (int i = 0; i < 16 * 3 * servers; i++) {
            farm.request();
        }

        List<String> round = new ArrayList<>();
        for (int i = 0; i < servers; i++) {
            round.add(farm.request());
        }
        assertThat(round).doesNotHaveDuplicates();
        for (String name : round) {
            assertThat(farm.request()).isEqualTo(name);
        }
    }

    @Property(tries = 300)
    void onlyUsableServersWithRoomAreChosenAndOneIsFoundWhenThereIsOne(@ForAll @IntRange(min = 0, max = 5) int algorithm,
                                                                      @ForAll @IntRange(min = 1, max = 9) int servers, @ForAll long seed) {
        Random random = new Random(seed);
        String name = ALGORITHMS.get(algorithm);
        Farm farm = farm(name, servers, random);
        List<Server> held = new ArrayList<>();
        for (int step = 0; step < 80; step++) {
            disturb(farm, random);
            if (!held.isEmpty() && random.nextInt(3) == 0) {
                farm.give(held.remove(random.nextInt(held.size())));
            }
            Server avoid = random.nextInt(4) == 0 ? farm.servers[random.nextInt(servers)] : null;
            Server chosen = farm.balancer.pick(farm.key, avoid);
            if (chosen != null) {
                assertThat(farm.balancer.offers(chosen)).isTrue();
                assertThat(chosen.isUsable() && chosen.userWeight() > 0).isTrue();
            }
            if (farm.balancer.skipsFullServers() && !name.equals("random")) {
                assertThat(chosen != null).isEqualTo(hasRoom(farm));
                if (chosen != null) {
                    assertThat(chosen.hasPlace()).isTrue();
                    assertThat(chosen == avoid && othersHaveRoom(farm, avoid)).isFalse();
                }
            }
            Server taken = farm.take(null);
            if (taken != null) {
                held.add(taken);
            }
        }
    }

    @Property(tries = 200)
    void theLeastLoadedServerIsChosen(@ForAll @IntRange(min = 1, max = 9) int servers, @ForAll long seed) {
        Random random = new Random(seed);
        Farm farm = farm("leastconn", servers, random);
        List<Server> held = new ArrayList<>();
        for (int step = 0; step < 100; step++) {
            disturb(farm, random);
            Server chosen = farm.take(null);
            if (chosen == null) {
                assertThat(hasRoom(farm)).isFalse();
            } else {
                farm.give(chosen);
                for (Server other : farm.servers) {
                    if (farm.balancer.offers(other) && other.hasPlace()) {
                        assertThat(load(chosen)).isLessThanOrEqualTo(load(other));
                    }
                }
                Server again = farm.take(null);
                held.add(again);
            }
            if (!held.isEmpty() && random.nextInt(5) < 2) {
                farm.give(held.remove(random.nextInt(held.size())));
            }
        }
    }

    private static long load(Server server) {
        long sessions = server.sessions().current();
        return sessions == 0 ? 0 : (sessions + 1) * 4096 / (16L * server.userWeight());
    }

    private static Farm farm(String algorithm, int servers, Random random) {
        int[] weights = random.ints(servers, 0, 5).toArray();
        var section = Farm.section(balance(algorithm), weights);
        for (var line : section.servers) {
            line.maxconn = random.nextInt(4);
            line.backup = random.nextInt(4) == 0;
        }
        return new Farm(section);
    }

    private static void disturb(Farm farm, Random random) {
        Server server = farm.servers[random.nextInt(farm.servers.length)];
        switch (random.nextInt(12)) {
            case 0 -> farm.state(server, Server.FORCED_MAINTENANCE);
            case 1 -> farm.state(server, Server.FORCED_DRAIN);
            case 2, 3 -> farm.state(server, 0);
            case 4, 5 -> farm.weight(server, farm.balancer.isDynamic() ? random.nextInt(6) : random.nextInt(2) * server.initialWeight());
            default -> {
            }
        }
    }

    private static boolean hasRoom(Farm farm) {
        return othersHaveRoom(farm, null);
    }

    private static boolean othersHaveRoom(Farm farm, Server avoid) {
        for (Server server : farm.servers) {
            if (server != avoid && farm.balancer.offers(server) && server.hasPlace()) {
                return true;
            }
        }
        return false;
    }

    private static Balance balance(String algorithm) {
        return new Balance(algorithm, 2, List.of(), Position.NONE);
    }
}
