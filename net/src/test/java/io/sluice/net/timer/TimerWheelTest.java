package io.sluice.net.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TimerWheelTest {

    private static final int TIMERS = 20;

    private final TimerWheel wheel = new TimerWheel(0);

    /** Notes when it expired. */
    private static class Noting extends Timer {

        final List<Long> expirations = new ArrayList<>();

        @Override
        protected void expired(long nowMs) {
            expirations.add(nowMs);
        }
    }

    @Test
    void aTimerExpiresOnceAtItsDeadline() {
        Noting timer = new Noting();
        wheel.schedule(timer, 10);
        wheel.advance(9);
        assertThat(timer.expirations).isEmpty();
        wheel.advance(10);
        wheel.advance(100_000);
        assertThat(timer.expirations).containsExactly(10L);
        assertThat(wheel.size()).isZero();
    }

    @Test
    void aTimerFurtherAwayThanATurnOfTheWheelExpiresAtItsDeadline() {
        Noting timer = new Noting();
        wheel.schedule(timer, 86_400_000);
        wheel.advance(86_399_999);
        assertThat(timer.expirations).isEmpty();
        wheel.advance(86_400_000);
        assertThat(timer.expirations).containsExactly(86_400_000L);
    }

    @Test
    void aTimerThatThrowsDelaysTheOthersOfItsMomentByOneCallOnly() {
        Noting first = new Noting();
        Timer broken = new Timer() {
            @Override
            protected void expired(long nowMs) {
                throw new IllegalStateException("a defect");
            }
        };
        Noting last = new Noting();
        wheel.schedule(first, 10);
        wheel.schedule(broken, 10);
        wheel.schedule(last, 10);
        assertThatThrownBy(() -> wheel.advance(10)).hasMessage("a defect");
        assertThat(wheel.untilNextMs(10)).isZero();
        wheel.advance(10);
        assertThat(first.expirations).containsExactly(10L);
        assertThat(last.expirations).containsExactly(10L);
        assertThat(wheel.size()).isZero();
    }

    @Test
    void aTimerMayBeScheduledAgainForAtOnceWhenItExpires() {
        int[] left = {3};
        Timer timer = new Timer() {
            @Override
            protected void expired(long nowMs) {
                if (--left[0] > 0) {
                    wheel.schedule(this, nowMs);
                }
            }
        };
        wheel.schedule(timer, 5);
        wheel.advance(5);
        assertThat(left[0]).as("not in the same call, which could be endless").isEqualTo(2);
        wheel.advance(6);
        wheel.advance(7);
        assertThat(left[0]).isZero();
    }

    @Property(tries = 200)
    void timersExpireExactlyWhenAListOfDeadlinesSaysSo(@ForAll long seed) {
        Random random = new Random(seed);
        Noting[] timers = new Noting[TIMERS];
        long[] deadlines = new long[TIMERS];
        List<List<Long>> expected = new ArrayList<>();
        for (int i = 0; i < TIMERS; i++) {
            timers[i] = new Noting();
            deadlines[i] = Timer.NEVER;
            expected.add(new ArrayList<>());
        }
        TimerWheel tested = new TimerWheel(0);
        long nowMs = 0;
        for (int step = 0; step < 200; step++) {
            int i = random.nextInt(TIMERS);
            switch (random.nextInt(4)) {
                case 0, 1 -> {
                    // A deadline that has passed counts from the next millisecond on.
                    long deadline = nowMs + 1 + (random.nextBoolean() ? random.nextInt(100) : random.nextInt(100_000));
                    deadlines[i] = deadline;
                    tested.schedule(timers[i], deadline);
                }
                case 2 -> {
                    deadlines[i] = Timer.NEVER;
                    if (random.nextBoolean()) {
                        tested.cancel(timers[i]);
                    } else {
                        tested.schedule(timers[i], Timer.NEVER);
                    }
                }
                default -> {
                    nowMs += random.nextInt(5) == 0 ? random.nextInt(60_000) : random.nextInt(60);
                    for (int k = 0; k < TIMERS; k++) {
                        if (deadlines[k] <= nowMs) {
                            expected.get(k).add(nowMs);
                            deadlines[k] = Timer.NEVER;
                        }
                    }
                    tested.advance(nowMs);
                }
            }
            int wait = tested.untilNextMs(nowMs);
            for (long deadline : deadlines) {
                assertThat(deadline == Timer.NEVER || wait >= 0 && nowMs + wait <= deadline).as("the loop wakes in time").isTrue();
            }
        }
        for (int k = 0; k < TIMERS; k++) {
            assertThat(timers[k].expirations).isEqualTo(expected.get(k));
        }
    }
}
