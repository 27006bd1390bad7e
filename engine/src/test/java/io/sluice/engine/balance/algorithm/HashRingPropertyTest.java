package io.sluice.engine.balance.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class HashRingPropertyTest {

    @Property(tries = 100)
    void theRingAnswersAsASortedSetWould(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int spread) {
        Random random = new Random(seed);
        HashRing ring = new HashRing();
        TreeSet<Long> model = new TreeSet<>(Long::compareUnsigned);
        for (int step = 0; step < 2_000; step++) {
            // Few positions make collisions, many make it divide its arcs.
            int position = spread == 1 ? random.nextInt(40) : spread == 2 ? random.nextInt() & 0xf000_00ff : random.nextInt();
            long point = HashRing.point(position, random.nextInt(5));
            boolean growing = step / 500 % 2 == 0;
            if (random.nextInt(10) < (growing ? 8 : 2)) {
                if (model.add(point)) {
                    ring.add(point);
                }
            } else if (!model.isEmpty()) {
                Long victim = model.ceiling(point) == null ? model.first() : model.ceiling(point);
                model.remove(victim);
                ring.remove(victim);
            }
            assertThat(ring.size()).isEqualTo(model.size());
            assertThat(ring.nearest(position)).isEqualTo(nearest(model, position));
        }
    }

    private static long nearest(NavigableSet<Long> model, int position) {
        if (model.isEmpty()) {
            return HashRing.NONE;
        }
        Long after = model.ceiling(HashRing.point(position, 0));
        after = after == null ? model.first() : after;
        Long before = model.lower(after);
        before = before == null ? model.last() : before;
        return Integer.compareUnsigned(position - HashRing.position(before), HashRing.position(after) - position) <= 0 ? before : after;
    }
}
