package io.sluice.http.http1;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.base.bytes.Buffer;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class HeadWriterPropertyTest {

    private final HeadParser parser = new HeadParser(15360);
    private final HeadIndex head = new HeadIndex();
    private final HeadIndex again = new HeadIndex();
    private final HeadEdits none = new HeadEdits();
    private final Buffer target = Bytes.empty();
    private final Buffer second = Bytes.empty();

    @Property(tries = 3000)
    void aForwardedHeadIsForwardedAgainUnchanged(@ForAll("heads") String text) {
        Buffer buffer = Bytes.within(text, 7, (byte) 0);
        if (parser.parseRequest(buffer, 7, 7 + text.length(), head) <= 0) {
            return;
        }
        int end = HeadWriter.write(buffer, head, none, target, 0, target.capacity());
        String forwarded = target.toText(0, end);
        assertThat(parser.parseRequest(target, 0, end, again)).as(forwarded).isEqualTo(end);
        assertThat(again.canonical).isTrue();
        assertThat(again.startLineRewritten).isFalse();
        assertThat(again.contentLength).isEqualTo(head.contentLength);
        assertThat(again.chunked()).isEqualTo(head.chunked());
        assertThat(HeadWriter.write(target, again, none, second, 0, second.capacity())).isEqualTo(end);
        assertThat(second.toText(0, end)).isEqualTo(forwarded);
    }

    @Property(tries = 2000)
    void aHeadFitsExactlyItsOwnLengthAndNothingLess(@ForAll("heads") String text) {
        Buffer buffer = Bytes.within(text, 7, (byte) 0);
        if (parser.parseRequest(buffer, 7, 7 + text.length(), head) <= 0) {
            return;
        }
        int end = HeadWriter.write(buffer, head, none, target, 0, target.capacity());
        assertThat(HeadWriter.write(buffer, head, none, second, 0, end)).isEqualTo(end);
        assertThat(HeadWriter.write(buffer, head, none, second, 0, end - 1)).isEqualTo(-1);
    }

    @Provide
    Arbitrary<String> heads() {
        Arbitrary<String> line = Arbitraries.of("GET / HTTP/1.1\r\n", "POST  /x HTTP/1.0\r\n", "OPTIONS http://a:80 HTTP/1.2\n", "GET http://a?b HTTP/1.1\r\n",
                "PUT http://A:80/ HTTP/1.1\r\n", "CONNECT a:443 HTTP/1.1\r\n", "get\t/ HTTP/2.0\r\n");
        Arbitrary<String> header = Arbitraries.of("Host: a\r\n", "host:A:80\r\n", "Connection: close\r\n", "connection: a, close , b\r\n", "Connection: upgrade\r\n",
                "Upgrade: h2c, x\r\n", "upgrade: y\r\n", "TE: gzip, trailers\r\n", "te: deflate\r\n", "Transfer-Encoding: Chunked\r\n", "Content-Length: 07\r\n",
                "content-length: 7, 7\r\n", "X: y \r\n", "x:\r\n", "Y:\r\n folded\r\n", "a: b\n", "c: d\r\n", "connection: ,keep-alive,\r\n");
        return Combinators.combine(line, header.list().ofMaxSize(7), Arbitraries.of("\r\n", "\n"))
                .as((String start, List<String> headers, String end) -> start + String.join("", headers) + end);
    }
}
