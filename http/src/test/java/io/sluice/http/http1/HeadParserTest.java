package io.sluice.http.http1;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.base.bytes.Buffer;
import org.junit.jupiter.api.Test;

class HeadParserTest {

    private final HeadParser parser = new HeadParser(15360);
    private final HeadIndex head = new HeadIndex();

    private int request(String text) {
        return parser.parseRequest(Bytes.buffer(text), 0, text.length(), head);
    }

    private int response(String text) {
        return parser.parseResponse(Bytes.buffer(text), 0, text.length(), head);
    }

    @Test
    void theIndexTellsWhereTheStartLineAndHeadersAre() {
        String text = "GET /a?b HTTP/1.1\r\nHost: x\r\nFoo:  bar \r\n\r\nbody";
        Buffer buffer = Bytes.buffer(text);
        int length = parser.parseRequest(buffer, 0, text.length(), head);
        assertThat(length).isEqualTo(text.indexOf("body"));
        assertThat(head.method).isEqualTo(Method.GET);
        assertThat(buffer.toText(head.targetOffset, head.targetLength)).isEqualTo("/a?b");
        assertThat(buffer.toText(head.pathOffset, head.pathLength)).isEqualTo("/a?b");
        assertThat(head.majorVersion).isEqualTo(1);
        assertThat(head.minorVersion).isEqualTo(1);
        assertThat(head.count).isEqualTo(2);
        assertThat(buffer.toText(head.nameOffset[1], head.nameLength[1])).isEqualTo("foo");
        assertThat(buffer.toText(head.valueOffset[1], head.valueLength[1])).isEqualTo("bar");
        assertThat(buffer.toText(head.headersEnd, 2)).isEqualTo("\r\n");
        assertThat(head.hostIndex).isZero();
        assertThat(head.canonical).isFalse();
    }

    @Test
    void aHeadMayBeginAnywhereInTheBuffer() {
        String text = "HTTP/1.0 404 Not Found\r\nSet-Cookie: a=b\r\nContent-Length: 7\r\n\r\n";
        Buffer buffer = Bytes.within(text, 100, (byte) 'x');
        assertThat(parser.parseResponse(buffer, 100, 100 + text.length(), head)).isEqualTo(text.length());
        assertThat(head.status).isEqualTo(404);
        assertThat(head.atLeast11()).isFalse();
        assertThat(buffer.toText(head.reasonOffset, head.reasonLength)).isEqualTo("Not Found");
        assertThat(head.cookieIndex).isZero();
        assertThat(head.contentLength).isEqualTo(7);
        assertThat(head.canonical).isTrue();
    }

    @Test
    void aHeaderNameHasAtMost255Bytes() {
        assertThat(request("GET / HTTP/1.1\r\n" + "x".repeat(255) + ": 1\r\n\r\n")).isPositive();
        String tooLong = "GET / HTTP/1.1\r\n" + "x".repeat(256) + ": 1\r\n\r\n";
        assertThat(request(tooLong)).isEqualTo(HeadError.BAD_HEADER_NAME);
        assertThat(head.errorOffset).isEqualTo(tooLong.length());
        assertThat(response("HTTP/1.1 200 OK\r\n" + "x".repeat(256) + ": 1\r\n\r\n")).isEqualTo(HeadError.BAD_HEADER_NAME);
    }

    @Test
    void theBeginningOfHttp2IsNoRequest() {
        assertThat(request("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")).isEqualTo(HeadError.BAD_REQUEST_LINE);
        assertThat(request("PRI * HTTP/1.1\r\nHost: x\r\n\r\n")).isEqualTo(HeadError.BAD_REQUEST_LINE);
        assertThat(request("PRIX * HTTP/1.1\r\nHost: x\r\n\r\n")).isPositive();
    }

    @Test
    void aBareLineFeedAsTheEmptyLineIsNotCanonical() {
        assertThat(request("GET / HTTP/1.1\r\nHost: x\r\n\n")).isPositive();
        assertThat(head.canonical).isFalse();
    }

    @Test
    void aValueThatEndsWithABlankBeforeABareLineFeedIsNotCanonical() {
        assertThat(request("GET / HTTP/1.1\r\na: b \n\r\n")).isPositive();
        assertThat(head.line[0]).isEqualTo(HeadIndex.REFORMAT);
    }

