package io.sluice.http.http1;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.base.bytes.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordedBodiesTest {

    @Test
    void chunkedBodiesAreRefusedOrForwardedAsRecorded() {
        List<String> differences = new ArrayList<>();
        for (Recorded row : Recorded.rows("chunked-bodies.txt")) {
            String got = decoded(row.sent());
            String expected = switch (row.verdict()) {
                case Recorded.FORWARDED -> row.first() + "|" + row.second();
                case Recorded.REFUSED -> row.first();
                default -> Recorded.INCOMPLETE;
            };
            if (!got.equals(expected) && !(expected.startsWith("- ") && got.endsWith(expected.substring(1)))) {
                differences.add(row.shown() + "\n  expected " + expected + "\n  got      " + got);
            }
        }
        assertThat(differences).isEmpty();
    }

    private static String decoded(String sent) {
        Buffer buffer = Bytes.buffer(sent);
        BodyDecoder decoder = new BodyDecoder();
        decoder.start(BodyDecoder.CHUNKED, -1);
        Pieces pieces = new Pieces();
        int end = decoder.deliver(buffer, 0, sent.length(), pieces);
        if (end < 0) {
            int state = decoder.messageState();
            return decoder.errorOffset() + " " + MessageState.name(state) + "(" + state + ")";
        }
        if (!decoder.done()) {
            return Recorded.INCOMPLETE;
        }
        String framing = pieces.lastFraming();
        return pieces.payload() + "|" + framing.substring(0, framing.length() - 2);
    }
}
