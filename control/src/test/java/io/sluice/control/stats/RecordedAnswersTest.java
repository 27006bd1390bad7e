package io.sluice.control.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What HAProxy 3.2 answered one second after its start, before any traffic, is answered here, cell by cell. */
class RecordedAnswersTest {
    private final StatsTestKit kit = StatsTestKit.recorded();

    @Test
    void theHeaderHasTheSameNamesInTheSameOrder() {
        assertThat(firstLine(kit.ask("show stat"))).isEqualTo(firstLine(StatsTestKit.recorded("show-stat.csv")));
    }

    private static String firstLine(String text) {
        return text.substring(0, text.indexOf('\n'));
    }

    @Test
    void everyRowHasTheSameEmptyCellsZerosAndValues() {
        kit.passSeconds(1);
        List<String> expected = StatsTestKit.recorded("show-stat.csv").lines().toList();
        List<String> actual = kit.ask("show stat").lines().toList();
        String[] names = expected.getFirst().substring(2).split(",", -1);
        assertThat(actual).hasSameSizeAs(expected);
        for (int row = 1; row < expected.size(); row++) {
            String[] expectedCells = expected.get(row).split(",", -1);
            String[] actualCells = actual.get(row).split(",", -1);
            assertThat(actualCells).as("cells of row %s", expected.get(row)).hasSameSizeAs(expectedCells);
            for (int cell = 0; cell < expectedCells.length; cell++) {
                assertThat(actualCells[cell]).as("cell %d (%s) of %s/%s", cell, cell < names.length ? names[cell] : "", expectedCells[0],
                        expectedCells[1]).isEqualTo(expectedCells[cell]);
            }
        }
    }

    @Test
    void typedOutputHasTheSamePositionsTypesAndTags() {
        kit.passSeconds(1);
        assertThat(kit.ask("show stat app 4 2 typed")).isEqualTo(StatsTestKit.recorded("show-stat-server.typed"));
    }
}
