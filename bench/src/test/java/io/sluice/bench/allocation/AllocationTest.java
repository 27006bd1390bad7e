package io.sluice.bench.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.language.config.model.ForwardFor;
import io.sluice.language.config.model.LogLine;
import io.sluice.language.config.model.Position;
import io.sluice.language.config.model.ProxySection;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Holds what a request costs in garbage on its event loop once the program is warm. The budgets only go down.
 *
 * <p>The optimising compiler works beside the test, so it is given some batches of requests before it must have removed what only
 * interpreted code allocates; something that a request really allocates shows in every batch.
 */
class AllocationTest {

    /** Bytes per request. Not a single object fits: the smallest one takes 8 bytes. */
    private static final double BUDGET = 0.5;

    private static final int BATCH = 2_000;
    private static final int LARGE_BATCH = 500;
    private static final int MOST_BATCHES = 100;
    private static final int SMALL_BODY = 200;
    private static final int LARGE_BODY = 65_536;

    @Test
    void aKeptAliveHttpRequestLeavesNoGarbage() throws IOException {
        assertThat(settledBytesPerRequest(SMALL_BODY, BATCH, section -> { })).isLessThan(BUDGET);
    }

    @Test
    void aLargeResponseLeavesNoGarbage() throws IOException {
        assertThat(settledBytesPerRequest(LARGE_BODY, LARGE_BATCH, section -> { })).isLessThan(BUDGET);
    }

    @Test
    void bytesInTcpModeLeaveNoGarbage() throws IOException {
        assertThat(settledBytesPerRequest(SMALL_BODY, BATCH, section -> section.mode = ProxySection.Mode.TCP)).isLessThan(BUDGET);
    }

    @Test
    void aLoggedRequestWithAnAddedHeaderLeavesNoGarbage() throws IOException {
        try (DatagramSocket sink = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            assertThat(settledBytesPerRequest(SMALL_BODY, BATCH, section -> {
                section.logFormat = ProxySection.LogFormat.HTTP;
                section.forwardFor = new ForwardFor("X-Forwarded-For", null, null, false);
                section.logs.add(new LogLine("sink", LogLine.Kind.UDP, SteppedProxy.address(sink.getLocalPort()), 1024, LogLine.Format.RFC3164, 16,
                    7, 0, List.of(), 0, Position.NONE));
            })).isLessThan(BUDGET);
        }
    }

    /** The first batch within the budget, or the last one. */
    private static double settledBytesPerRequest(int bodyBytes, int batch, Consumer<ProxySection> settings) throws IOException {
        try (SteppedProxy proxy = new SteppedProxy(bodyBytes, settings)) {
            double bytes = Double.MAX_VALUE;
            for (int i = 0; i < MOST_BATCHES && bytes >= BUDGET; i++) {
                bytes = proxy.bytesPerRequest(batch);
            }
            return bytes;
        }
    }
}
