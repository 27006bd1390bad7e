package io.sluice.http.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardReplyTest {

    private static final int[] STATUSES =
            {200, 400, 401, 403, 404, 405, 407, 408, 410, 413, 414, 421, 422, 425, 429, 431, 500, 501, 502, 503, 504};

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    @Test
    void theBareReplyIsSentAsItStands() {
        String page = "<html><body><h1>400 Bad request</h1>\nYour browser sent an invalid request.\n</body></html>\n";
        assertThat(text(StandardReply.of(400).bare())).isEqualTo(String.join("\r\n", "HTTP/1.1 400 Bad request", "Content-length: 90",
                "Cache-Control: no-cache", "Connection: close", "Content-Type: text/html", "", page));
        assertThat(text(StandardReply.of(413).bare())).startsWith(String.join("\r\n", "HTTP/1.1 413 Payload Too Large", "Content-length: 106",
                "Cache-Control: no-cache", "Content-Type: text/html", ""));
    }

    @Test
    void theReplyInAnExchangeSaysInTheLastLineThatTheConnectionCloses() {
        String head = "HTTP/1.1 503 Service Unavailable\r\ncontent-length: 107\r\ncache-control: no-cache\r\ncontent-type: text/html\r\n";
        String page = "\r\n<html><body><h1>503 Service Unavailable</h1>\nNo server is available to handle this request.\n</body></html>\n";
        StandardReply reply = StandardReply.of(503);
        assertThat(text(reply.exchange(true))).isEqualTo(head + page);
        assertThat(text(reply.exchange(false))).isEqualTo(head + "connection: close\r\n" + page);
        assertThat(reply.headLength(true)).isEqualTo(head.length() + 2);
    }

    @Test
    void badRequestAndTimeOutAlwaysClose() {
        for (int status : STATUSES) {
            StandardReply reply = StandardReply.of(status);
            boolean closes = status == 400 || status == 408;
            assertThat(reply.alwaysCloses()).isEqualTo(closes);
            assertThat(text(reply.exchange(true)).contains("connection: close")).isEqualTo(closes);
        }
    }

    @Test
    void everyReplyDeclaresTheLengthOfItsBody() {
        for (int status : STATUSES) {
            StandardReply reply = StandardReply.of(status);
            assertThat(reply.status()).isEqualTo(status);
            assertThat(text(reply.bare())).contains("Content-length: " + reply.body().length + "\r\n").endsWith(text(reply.body()));
            assertThat(text(reply.exchange(true))).contains("content-length: " + reply.body().length + "\r\n").endsWith(text(reply.body()));
        }
        assertThat(StandardReply.of(418)).isNull();
    }

    @Test
    void aStatusWithoutAPhraseOfItsOwnHasThatOfItsClass() {
        assertThat(text(StatusText.reason(200))).isEqualTo("OK");
        assertThat(text(StatusText.reason(502))).isEqualTo("Bad Gateway or Proxy Error");
        assertThat(text(StatusText.reason(250))).isEqualTo("Success");
        assertThat(text(StatusText.reason(103))).isEqualTo("Informational");
        assertThat(text(StatusText.reason(0))).isEqualTo("Other");
        assertThat(text(StatusText.reason(999))).isEqualTo("Other");
    }
}
