package io.sluice.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.bench.BenchFailure;
import org.junit.jupiter.api.Test;

class WrkResultTest {

    private static final String OUTPUT = """
        Running 2s test @ http://127.0.0.1:8100/small
          1 threads and 64 connections
          Thread Stats   Avg      Stdev     Max   +/- Stdev
            Latency     1.10ms    2.31ms  70.11ms   99.10%
            Req/Sec    70.93k     3.96k   78.01k    71.43%
          Latency Distribution
             50%  812.00us
             75%    0.94ms
             90%    1.07ms
             99%    2.50s\s
          148256 requests in 2.10s, 39.87MB read
        %sRequests/sec:  70593.81
        Transfer/sec:     18.99MB
        """;

    @Test
    void ratesAndPercentilesAreReadInTheirUnits() {
        WrkResult result = WrkResult.parse(OUTPUT.replace("%s", ""));

        assertThat(result).isEqualTo(new WrkResult(148_256, 70_593.81, 812, 2_500_000, 0));
    }

    @Test
    void everyKindOfErrorIsCounted() {
        String errors = "  Socket errors: connect 1, read 20, write 300, timeout 4000\n  Non-2xx or 3xx responses: 50000\n";

        assertThat(WrkResult.parse(OUTPUT.replace("%s", errors)).errors()).isEqualTo(54_321);
    }

    @Test
    void outputWithoutFiguresIsShown() {
        assertThatThrownBy(() -> WrkResult.parse("unable to connect")).isInstanceOf(BenchFailure.class).hasMessageContaining("unable to connect");
    }
}
