package io.sluice.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The idle connections of one server on one loop. */
class IdleConnectionsTest {

    private final IdleConnections idle = new IdleConnections();
    private final List<Integer> closed = new ArrayList<>();

    private final class Fake implements IdleConnection {

        private final int number;
        private final boolean safe;

        Fake(int number, boolean safe) {
            this.number = number;
            this.safe = safe;
        }

        @Override
        public boolean isSafe() {
            return safe;
        }

        @Override
        public long idleSinceMs() {
            return number;
        }

        @Override
        public void closeIdle() {
            closed.add(number);
        }
    }

    @Test
    void noMoreAreWantedThanWereUsedAtOnce() {
        for (int i = 0; i < 3; i++) {
            idle.taken();
        }
        int kept = 0;
        for (int i = 0; i < 100; i++) {
            idle.givenBack();
            if (idle.wantsMore()) {
                idle.push(new Fake(i, false));
                kept++;
            }
            idle.taken();
        }
        assertThat(kept).as("a request at a time beside two others").isEqualTo(1);
    }

    @Test
    void theFirstIsAlwaysWanted() {
        assertThat(idle.wantsMore()).isTrue();
    }

    @Test
    void thePeakSinksWithTime() {
        for (int i = 0; i < 64; i++) {
            idle.taken();
        }
        for (int i = 0; i < 64; i++) {
            idle.givenBack();
        }
        idle.push(new Fake(1, true));
        assertThat(idle.wantsMore()).isTrue();
        for (int second = 0; second < 6; second++) {
            idle.closeIdleSince(0);
        }
        assertThat(idle.wantsMore()).isFalse();
    }

    @Test
    void theLongestIdleAreClosedAndTheOthersStay() {
        for (int i = 1; i <= 5; i++) {
            idle.push(new Fake(i, i % 2 == 0));
        }
        idle.closeIdleSince(4);
        assertThat(closed).containsExactly(1, 2, 3);
        assertThat(idle.count()).isEqualTo(2);
        assertThat(idle.safeCount()).isEqualTo(1);
        assertThat(idle.popSafe().idleSinceMs()).isEqualTo(4);
        assertThat(idle.popAny().idleSinceMs()).isEqualTo(5);
        assertThat(idle.popAny()).isNull();
    }
}
