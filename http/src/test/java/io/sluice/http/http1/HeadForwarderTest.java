package io.sluice.http.http1;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.base.bytes.Buffer;
import org.junit.jupiter.api.Test;

class HeadForwarderTest {

    private static final int AT = 400;

    private final HeadParser parser = new HeadParser(15360);
    private final HeadIndex head = new HeadIndex();
    private final HeadEdits edits = new HeadEdits();
    private final Buffer scratch = Bytes.empty();

    private String forwarded(String text, int at) {
        Buffer buffer = Bytes.within(text + "BODY", at, (byte) '#');
        int bodyFrom = at + parser.parseRequest(buffer, at, at + text.length(), head);
        int start = HeadForwarder.rewrite(buffer, head, bodyFrom, edits, scratch);
        return start < 0 ? null : buffer.toText(start, bodyFrom + 4 - start);
    }

    @Test
    void aHeadInForwardedFormStaysWhereItIs() {
        assertThat(forwarded("GET / HTTP/1.1\r\nhost: a\r\n\r\n", 0)).isEqualTo("GET / HTTP/1.1\r\nhost: a\r\n\r\nBODY");
    }

    @Test
    void appendedLinesStandBeforeTheEmptyLine() {
        edits.append(Bytes.of("x: 1\r\n"));
        assertThat(forwarded("\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", AT)).isEqualTo("GET / HTTP/1.1\r\nhost: a\r\nx: 1\r\n\r\nBODY");
    }

    @Test
    void aHeadThatEndsWithABareLineFeedIsWrittenAnew() {
        edits.append(Bytes.of("x: 1\r\n"));
        assertThat(forwarded("GET / HTTP/1.1\r\nhost: a\r\n\n", AT)).isEqualTo("GET / HTTP/1.1\r\nhost: a\r\nx: 1\r\n\r\nBODY");
        edits.clear();
        assertThat(forwarded("GET / HTTP/1.1\r\nhost: a\r\n\n", AT)).isEqualTo("GET / HTTP/1.1\r\nhost: a\r\n\r\nBODY");
    }

    @Test
    void anotherHeadIsWrittenAnew() {
        edits.append(Bytes.of("x: 1\r\n"));
        assertThat(forwarded("GET  / HTTP/1.1\nHost:a\nconnection: close\n\n", AT)).isEqualTo("GET / HTTP/1.1\r\nhost: a\r\nx: 1\r\n\r\nBODY");
    }

    @Test
    void aHeadThatHasNoRoomInFrontIsRefused() {
        edits.append(Bytes.of("x: 1\r\n"));
        assertThat(forwarded("GET / HTTP/1.1\r\nhost: a\r\n\r\n", 5)).isNull();
        assertThat(forwarded("GET / HTTP/1.1\r\nhost:a\r\n\r\n", 5)).isNull();
    }
}
