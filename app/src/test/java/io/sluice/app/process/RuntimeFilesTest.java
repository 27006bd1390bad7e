package io.sluice.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RuntimeFilesTest {

    @Test
    void everythingThatIsNeededLaterCanBeLoadedAtTheStart() {
        assertThat(RuntimeFiles.load()).isPositive();
    }
}