    @Test
    void theKnownHeadersAreNoted() {
        request(String.join("\r\n", "POST / HTTP/1.1", "host: a", "connection: Keep-Alive, Upgrade", "upgrade: foo", "expect: 100-Continue", "cookie: a=b",
                "x-forwarded-for: 1.2.3.4", "transfer-encoding: chunked", "", ""));
        assertThat(head.connectionKeepAlive()).isTrue();
        assertThat(head.connectionClose()).isFalse();
        assertThat(head.wantsUpgrade()).isTrue();
        assertThat(head.expectContinue()).isTrue();
        assertThat(head.chunked()).isTrue();
        assertThat(head.connectionIndex).isEqualTo(1);
        assertThat(head.cookieIndex).isEqualTo(4);
        assertThat(head.forwardedForIndex).isEqualTo(5);
        assertThat(head.next(KnownHeader.TRANSFER_ENCODING, 0)).isEqualTo(6);
        assertThat(head.next(KnownHeader.SET_COOKIE, 0)).isEqualTo(-1);
    }

    @Test
    void aWebSocketUpgradeIsRecognised() {
        request("GET / HTTP/1.1\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        assertThat(head.webSocket()).isTrue();
        response("HTTP/1.1 101 x\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-accept: y\r\n\r\n");
        assertThat(head.webSocket()).isTrue();
        assertThat(response("HTTP/1.1 101 x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n")).isEqualTo(HeadError.BAD_UPGRADE);
    }

    @Test
    void theHostPartOfAnAbsoluteTargetIsFound() {
        String text = "GET http://u:p@Ex.org:80/x?y HTTP/1.1\r\nHost: ex.org\r\n\r\n";
        Buffer buffer = Bytes.buffer(text);
        assertThat(parser.parseRequest(buffer, 0, text.length(), head)).isPositive();
        assertThat(buffer.toText(head.authorityOffset, head.authorityLength)).isEqualTo("Ex.org");
        assertThat(buffer.toText(head.pathOffset, head.pathLength)).isEqualTo("/x?y");
    }

    @Test
    void aContentLengthThatDoesNotFitALongIsRefused() {
        assertThat(request("PUT / HTTP/1.1\r\ncontent-length: 9223372036854775807\r\n\r\n")).isPositive();
        assertThat(head.contentLength).isEqualTo(Long.MAX_VALUE);
        assertThat(request("PUT / HTTP/1.1\r\ncontent-length: 9223372036854775808\r\n\r\n")).isEqualTo(HeadError.BAD_LENGTH);
    }

    @Test
    void anIndexIsCleanForTheNextHead() {
        request("POST / HTTP/1.0\r\nHost: a\r\ncookie: c\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n");
        assertThat(request("GET / HTTP/1.1\r\n\r\n")).isPositive();
        assertThat(head.count).isZero();
        assertThat(head.flags).isZero();
        assertThat(head.hostIndex).isEqualTo(-1);
        assertThat(head.cookieIndex).isEqualTo(-1);
        assertThat(head.connectionIndex).isEqualTo(-1);
        assertThat(head.contentLength).isEqualTo(-1);
        assertThat(head.canonical).isTrue();
    }

    @Test
    void aHeadThatFillsTheBufferIsRefusedByWhereItStops() {
        assertThat(request("GET /" + "a".repeat(16314))).isZero();
        assertThat(request("GET /" + "a".repeat(16315))).isEqualTo(HeadError.TARGET_TOO_LONG);
        assertThat(head.errorOffset).isEqualTo(16320);
        assertThat(request("GET / HTTP/1.1\r\nA: " + "a".repeat(16400))).isEqualTo(HeadError.HEAD_TOO_LARGE);
        assertThat(head.errorOffset).isEqualTo(16320);
        assertThat(head.errorState).isEqualTo(MessageState.HEADER_VALUE);
        assertThat(request("\r\n".repeat(8160))).isEqualTo(HeadError.TARGET_TOO_LONG);
    }

    @Test
    void aCompleteHeadMustLeaveTheReserveFree() {
        assertThat(request("GET /" + "a".repeat(15263) + " HTTP/1.1\r\n\r\n")).isPositive();
        assertThat(request("GET /" + "a".repeat(15264) + " HTTP/1.1\r\n\r\n")).isEqualTo(HeadError.HEAD_TOO_LARGE);
        assertThat(request("GET / HTTP/1.1\r\nA: " + "a".repeat(15254) + "\r\n\r\n")).isPositive();
        assertThat(request("GET / HTTP/1.1\r\nA: " + "a".repeat(15255) + "\r\n\r\n")).isEqualTo(HeadError.HEAD_TOO_LARGE);
        String many = "h: x\r\n".repeat(89) + "hh: x\r\n";
        int spare = 15254 - 90 * 10 - 1;
        assertThat(request("GET / HTTP/1.1\r\n" + many + "A: " + "a".repeat(spare) + "\r\n\r\n")).isPositive();
        assertThat(request("GET / HTTP/1.1\r\n" + many + "A: " + "a".repeat(spare + 1) + "\r\n\r\n")).isEqualTo(HeadError.HEAD_TOO_LARGE);
        String start = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nA: ";
        assertThat(response(start + "a".repeat(15230) + "\r\n\r\n")).isPositive();
        assertThat(response(start + "a".repeat(15231) + "\r\n\r\n")).isEqualTo(HeadError.HEAD_TOO_LARGE);
    }

    @Test
    void theLimitsFollowTheBufferSize() {
        HeadParser small = new HeadParser(4096, 512);
        String fits = "GET /" + "a".repeat(4096 - 512 - 68 - 17 - 12) + " HTTP/1.1\r\n\r\n";
        assertThat(small.parseRequest(Bytes.buffer(fits), 0, fits.length(), head)).isPositive();
        String exceeds = fits.replace("/a", "/aa");
        assertThat(small.parseRequest(Bytes.buffer(exceeds), 0, exceeds.length(), head)).isEqualTo(HeadError.HEAD_TOO_LARGE);
    }

    @Test
    void aHundredHeadersAreTheMost() {
        String hundred = "GET / HTTP/1.1\r\n" + "a: b\r\n".repeat(100);
        assertThat(request(hundred + "\r\n")).isPositive();
        assertThat(head.count).isEqualTo(100);
        assertThat(request(hundred + "a: b\r\n")).isZero();
        assertThat(request(hundred + "a: b\r\n\r\n")).isEqualTo(HeadError.TOO_MANY_HEADERS);
        assertThat(request(hundred + "a: b\r\na: b\r\nx")).isEqualTo(HeadError.TOO_MANY_HEADERS);
    }

    @Test
    void withoutANewLineAHeadIsNotParsedAgain() {
        Buffer buffer = Bytes.buffer("GET / HTTP/1.1\r\nHost: a\r\nF\u0000");
        assertThat(parser.parseRequest(buffer, 0, 26, head)).isZero();
        head.count = -5;
        assertThat(parser.parseRequest(buffer, 0, 26, 25, head)).isZero();
        assertThat(head.count).as("untouched").isEqualTo(-5);
    }

    @Test
    void anEndThatArrivesByteByByteIsFound() {
        String text = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
        Buffer buffer = Bytes.buffer(text);
        for (int to = 1; to < text.length(); to++) {
            assertThat(parser.parseRequest(buffer, 0, to, to - 1, head)).as("with %d bytes", to).isZero();
        }
        assertThat(parser.parseRequest(buffer, 0, text.length(), text.length() - 1, head)).isEqualTo(text.length());
    }

    @Test
    void aFullBufferIsParsedEvenWithoutANewLine() {
        String text = "GET /" + "a".repeat(16400);
        assertThat(parser.parseRequest(Bytes.buffer(text), 0, text.length(), 16000, head)).isEqualTo(HeadError.TARGET_TOO_LONG);
    }

    @Test
    void aRefusedRequestHasAStatusOfItsOwn() {
        assertThat(HeadError.status(HeadError.BAD_HOST)).isEqualTo(400);
        assertThat(HeadError.status(HeadError.BODY_NOT_ALLOWED)).isEqualTo(413);
        assertThat(HeadError.status(HeadError.TARGET_TOO_LONG)).isEqualTo(414);
        assertThat(HeadError.status(HeadError.UNKNOWN_TRANSFER_CODING)).isEqualTo(422);
        assertThat(HeadError.status(HeadError.HEAD_TOO_LARGE)).isEqualTo(431);
        for (int error = HeadError.BAD_TRAILER; error < 0; error++) {
            assertThat(HeadError.name(error)).isNotBlank();
        }
    }
}
