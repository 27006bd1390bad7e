package io.sluice.engine.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every request gets the server that HAProxy 3.2 gave it, through changes of weight and state and with full servers. */
class RecordedOrderTest {

    @ParameterizedTest
    @CsvSource({"roundrobin.txt, 155", "static-rr.txt, 50", "first.txt, 40", "source.txt, 23", "uri.txt, 23", "url_param.txt, 23", "hdr.txt, 23",
        "bounded.txt, 40"})
    void everyRequestGetsTheServerThatHaproxyGaveIt(String resource, int recordings) {
        List<RecordedScenario> scenarios = RecordedScenario.read(resource);

        assertThat(scenarios).hasSize(recordings);
        for (RecordedScenario scenario : scenarios) {
            assertThat(scenario.replay()).isEqualTo(scenario.lines());
        }
    }
}
