package io.sluice.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.base.address.SocketAddress;
import io.sluice.base.bytes.Buffer;
import io.sluice.net.syscall.Errno;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DatagramOutletTest {

    private static final SocketAddress UDP = SocketAddress.ofIp(new byte[] {127, 0, 0, 1}, 514);
    private static final SocketAddress UNIX = SocketAddress.ofUnix("/dev/log");

    private final FakeLogDevice device = new FakeLogDevice();
    private final List<String> faults = new ArrayList<>();
    private final Buffer source = Buffer.allocate(LogOutlet.OUTBOX_BYTES);
    private DatagramOutlet outlet = outlet(UDP);

    private DatagramOutlet outlet(SocketAddress target) {
        return new DatagramOutlet("target", target, device, (name, errno) -> faults.add(name + " " + errno));
    }

    private void accept(String message) {
        outlet.accept(source, 0, source.put(0, Records.bytes(message)));
    }

    private void accept(String... messages) {
        for (String message : messages) {
            accept(message);
        }
    }

    @Test
    void theSocketIsOpenedByTheFirstMessageAndEachMessageIsOneDatagram() {
        assertThat(device.calls).isEmpty();
        accept("a\n", "bb\n");
        outlet.flush();

        assertThat(device.calls).containsExactly("open", "send 2");
        assertThat(device.arrived).containsExactly("a\n", "bb\n");
        assertThat(outlet.isPending()).isFalse();
    }

    @Test
    void aRunOfEqualMessagesAndAShorterOneGoAsOnePiece() {
        accept("aaa", "bbb", "ccc", "dd", "eee", "fff");
        outlet.flush();

        assertThat(device.calls).containsExactly("open", "segment 3", "send 3");
        assertThat(device.arrived).containsExactly("aaa", "bbb", "ccc", "dd", "eee", "fff");
    }

    @Test
    void aMessageLongerThanTheSegmentEndsSegmentation() {
        accept("aaa", "bbb", "ccc", "dddddd", "ee");
        outlet.flush();

        assertThat(device.calls).containsExactly("open", "segment 3", "send 1", "segment 0", "send 2");
        assertThat(device.arrived).containsExactly("aaa", "bbb", "ccc", "dddddd", "ee");
    }

    @Test
    void aPathWithoutSegmentsGetsSingleDatagrams() {
        device.segments = false;
        accept("aaa", "bbb", "ccc");
        outlet.flush();
        accept("aaa", "bbb", "ccc");
        outlet.flush();

        assertThat(device.calls).containsExactly("open", "segment 3", "send 3", "send 3");
        assertThat(device.arrived).hasSize(6);
        assertThat(faults).isEmpty();
    }

    @Test
    void aRefusedPieceIsSentAgainAsSingleDatagrams() {
        device.results.add(-Errno.EMSGSIZE);
        accept("aaa", "bbb", "ccc");
        outlet.flush();

        assertThat(device.arrived).containsExactly("aaa", "bbb", "ccc");
        assertThat(device.calls).containsExactly("open", "segment 3", "send 1", "send 3");
        assertThat(outlet.dropped()).isZero();
        assertThat(faults).isEmpty();
    }

    @Property(tries = 300)
    void everyMessageArrivesOnceAndInOrderWhateverTheLengthsAndTheKernelTakes(
            @ForAll @Size(min = 1, max = 300) List<@IntRange(min = 1, max = 5) Integer> lengths, @ForAll List<@IntRange(min = -1, max = 3) Integer> results) {
        device.calls.clear();
        device.arrived.clear();
        device.results.clear();
        outlet = outlet(UDP);
        for (int result : results) {
            device.results.add(result == -1 ? -Errno.ECONNREFUSED : result == 0 ? -Errno.EAGAIN : 1);
        }
        List<String> expected = new ArrayList<>();
        int number = 0;
        for (int length : lengths) {
            String message = String.valueOf((char) ('a' + number++ % 26)).repeat(length);
            expected.add(message);
            accept(message);
            if (number % 100 == 0) {
                outlet.flush();
            }
        }
        for (int i = 0; i <= results.size() && outlet.isPending(); i++) {
            outlet.flush();
        }
        assertThat(outlet.isPending()).isFalse();
        assertThat(device.arrived).isEqualTo(expected);
        assertThat(outlet.dropped()).isZero();
    }

    @Test
    void whatTheReceiverDoesNotTakeStaysForTheNextFlush() {
        device.results.add(1);
        device.results.add(-Errno.EAGAIN);
        accept("a\n", "bb\n", "ccc\n");
        outlet.flush();
        assertThat(outlet.isPending()).isTrue();
        assertThat(device.arrived).containsExactly("a\n");

        outlet.flush();
        assertThat(device.arrived).containsExactly("a\n", "bb\n", "ccc\n");
        assertThat(outlet.isPending()).isFalse();
    }

    @Test
    void aBlockedReceiverFillsTheOutboxAndThenCostsDrops() {
        int count = LogOutlet.OUTBOX_MESSAGES + 10;
        for (int i = 0; i < 100; i++) {
            device.results.add(-Errno.EAGAIN);
        }
        for (int i = 0; i < count; i++) {
            accept("m" + i);
        }
        assertThat(outlet.dropped()).isEqualTo(10);

        device.results.clear();
        outlet.flush();
        assertThat(device.arrived).hasSize(LogOutlet.OUTBOX_MESSAGES).startsWith("m0").endsWith("m511");
    }

    @Test
    void anErrorDropsItsMessageAndIsReportedOnce() {
        device.results.add(-Errno.EPERM);
        device.results.add(1);
        device.results.add(-Errno.EPERM);
        accept("a", "bb", "ccc", "dddd");
        outlet.flush();

        assertThat(device.arrived).containsExactly("bb", "dddd");
        assertThat(outlet.dropped()).isEqualTo(2);
        assertThat(faults).containsExactly("target " + Errno.EPERM);
    }

    @Test
    void theReportOfAnEarlierUdpRefusalCostsNoMessage() {
        device.results.add(-Errno.ECONNREFUSED);
        accept("a", "bb");
        outlet.flush();

        assertThat(device.arrived).containsExactly("a", "bb");
        assertThat(outlet.dropped()).isZero();
    }

    @Test
    void aUnixReceiverThatWentAwayIsOpenedAnew() {
        outlet = outlet(UNIX);
        accept("a");
        outlet.flush();
        device.results.add(-Errno.ECONNREFUSED);
        accept("b");
        outlet.flush();

        assertThat(device.calls).containsExactly("open", "send 1", "send 1", "close", "open", "send 1");
        assertThat(device.arrived).containsExactly("a", "b");
    }

    @Test
    void aUnixSocketKnowsNoSegments() {
        outlet = outlet(UNIX);
        accept("a", "b", "c", "d");
        outlet.flush();

        assertThat(device.calls).containsExactly("open", "send 4");
    }

    @Test
    void aTargetThatCannotBeOpenedCostsItsMessagesAndIsTriedAgain() {
        device.openResult = -Errno.ENOENT;
        accept("a", "b");
        outlet.flush();
        assertThat(outlet.dropped()).isEqualTo(2);
        assertThat(faults).containsExactly("target " + Errno.ENOENT);

        device.openResult = 7;
        accept("c");
        outlet.flush();
        assertThat(device.arrived).containsExactly("c");
        assertThat(faults).hasSize(1);
    }
}
