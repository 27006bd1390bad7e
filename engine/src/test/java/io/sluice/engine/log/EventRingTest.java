package io.sluice.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.base.address.SocketAddress;
import io.sluice.language.config.model.Position;
import io.sluice.language.config.model.RingSection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventRingTest {

    private final RingSection section = new RingSection("r", Position.NONE);

    private static byte[] message(int number) {
        return String.format("message %03d", number).getBytes(StandardCharsets.US_ASCII);
    }

    private static List<String> read(EventRing ring, long from) {
        List<byte[]> messages = new ArrayList<>();
        ring.read(from, messages);
        return messages.stream().map(bytes -> new String(bytes, StandardCharsets.US_ASCII)).toList();
    }

    @Test
    void newMessagesReplaceTheOldestOnes() {
        section.sizeBytes = 50;
        EventRing ring = new EventRing(section);
        for (int i = 0; i < 10; i++) {
            assertThat(ring.append(message(i))).isTrue();
        }

        assertThat(read(ring, 0)).containsExactly("message 007", "message 008", "message 009");
        assertThat(ring.end()).isEqualTo(10);
        assertThat(ring.dropped()).isZero();
    }

    @Test
    void aReaderGoesOnWhereItWas() {
        EventRing ring = new EventRing(section);
        ring.append(message(0));
        long next = ring.read(0, new ArrayList<>());
        ring.append(message(1));

        assertThat(read(ring, next)).containsExactly("message 001");
        assertThat(ring.read(5, new ArrayList<>())).isEqualTo(5);
    }

    @Test
    void whatAForwarderHasNotSentIsKeptAndNewMessagesAreDroppedAndCounted() {
        section.sizeBytes = 50;
        EventRing ring = new EventRing(section);
        RingSection.Server server = new RingSection.Server("s", SocketAddress.ofAbstract("nobody"), false, Position.NONE);
        ring.add(new RingForwarder(ring, server, (target, errno) -> { }));
        for (int i = 0; i < 10; i++) {
            ring.append(message(i));
        }

        assertThat(read(ring, 0)).containsExactly("message 000", "message 001", "message 002");
        assertThat(ring.dropped()).isEqualTo(7);
    }

    @Test
    void aMessageThatIsLargerThanTheRingIsDropped() {
        section.sizeBytes = 10;
        EventRing ring = new EventRing(section);

        assertThat(ring.append(message(0))).isFalse();
        assertThat(ring.dropped()).isEqualTo(1);
    }
}
