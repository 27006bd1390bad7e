package io.sluice.control.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Commands that HAProxy has and this program not yet. */
class MissingCommandsTest {

    @Test
    void aKnownCommandIsNamedWhateverFollowsIt() {
        assertThat(MissingCommands.find(List.of("show", "table", "app", "key", "x"))).isEqualTo("show table");
        assertThat(MissingCommands.find(List.of("wait", "1s"))).isEqualTo("wait");
        assertThat(MissingCommands.find(List.of("show", "stat", "resolvers"))).isEqualTo("show stat resolvers");
    }

    @Test
    void nonsenseStaysUnknown() {
        assertThat(MissingCommands.find(List.of("show", "bogus"))).isNull();
        assertThat(MissingCommands.find(List.of("bogus"))).isNull();
        assertThat(MissingCommands.find(List.of("show"))).isNull();
    }
}
