package io.sluice.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.language.config.model.ProxySection;
import org.junit.jupiter.api.Test;

/** What is counted when clients come and go. */
class AcceptedConnectionsTest {

    private final SteppedEngine engine = new SteppedEngine(ProxySection.Mode.TCP, section -> { });

    @Test
    void theMaximumCountsConnectionsAndNotTheAttemptThatFoundNone() {
        engine.connect();
        engine.connect();
        assertThat(engine.frontend().sessions().maximum()).isEqualTo(2);
        assertThat(engine.process.connections().maximum()).isEqualTo(2);
    }

    @Test
    void aClearedMaximumStartsFromWhatThereIs() {
        engine.connect();
        engine.connect();
        engine.frontend().sessions().clearMaximum();
        engine.connect();
        assertThat(engine.frontend().sessions().maximum()).isEqualTo(3);
    }
}
