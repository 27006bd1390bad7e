package io.sluice.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.base.bytes.Buffer;
import io.sluice.net.syscall.Errno;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StreamOutletTest {

    private static final int STANDARD_OUTPUT = 1;

    private final FakeLogDevice device = new FakeLogDevice();
    private final List<String> faults = new ArrayList<>();
    private final Buffer source = Buffer.allocate(LogOutlet.OUTBOX_BYTES);
    private StreamOutlet outlet = outlet();

    private StreamOutlet outlet() {
        return new StreamOutlet("stdout", STANDARD_OUTPUT, device, (name, errno) -> faults.add(name + " " + errno));
    }

    private void accept(String message) {
        outlet.accept(source, 0, source.put(0, Records.bytes(message)));
    }

    @Test
    void linesAreWrittenTogetherUpToWhatAPipeTakesInOnePiece() {
        for (int i = 0; i < 5; i++) {
            accept("x".repeat(999) + "\n");
        }
        outlet.flush();

        assertThat(device.calls).containsExactly("write 4000", "write 1000");
    }

    @Test
    void aLineAboveThatLimitIsWrittenInPieces() {
        accept("x".repeat(9999) + "\n");
        outlet.flush();

        assertThat(device.calls).containsExactly("write 4096", "write 4096", "write 1808");
    }

    @Test
    void aSocketThatKeepsBoundariesGetsLineByLine() {
        device.datagram = true;
        outlet = outlet();
        accept("a\n");
        accept("x".repeat(5000) + "\n");
        outlet.flush();

        assertThat(device.calls).containsExactly("write 2", "write 5001");
    }

    @Property(tries = 300)
    void whateverTheReceiverTakesTheBytesStayInOrder(@ForAll @Size(min = 1, max = 100) List<@IntRange(min = 1, max = 3000) Integer> lengths,
            @ForAll List<@IntRange(max = 4000) Integer> results) {
        device.arrived.clear();
        device.results.clear();
        outlet = outlet();
        for (int result : results) {
            device.results.add(result < 500 ? -Errno.EAGAIN : result);
        }
        StringBuilder expected = new StringBuilder();
        int number = 0;
        for (int length : lengths) {
            String message = String.valueOf((char) ('a' + number++ % 26)).repeat(length) + "\n";
            long before = outlet.dropped();
            accept(message);
            if (outlet.dropped() == before) {
                expected.append(message);
            }
        }
        for (int i = 0; i <= results.size() && outlet.isPending(); i++) {
            outlet.flush();
        }
        assertThat(outlet.isPending()).isFalse();
        assertThat(String.join("", device.arrived)).isEqualTo(expected.toString());
    }

    @Test
    void aBlockedPipeFillsTheOutboxAndThenCostsDrops() {
        for (int i = 0; i < 1000; i++) {
            device.results.add(-Errno.EAGAIN);
        }
        for (int i = 0; i < LogOutlet.OUTBOX_MESSAGES + 3; i++) {
            accept("line\n");
        }
        assertThat(outlet.dropped()).isEqualTo(3);
        assertThat(outlet.isPending()).isTrue();
    }

    @Test
    void aBrokenPipeCostsTheLinesAndIsReportedOnce() {
        device.results.add(-Errno.EPIPE);
        accept("a\n");
        accept("b\n");
        outlet.flush();
        device.results.add(-Errno.EPIPE);
        accept("c\n");
        outlet.flush();

        assertThat(outlet.dropped()).isEqualTo(3);
        assertThat(outlet.isPending()).isFalse();
        assertThat(faults).containsExactly("stdout " + Errno.EPIPE);
    }
}
