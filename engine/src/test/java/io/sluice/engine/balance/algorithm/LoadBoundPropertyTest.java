package io.sluice.engine.balance.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.engine.balance.Farm;
import io.sluice.engine.balance.Membership;
import io.sluice.engine.server.Server;
import io.sluice.language.config.model.Balance;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class LoadBoundPropertyTest {

    @Property(tries = 200)
    void theSlotsOfAllServersAreTheFactorOfAllSessions(@ForAll @Size(min = 1, max = 40) List<@IntRange(min = 1, max = 256) Integer> weights,
                                                       @ForAll @IntRange(min = 101, max = 400) int factor,
                                                       @ForAll @IntRange(min = 0, max = 5_000) int sessions) {
        Server[] servers = new Farm(Farm.section(Balance.ROUND_ROBIN, weights.stream().mapToInt(Integer::intValue).toArray())).servers;
        LoadBound bound = new LoadBound(factor);
        List<Membership> members = Arrays.stream(servers).map(server -> (Membership) server.placement()).toList();
        members.forEach(member -> bound.weigh(member.weight()));
        bound.start(members);
        bound.loadChanged(sessions);

        long given = 0;
        long least = 0;
        for (Server server : servers) {
            int slots = slots(bound, server);
            given += slots;
            least += slots == 1 ? 1 : 0;
        }
        long all = ((sessions + 1L) * factor + 99) / 100;
        // Every server has one slot at least, even when its share is none.
        assertThat(given).isBetween(all, all + least);
    }

    /** As many sessions as the server takes before it has no room. */
    private static int slots(LoadBound bound, Server server) {
        Membership member = (Membership) server.placement();
        int slots = 0;
        while (bound.hasRoom(member)) {
            server.sessions().increment();
            slots++;
        }
        while (server.sessions().current() > 0) {
            server.sessions().decrement();
        }
        return slots;
    }
}
