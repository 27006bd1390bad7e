package io.sluice.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.bench.scenario.Scenario;
import io.sluice.bench.scenario.Scenarios;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    @Test
    void everythingRunsUnlessScenariosAreNamed() {
        Options options = Options.parse(new String[0]);

        assertThat(options.scenarios).isEqualTo(Scenarios.LOAD);
        assertThat(options.startTimes).isTrue();
        assertThat(options.idle).isTrue();
    }

    @Test
    void namedScenariosRunAlone() {
        Options options = Options.parse(new String[] {"--scenarios", "tcp,idle", "--rounds", "2", "--pin", "4,7"});

        assertThat(options.scenarios).extracting(Scenario::name).containsExactly("tcp");
        assertThat(options.startTimes).isFalse();
        assertThat(options.idle).isTrue();
        assertThat(options.rounds).isEqualTo(2);
        assertThat(options.proxyCore).isEqualTo("4");
        assertThat(options.otherCore).isEqualTo("7");
    }

    @Test
    void pinningCanBeSwitchedOff() {
        assertThat(Options.parse(new String[] {"--pin", "none"}).proxyCore).isNull();
    }

    @ParameterizedTest
    @CsvSource({"--scenarios, nothing, no scenario 'nothing'", "--rounds, many, takes a number", "--rounds, 0, takes 1 to 1000",
        "--pin, 3, takes two core numbers", "--fast, yes, no option '--fast'"})
    void whatIsNotUnderstoodIsNamed(String option, String value, String message) {
        assertThatThrownBy(() -> Options.parse(new String[] {option, value})).isInstanceOf(BenchFailure.class).hasMessageContaining(message);
    }

    @Test
    void anOptionWithoutItsValueIsNamed() {
        assertThatThrownBy(() -> Options.parse(new String[] {"--rounds"})).isInstanceOf(BenchFailure.class).hasMessageContaining("--rounds");
    }
}
