package io.sluice.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.base.address.IpText;
import io.sluice.base.address.SocketAddress;
import io.sluice.base.time.Clock;
import io.sluice.net.loop.EventLoop;
import io.sluice.net.memory.MemoryKernel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The idle connections of one server on one loop. */
class IdleConnectionsTest {

    private static final int PURGE_DELAY_MS = 5_000;
    private static final SocketAddress HERE = SocketAddress.ofIp(IpText.parse("127.0.0.1"), 80);
    private static final SocketAddress THERE = SocketAddress.ofIp(IpText.parse("127.0.0.1"), 81);

    private long nowNanos = 1_000_000_000L;
    private final EventLoop loop = new EventLoop(0, new MemoryKernel(), clock(), (handler, fault) -> { }, 1_024);
    private final IdleConnections idle = new IdleConnections(PURGE_DELAY_MS);
    private final List<Integer> closed = new ArrayList<>();

    private Clock clock() {
        return new Clock() {
            @Override
            public long nanos() {
                return nowNanos;
            }

            @Override
            public long wallMs() {
                return nowNanos / 1_000_000;
            }
        };
    }

    private void pass(int milliseconds) {
        nowNanos += milliseconds * 1_000_000L;
        loop.turn(0);
    }

    private final class Fake implements IdleConnection {

        private final int number;
        private final boolean safe;
        private boolean offered;

        Fake(int number, boolean safe) {
            this.number = number;
            this.safe = safe;
        }

        @Override
        public boolean isSafe() {
            return safe;
        }

        @Override
        public SocketAddress address() {
            return HERE;
        }

        @Override
        public void offer() {
            offered = true;
        }

        @Override
        public boolean claim() {
            boolean mine = offered;
            offered = false;
            return mine;
        }

        @Override
        public boolean claimForOther() {
            return claim();
        }

        @Override
        public void closeIdle() {
            closed.add(number);
        }
    }

    private Fake push(int number, boolean safe) {
        Fake connection = new Fake(number, safe);
        idle.push(connection, loop);
        return connection;
    }

    /** What a connection that comes back meets. */
    private boolean isKept(boolean safe) {
        return idle.lacks(safe) || idle.wants(idle.count(), 0);
    }

    @Test
    void noMoreAreKeptThanWereUsedAtOnce() {
        for (int i = 0; i < 3; i++) {
            idle.taken();
        }
        int kept = 0;
        for (int i = 0; i < 100; i++) {
            idle.givenBack();
            if (isKept(false)) {
                push(i, false);
                kept++;
            }
            idle.taken();
        }
        assertThat(kept).as("a request at a time beside two others").isEqualTo(1);
    }

    @Test
    void theFirstIsKeptInAnyCaseAndASafeOneBesideOthers() {
        idle.taken();
        idle.givenBack();
        assertThat(isKept(false)).isTrue();
        push(1, false);
        assertThat(isKept(false)).isFalse();
        assertThat(isKept(true)).isTrue();
        push(2, true);
        assertThat(isKept(true)).isFalse();
    }

    @Test
    void anExtraNumberIsKeptBeyondNeed() {
        idle.taken();
        idle.givenBack();
        push(1, false);
        push(2, false);
        assertThat(idle.wants(2, 2)).isTrue();
        assertThat(idle.wants(3, 2)).isFalse();
    }

    @Test
    void theMostRecentOfAKindIsTakenFirst() {
        push(1, true);
        Fake second = push(2, true);
        Fake other = push(3, false);
        assertThat(idle.popSafe()).isSameAs(second);
        assertThat(idle.popFresh()).isSameAs(other);
        assertThat(idle.popFresh()).isNull();
        assertThat(idle.count()).isEqualTo(1);
    }

    @Test
    void whatAnotherLoopTookIsNotHandedOutAgain() {
        Fake first = push(1, false);
        Fake second = push(2, false);
        assertThat(idle.steal(THERE, false)).isNull();
        assertThat(idle.steal(HERE, true)).isNull();
        assertThat(idle.steal(HERE, false)).isSameAs(second);
        assertThat(idle.count()).as("until the owner hears of it").isEqualTo(2);
        assertThat(idle.popFresh()).isSameAs(first);
        assertThat(idle.popFresh()).isNull();
        assertThat(idle.steal(HERE, false)).isNull();
    }

    @Test
    void thoseThatEndByThemselvesAreForgotten() {
        Fake first = push(1, false);
        Fake second = push(2, true);
        assertThat(idle.remove(first)).isTrue();
        assertThat(idle.remove(first)).isFalse();
        assertThat(idle.remove(second)).isTrue();
        assertThat(idle.count()).isZero();
    }

    @Test
    void whatIsNotNeededIsClosedLittleByLittleOldestFirst() {
        for (int i = 0; i < 4; i++) {
            idle.taken();
        }
        for (int i = 1; i <= 4; i++) {
            idle.givenBack();
            push(i, false);
        }
        pass(PURGE_DELAY_MS);
        assertThat(closed).as("they were all in use a moment ago").isEmpty();
        pass(PURGE_DELAY_MS);
        assertThat(closed).as("the estimate has sunk only now").isEmpty();
        assertThat(idle.estimated()).isEqualTo(2);
        pass(PURGE_DELAY_MS);
        assertThat(closed).containsExactly(1, 2);
        pass(PURGE_DELAY_MS);
        assertThat(closed).containsExactly(1, 2, 3, 4);
        assertThat(loop.timerCount()).as("nothing is left to purge").isZero();
    }

    @Test
    void allCanBeClosedFromElsewhere() {
        push(1, false);
        push(2, true);
        idle.closeAll();
        assertThat(closed).isEmpty();
        loop.turn(0);
        assertThat(closed).containsExactlyInAnyOrder(1, 2);
        assertThat(idle.count()).isZero();
    }

    @Test
    void oneGivesWayToANewOne() {
        assertThat(idle.closeOne()).isFalse();
        push(1, true);
        assertThat(idle.closeOne()).isTrue();
        assertThat(closed).containsExactly(1);
    }
}
