package io.sluice.http.http1;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.base.bytes.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageRulesTest {

    private static final int[] MODES = {BodyDecoder.NONE, BodyDecoder.LENGTH, BodyDecoder.CHUNKED, BodyDecoder.UNTIL_CLOSE, BodyDecoder.TUNNEL};

    private final HeadParser parser = new HeadParser(15360);
    private final HeadIndex head = new HeadIndex();
    private final HeadEdits edits = new HeadEdits();
    private Buffer source;

    private void request(String line, String headers) {
        String text = line + "\r\n" + headers.replace("|", "\r\n") + "\r\n";
        source = Bytes.buffer(text);
        assertThat(parser.parseRequest(source, 0, text.length(), head)).isPositive();
    }

    private void response(String line, String headers) {
        String text = line + "\r\n" + headers.replace("|", "\r\n") + "\r\n";
        source = Bytes.buffer(text);
        assertThat(parser.parseResponse(source, 0, text.length(), head)).isPositive();
    }

    private String headers() {
        Buffer target = Bytes.empty();
        int end = HeadWriter.write(source, head, edits, target, 0, target.capacity());
        String text = target.toText(0, end);
        return text.substring(text.indexOf("\r\n") + 2, text.length() - 2).replace("\r\n", "|");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "GET / HTTP/1.1; a: b|; 0",
        "POST / HTTP/1.1; a: b|; 0",
        "POST / HTTP/1.1; content-length: 0|; 0",
        "GET / HTTP/1.1; content-length: 5|; 1",
        "POST / HTTP/1.0; content-length: 5|; 1",
        "POST / HTTP/1.1; transfer-encoding: chunked|; 2",
        "POST / HTTP/1.1; transfer-encoding: chunked|content-length: 5|; 2",
        "CONNECT a:443 HTTP/1.1; content-length: 5|; 0",
    })
    void aRequestBodyFollowsFromItsHeaders(String line, String headers, int mode) {
        request(line, headers);
        assertThat(MessageRules.requestBody(head)).isEqualTo(MODES[mode]);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "200; content-length: 5|; GET; 1",
        "200; content-length: 0|; GET; 1",
        "200; a: b|; GET; 3",
        "200; transfer-encoding: chunked|; GET; 2",
        "200; transfer-encoding: chunked|content-length: 5|; GET; 2",
        "200; content-length: 5|; HEAD; 0",
        "200; transfer-encoding: chunked|; HEAD; 0",
        "204; content-length: 5|; GET; 0",
        "304; content-length: 5|; GET; 0",
        "100; content-length: 5|; GET; 0",
        "101; connection: upgrade|upgrade: x|; GET; 4",
        "200; content-length: 5|; CONNECT; 4",
        "407; content-length: 5|; CONNECT; 1",
    })
    void aResponseBodyFollowsFromStatusMethodAndHeaders(int status, String headers, String method, int mode) {
        response("HTTP/1.1 " + status + " x", headers);
        assertThat(MessageRules.responseBody(head, Method.of(Bytes.buffer(method), 0, method.length()))).isEqualTo(MODES[mode]);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "HTTP/1.1; a: b|; true",
        "HTTP/1.1; connection: close|; false",
        "HTTP/1.1; connection: keep-alive|; true",
        "HTTP/1.1; connection: keep-alive, close|; false",
        "HTTP/1.0; a: b|; false",
        "HTTP/1.0; connection: keep-alive|; true",
        "HTTP/1.0; connection: keep-alive|transfer-encoding: chunked|; false",
        "HTTP/1.1; content-length: 1|transfer-encoding: chunked|; false",
        "HTTP/1.1; transfer-encoding: chunked|; true",
    })
    void aClientKeepsItsConnectionByVersionAndConnectionHeader(String version, String headers, boolean keeps) {
        request("POST / " + version, headers);
        assertThat(MessageRules.clientKeepsAlive(head)).isEqualTo(keeps);
    }

    @Test
    void aServerKeepsItsConnectionOnlyBehindADelimitedBody() {
        response("HTTP/1.1 200 x", "content-length: 1|");
        assertThat(MessageRules.serverKeepsAlive(head, BodyDecoder.LENGTH)).isTrue();
        assertThat(MessageRules.serverKeepsAlive(head, BodyDecoder.UNTIL_CLOSE)).isFalse();
        assertThat(MessageRules.mayKeepClient(head, BodyDecoder.UNTIL_CLOSE)).isFalse();
        response("HTTP/1.0 200 x", "content-length: 1|");
        assertThat(MessageRules.serverKeepsAlive(head, BodyDecoder.LENGTH)).isFalse();
        assertThat(MessageRules.mayKeepClient(head, BodyDecoder.LENGTH)).isTrue();
    }

    @Test
    void theServerIsToldWhatItsVersionDoesNotImply() {
        request("GET / HTTP/1.1", "a: b|connection: keep-alive|");
        MessageRules.toServer(head, true, edits);
        assertThat(headers()).isEqualTo("a: b|");
        MessageRules.toServer(head, false, edits);
        assertThat(headers()).isEqualTo("a: b|connection: close|");
        edits.clear();
        request("GET / HTTP/1.0", "a: b|connection: close|");
        MessageRules.toServer(head, false, edits);
        assertThat(headers()).isEqualTo("a: b|");
        MessageRules.toServer(head, true, edits);
        assertThat(headers()).isEqualTo("a: b|connection: keep-alive|");
    }

    @Test
    void aConnectRequestLosesWhatWouldDescribeABody() {
        request("CONNECT a:443 HTTP/1.1", "a: b|content-length: 5|");
        MessageRules.toServer(head, true, edits);
        assertThat(headers()).isEqualTo("a: b|");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "HTTP/1.1; true; true; a: b|",
        "HTTP/1.1; true; false; a: b|connection: close|",
        "HTTP/1.1; false; true; a: b|connection: keep-alive|",
        "HTTP/1.1; false; false; a: b|connection: close|",
        "HTTP/1.0; true; true; a: b|connection: keep-alive|",
        "HTTP/1.0; true; false; a: b|",
        "HTTP/1.0; false; false; a: b|",
    })
    void theClientIsToldWhatTheVersionsDoNotImply(String version, boolean requestAtLeast11, boolean keepAlive, String expected) {
        response(version + " 200 x", "a: b|connection: close|");
        MessageRules.toClient(head, Method.GET, requestAtLeast11, keepAlive, edits);
        assertThat(headers()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"204,GET", "100,GET", "103,GET", "200,CONNECT"})
    void aResponseThatCannotHaveABodyDoesNotDescribeOne(int status, String method) {
        response("HTTP/1.1 " + status + " x", "a: b|content-length: 5|");
        MessageRules.toClient(head, Method.of(Bytes.buffer(method), 0, method.length()), true, true, edits);
        assertThat(headers()).isEqualTo("a: b|");
    }

    @Test
    void theLengthOfWhatAHeadOrANotModifiedStandsForStays() {
        response("HTTP/1.1 304 x", "content-length: 5|");
        MessageRules.toClient(head, Method.GET, true, true, edits);
        assertThat(headers()).isEqualTo("content-length: 5|");
    }

    @Test
    void anInterimResponseIsNotTheLast() {
        response("HTTP/1.1 103 x", "a: b|");
        assertThat(MessageRules.isInterim(head)).isTrue();
        response("HTTP/1.1 101 x", "connection: upgrade|upgrade: x|");
        assertThat(MessageRules.isInterim(head)).isFalse();
        assertThat(MessageRules.isUnaskedSwitch(head, false)).isTrue();
        assertThat(MessageRules.isUnaskedSwitch(head, true)).isFalse();
    }
}
