package io.sluice.control.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.control.stats.column.StatColumn;
import io.sluice.control.stats.column.StatTable;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The positions that clients count on. */
class StatTableTest {
    @Test
    void clientsFindTheColumnsThatTheyKnowByNumber() {
        Map<Integer, String> known = Map.ofEntries(Map.entry(0, "pxname"), Map.entry(1, "svname"), Map.entry(2, "qcur"), Map.entry(4, "scur"),
                Map.entry(7, "stot"), Map.entry(8, "bin"), Map.entry(17, "status"), Map.entry(18, "weight"), Map.entry(32, "type"),
                Map.entry(36, "check_status"), Map.entry(48, "req_tot"), Map.entry(61, "ttime"), Map.entry(73, "addr"),
                Map.entry(75, "mode"), Map.entry(99, "uweight"), Map.entry(102, "agg_check_status"));
        List<StatColumn> columns = StatTable.all();
        known.forEach((position, name) -> assertThat(columns.get(position).name()).isEqualTo(name));
    }

    @Test
    void everyColumnHasANameOfItsOwnAndADescriptionThatFitsIntoQuotes() {
        Set<String> names = new HashSet<>();
        for (StatColumn column : StatTable.all()) {
            assertThat(names.add(column.name())).as(column.name()).isTrue();
            assertThat(column.description()).as(column.name()).isNotBlank().doesNotContain("\"", "\n");
        }
    }
}
