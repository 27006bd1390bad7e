package io.sluice.engine.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When a soft stop closes connections. */
class SoftStopTest {

    private final SoftStop stop = new SoftStop();

    @Test
    void anAnnouncedStopClosesNothingYet() {
        assertThat(stop.announce()).isTrue();
        assertThat(stop.announce()).isFalse();
        assertThat(stop.isAnnounced()).isTrue();
        assertThat(stop.endsConnection(5)).isFalse();
        assertThat(stop.closesAtOnce()).isFalse();
    }

    @Test
    void withoutAWindowEverythingIsClosedAtOnce() {
        assertThat(stop.begin(100, SoftStop.AT_ONCE)).isTrue();
        assertThat(stop.begin(100, SoftStop.AT_ONCE)).isFalse();
        assertThat(stop.closesAtOnce()).isTrue();
        assertThat(stop.endsConnection(100)).isTrue();
        assertThat(stop.leftMs(100)).isZero();
    }

    @Test
    void inAWindowMoreAndMoreConnectionsAreClosed() {
        stop.begin(100, 1_000);
        assertThat(stop.closesAtOnce()).isFalse();
        assertThat(stop.endsConnection(100)).isFalse();
        int early = 0;
        int late = 0;
        for (int i = 0; i < 1_000; i++) {
            early += stop.endsConnection(200) ? 1 : 0;
            late += stop.endsConnection(1_000) ? 1 : 0;
        }
        assertThat(early).isBetween(20, 250);
        assertThat(late).isBetween(750, 980);
        assertThat(stop.endsConnection(1_100)).isTrue();
        assertThat(stop.leftMs(1_100)).isZero();
    }

    @Test
    void anInfiniteWindowClosesNone() {
        stop.begin(100, SoftStop.NEVER);
        assertThat(stop.closesAtOnce()).isFalse();
        assertThat(stop.endsConnection(1_000_000)).isFalse();
        assertThat(stop.leftMs(1_000_000)).isEqualTo(SoftStop.NEVER);
    }
}
