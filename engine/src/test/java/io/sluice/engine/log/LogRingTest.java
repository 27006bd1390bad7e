package io.sluice.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.base.bytes.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LogRingTest {

    /** Keeps what it gets as {@code number:text}. */
    private static final class Collector extends LogOutlet {

        private final int number;
        private final List<String> messages;

        Collector(int number, List<String> messages) {
            super("collector", new FakeLogDevice(), (target, errno) -> { });
            this.number = number;
            this.messages = messages;
        }

        @Override
        void accept(Buffer source, int offset, int length) {
            messages.add(number + ":" + source.toText(offset, length));
        }

        @Override
        boolean flush() {
            return false;
        }

        @Override
        boolean awaitRoom(int timeoutMs) {
            return true;
        }

        @Override
        boolean isPending() {
            return false;
        }

        @Override
        void close() {
        }
    }

    private final List<String> received = new ArrayList<>();
    private final LogOutlet[] outlets = {new Collector(0, received), new Collector(1, received)};

    private static boolean offer(LogRing ring, int outlet, String header, String body) {
        byte[] start = header.getBytes(StandardCharsets.ISO_8859_1);
        byte[] text = body.getBytes(StandardCharsets.ISO_8859_1);
        return ring.offer(outlet, start, start.length, text, text.length);
    }

    @Property(tries = 200)
    void whatIsTakenComesOutOnceWholeAndInOrder(@ForAll @Size(max = 400) List<@IntRange(max = 300) Integer> steps) {
        received.clear();
        LogRing ring = new LogRing(512);
        Deque<String> expected = new ArrayDeque<>();
        int number = 0;
        for (int step : steps) {
            if (step > 270) {
                ring.drain(outlets);
                assertThat(received).containsExactlyElementsOf(expected);
                assertThat(ring.isEmpty()).isTrue();
                expected.clear();
                received.clear();
            } else {
                int outlet = number % 2;
                String body = (number++ + "-").repeat(step / 4);
                if (offer(ring, outlet, "<h>", body)) {
                    expected.add(outlet + ":<h>" + body + "\n");
                }
            }
        }
        ring.drain(outlets);
        assertThat(received).containsExactlyElementsOf(expected);
    }

    @Test
    void aFullRingRefusesAndTakesAgainAfterADrain() {
        received.clear();
        LogRing ring = new LogRing(64);
        assertThat(offer(ring, 0, "", "0123456789")).isTrue();
        assertThat(offer(ring, 0, "", "0123456789")).isTrue();
        assertThat(offer(ring, 0, "", "0123456789")).isFalse();

        assertThat(ring.drain(outlets)).isEqualTo(2);
        assertThat(offer(ring, 0, "", "0123456789")).isTrue();
    }

    @Test
    void theLongestMessageFitsAnEmptyRingAtEveryPosition() {
        LogRing ring = new LogRing(256);
        String longest = "x".repeat(ring.longestMessageBytes() - 1);
        for (int i = 0; i < 64; i++) {
            assertThat(offer(ring, 0, "", "y".repeat(i % 20))).isTrue();
            ring.drain(outlets);
            assertThat(offer(ring, 0, "", longest)).as("at position %d", i).isTrue();
            ring.drain(outlets);
        }
        assertThat(offer(ring, 0, "", longest + "x")).isFalse();
    }

    @Test
    void aRingIsHalfFullUntilItWasDrained() {
        LogRing ring = new LogRing(256);
        assertThat(ring.isHalfFull()).isFalse();
        offer(ring, 0, "", "x".repeat(100));
        assertThat(ring.isHalfFull()).isFalse();
        offer(ring, 0, "", "x".repeat(100));
        assertThat(ring.isHalfFull()).isTrue();

        ring.drain(outlets);
        assertThat(ring.isHalfFull()).isFalse();
    }

    @Test
    void aProducerAndADrainingThreadAgreeOnEveryMessage() throws InterruptedException {
        int count = 200_000;
        LogRing ring = new LogRing(4096);
        List<String> taken = new ArrayList<>();
        LogOutlet[] takers = {new Collector(0, taken)};
        Thread drainer = Thread.ofPlatform().start(() -> {
            while (taken.size() < count) {
                if (ring.drain(takers) == 0) {
                    LockSupport.parkNanos(1000);
                }
            }
        });
        byte[] body = new byte[64];
        for (int i = 0; i < count; i++) {
            Arrays.fill(body, (byte) ('a' + i % 26));
            while (!ring.offer(0, body, 0, body, 1 + i % 60)) {
                LockSupport.parkNanos(1000);
            }
        }
        drainer.join();
        for (int i = 0; i < count; i++) {
            assertThat(taken.get(i)).isEqualTo("0:" + String.valueOf((char) ('a' + i % 26)).repeat(1 + i % 60) + "\n");
        }
    }
}
