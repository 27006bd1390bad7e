package io.sluice.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.engine.stats.Gauge;
import org.junit.jupiter.api.Test;

/** The order in which those who wait are served. */
class PendingQueueTest {

    private final PendingQueue queue = new PendingQueue();

    private static final class Entry extends QueueEntry {

        Entry(int priorityClass, int offsetMs, long nowMs) {
            super(priorityClass, offsetMs, nowMs);
        }

        @Override
        public void assigned(Server server) {
            throw new AssertionError("nobody has a place to give");
        }
    }

    private Entry join(int priorityClass, int offsetMs, long nowMs) {
        Entry entry = new Entry(priorityClass, offsetMs, nowMs);
        queue.add(entry);
        return entry;
    }

    @Test
    void equalsAreServedInTheOrderTheyCame() {
        Entry[] entries = new Entry[20];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = join(0, 0, 7);
        }
        for (int i = 0; i < entries.length; i++) {
            assertThat(queue.takeFirst()).isSameAs(entries[i]);
            assertThat(entries[i].position()).isEqualTo(i + 1);
        }
        assertThat(queue.takeFirst()).isNull();
    }

    @Test
    void theClassComesBeforeTheTimeAndTheOffsetCountsAsTime() {
        Entry low = join(5, -1_000, 1);
        Entry late = join(0, 0, 20);
        Entry later = join(0, 100, 10);
        Entry high = join(-1, 1_000, 30);
        assertThat(queue.takeFirst()).isSameAs(high);
        assertThat(queue.takeFirst()).isSameAs(late);
        assertThat(queue.takeFirst()).isSameAs(later);
        assertThat(queue.takeFirst()).isSameAs(low);
    }

    @Test
    void whoGivesUpIsPassedOver() {
        Entry first = join(0, 0, 1);
        Entry second = join(0, 0, 2);
        Entry third = join(0, 0, 3);
        assertThat(queue.cancel(second)).isTrue();
        assertThat(queue.size()).isEqualTo(2);
        assertThat(queue.takeFirst()).isSameAs(first);
        assertThat(queue.cancel(first)).as("it has got a place").isFalse();
        assertThat(queue.takeFirst()).isSameAs(third);
        assertThat(third.position()).isEqualTo(2);
        assertThat(queue.size()).isZero();
    }

    @Test
    void twoQueuesAreComparedByTheirFirsts() {
        PendingQueue other = new PendingQueue();
        assertThat(queue.firstIsBefore(other)).isFalse();
        Entry here = join(0, 0, 5);
        assertThat(queue.firstIsBefore(other)).isTrue();
        Entry there = new Entry(0, 0, 4);
        other.add(there);
        assertThat(queue.firstIsBefore(other)).isFalse();
        assertThat(other.cancel(there)).isTrue();
        assertThat(queue.firstIsBefore(other)).isTrue();
        assertThat(queue.takeFirst()).isSameAs(here);
    }

    @Test
    void aServersLimitFollowsTheLoad() {
        ServerLimit limit = new ServerLimit(2, 10);
        Gauge load = new Gauge();
        limit.follow(load, 20);
        int[] expected = {2, 2, 2, 2, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10};
        for (int sessions = 0; sessions < expected.length; sessions++) {
            assertThat(limit.current()).as("%d sessions", sessions).isEqualTo(expected[sessions]);
            load.increment();
        }
        assertThat(new ServerLimit(5, 2).current()).as("the wrong way round").isEqualTo(5);
        limit.most(4);
        assertThat(limit.current()).isEqualTo(4);
    }
}
