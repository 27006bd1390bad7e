package io.sluice.http.http1;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.base.bytes.Buffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeadWriterTest {

    private static final String REQUEST = "GET /a HTTP/1.1\r\nHost: x\r\nFoo:  bar\r\nBaz: 1\r\n\r\n";

    private final HeadParser parser = new HeadParser(15360);
    private final HeadIndex head = new HeadIndex();
    private final HeadEdits edits = new HeadEdits();
    private final Buffer target = Bytes.empty();
    private Buffer source;

    @BeforeEach
    void parseTheRequest() {
        request(REQUEST);
    }

    private void request(String text) {
        source = Bytes.buffer(text);
        assertThat(parser.parseRequest(source, 0, text.length(), head)).isPositive();
    }

    private void response(String text) {
        source = Bytes.buffer(text);
        assertThat(parser.parseResponse(source, 0, text.length(), head)).isPositive();
    }

    private String written() {
        int end = HeadWriter.write(source, head, edits, target, 3, target.capacity());
        return target.toText(3, end - 3);
    }

    @Test
    void withoutEditsTheHeadIsOnlyNormalised() {
        assertThat(written()).isEqualTo("GET /a HTTP/1.1\r\nhost: x\r\nfoo: bar\r\nbaz: 1\r\n\r\n");
    }

    @Test
    void linesAreDroppedAndAppended() {
        edits.drop(0);
        edits.drop(2);
        edits.append(Bytes.of("x-a: 1\r\n"));
        edits.append(Bytes.of("zzx-b: 2\r\nzz"), 2, 8);
        assertThat(written()).isEqualTo("GET /a HTTP/1.1\r\nfoo: bar\r\nx-a: 1\r\nx-b: 2\r\n\r\n");
    }

    @Test
    void valuesAreReplacedWhereTheyStand() {
        edits.replaceValue(1, Bytes.of("<new>"), 1, 3);
        edits.replaceValue(2, Bytes.of(""), 0, 0);
        assertThat(written()).isEqualTo("GET /a HTTP/1.1\r\nhost: x\r\nfoo: new\r\nbaz: \r\n\r\n");
    }

    @Test
    void theRequestLineIsReplaced() {
        edits.method(Bytes.of("POST"), 0, 4);
        edits.target(Bytes.of("/other?x"), 0, 8);
        edits.version(0);
        assertThat(written()).startsWith("POST /other?x HTTP/1.0\r\nhost: x\r\n");
    }

    @Test
    void onlyTheVersionIsReplaced() {
        edits.version(0);
        assertThat(written()).startsWith("GET /a HTTP/1.0\r\n");
    }

    @Test
    void theStatusLineIsReplaced() {
        response("HTTP/1.1 200 Fine\r\na: b\r\n\r\n");
        edits.status(503, Bytes.of("Busy"));
        assertThat(written()).isEqualTo("HTTP/1.1 503 Busy\r\na: b\r\n\r\n");
        edits.clear();
        edits.status(404, null);
        assertThat(written()).isEqualTo("HTTP/1.1 404 Not Found\r\na: b\r\n\r\n");
        edits.clear();
        edits.status(404, new byte[0]);
        assertThat(written()).isEqualTo("HTTP/1.1 404 \r\na: b\r\n\r\n");
    }

    @Test
    void headersBehindTheSixtyFourthAreDroppedToo() {
        StringBuilder text = new StringBuilder("GET / HTTP/1.1\r\n");
        for (int i = 0; i < 100; i++) {
            text.append("h").append(i).append(": x\r\n");
        }
        request(text + "\r\n");
        for (int i = 0; i < 100; i++) {
            if (i != 3 && i != 67) {
                edits.drop(i);
            }
        }
        assertThat(written()).isEqualTo("GET / HTTP/1.1\r\nh3: x\r\nh67: x\r\n\r\n");
    }

    @Test
    void allHeadersOfAKindAreDropped() {
        request("GET / HTTP/1.1\r\nCookie: a\r\nX: y\r\nCookie: b\r\n\r\n");
        edits.dropAll(head, KnownHeader.COOKIE);
        assertThat(written()).isEqualTo("GET / HTTP/1.1\r\nx: y\r\n\r\n");
    }

    @Test
    void editsAreForgotten() {
        edits.drop(0);
        edits.replaceValue(1, Bytes.of("y"), 0, 1);
        edits.append(Bytes.of("z: z\r\n"));
        edits.target(Bytes.of("/q"), 0, 2);
        edits.clear();
        assertThat(written()).isEqualTo("GET /a HTTP/1.1\r\nhost: x\r\nfoo: bar\r\nbaz: 1\r\n\r\n");
    }

    @Test
    void moreTextThanTheLimitIsRefused() {
        byte[] large = new byte[HeadEdits.MAX_TEXT_BYTES];
        assertThat(edits.append(large)).isTrue();
        assertThat(edits.append(large, 0, 1)).isFalse();
        assertThat(edits.replaceValue(0, large, 0, large.length)).isTrue();
        assertThat(edits.target(large, 0, 1)).isFalse();
    }

    @Test
    void nothingIsWrittenBehindTheLimit() {
        edits.append(Bytes.of("x-a: 1\r\n"));
        edits.version(0);
        String expected = written();
        for (int room = 0; room < expected.length(); room++) {
            target.put(3 + room, (byte) '#');
            assertThat(HeadWriter.write(source, head, edits, target, 3, 3 + room)).as("with %d bytes", room).isEqualTo(-1);
            assertThat(target.get(3 + room)).isEqualTo((byte) '#');
        }
        assertThat(HeadWriter.write(source, head, edits, target, 3, 3 + expected.length())).isEqualTo(3 + expected.length());
    }
}
