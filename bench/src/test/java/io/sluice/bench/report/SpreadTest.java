package io.sluice.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void anOddNumberOfFiguresHasAMiddleOne() {
        assertThat(Spread.of(5, 1, 3)).isEqualTo(new Spread(1, 3, 5));
    }

    @Test
    void anEvenNumberOfFiguresHasTheAverageOfTheTwoInTheMiddle() {
        assertThat(Spread.of(4, 1, 2, 9)).isEqualTo(new Spread(1, 3, 9));
    }

    @Test
    void theMedianOfAPropertyIsTakenOverTheElements() {
        assertThat(Spread.median(List.of("a", "bbb", "cc"), String::length)).isEqualTo(2);
    }
}
