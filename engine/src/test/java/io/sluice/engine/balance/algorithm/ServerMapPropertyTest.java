package io.sluice.engine.balance.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.engine.balance.Farm;
import io.sluice.engine.server.Server;
import io.sluice.language.config.model.Balance;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ServerMapPropertyTest {

    @Property(tries = 300)
    void theLayoutIsThatOfClaimsAddedUpPlaceByPlace(@ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 256) Integer> weights) {
        Server[] servers = new Farm(Farm.section(Balance.ROUND_ROBIN, weights.stream().mapToInt(Integer::intValue).toArray())).servers;
        int divisor = ServerMap.commonDivisor(servers);

        assertThat(ServerMap.layOut(servers, divisor)).containsExactly(slowly(servers, divisor));
    }

    /** Every server's score grows by its weight at every place; the first with the most whole units wins and pays the sum of weights. */
    private static Server[] slowly(Server[] servers, int divisor) {
        int total = 0;
        for (Server server : servers) {
            total += server.initialWeight() / divisor;
        }
        int[] scores = new int[servers.length];
        Server[] map = new Server[total];
        for (int place = 0; place < total; place++) {
            int winner = -1;
            for (int i = 0; i < servers.length; i++) {
                scores[i] += servers[i].initialWeight() / divisor;
                if (winner < 0 || (scores[i] + total) / total > (scores[winner] + total) / total) {
                    winner = i;
                }
            }
            map[place] = servers[winner];
            scores[winner] -= total;
        }
        return map;
    }
}
