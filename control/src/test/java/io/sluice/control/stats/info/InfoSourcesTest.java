package io.sluice.control.stats.info;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where figures of {@code show info} come from that no part of the engine keeps. */
class InfoSourcesTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void theOutputRateIsTheAverageSinceTheReadingBefore() {
        OutputRate rate = new OutputRate(5 * SECOND);
        assertThat(rate.read(7 * SECOND, 1_000)).isEqualTo(500);
        assertThat(rate.read(7 * SECOND + SECOND / 2, 9_000)).as("too early for a new figure").isEqualTo(500);
        assertThat(rate.read(8 * SECOND, 11_000)).isEqualTo(10_000);
        assertThat(rate.read(18 * SECOND, 11_000)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, 0d 0h00m00s", "59, 0d 0h00m59s", "3661, 0d 1h01m01s", "86399, 0d 23h59m59s", "864000, 10d 0h00m00s"})
    void uptimeIsDaysHoursMinutesAndSeconds(long seconds, String expected) {
        assertThat(ProgramInfo.uptime(seconds)).isEqualTo(expected);
    }
}
