package io.sluice.http.http1;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.base.bytes.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class HeadParserPropertyTest {

    private static final int AT = 9;

    private final HeadParser parser = new HeadParser(15360);

    @Property(tries = 3000)
    void anyBytesGiveAnAnswerThatDependsOnNothingBehindThem(@ForAll("heads") String text, @ForAll boolean request) {
        HeadIndex one = new HeadIndex();
        HeadIndex other = new HeadIndex();
        int first = parse(Bytes.within(text, AT, (byte) '\n'), text.length(), request, one);
        int second = parse(Bytes.within(text, AT, (byte) ' '), text.length(), request, other);
        assertThat(second).isEqualTo(first);
        assertThat(first).isLessThanOrEqualTo(text.length());
        assertThat(other.errorState).isEqualTo(one.errorState);
        assertThat(other.errorOffset).isEqualTo(one.errorOffset);
        assertThat(other.count).isEqualTo(one.count);
    }

    @Property(tries = 3000)
    void whatIsIndexedLiesInsideTheHead(@ForAll("heads") String text, @ForAll boolean request) {
        HeadIndex head = new HeadIndex();
        int length = parse(Bytes.within(text, AT, (byte) 0), text.length(), request, head);
        if (length <= 0) {
            return;
        }
        int end = AT + length;
        int line = head.startLineEnd;
        assertThat(head.startOffset).isBetween(AT, line);
        for (int i = 0; i < head.count; i++) {
            assertThat(head.nameOffset[i]).isEqualTo(line);
            assertThat(head.nameLength[i]).isPositive();
            assertThat(head.valueOffset[i]).isGreaterThan(head.nameOffset[i] + head.nameLength[i]);
            assertThat(head.valueOffset[i] + head.valueLength[i]).isLessThan(head.lineEnd[i]);
            line = head.lineEnd[i];
        }
        assertThat(head.headersEnd).isEqualTo(line);
        assertThat(end - head.headersEnd).isBetween(1, 2);
    }

    @Property(tries = 1500)
    void aHeadThatArrivesInPiecesGivesTheSameAnswer(@ForAll("heads") String text, @ForAll boolean request, @ForAll int seed) {
        HeadIndex whole = new HeadIndex();
        int expected = parse(Bytes.within(text, AT, (byte) 0), text.length(), request, whole);
        HeadIndex head = new HeadIndex();
        Buffer buffer = Bytes.within(text, AT, (byte) 0);
        Random random = new Random(seed);
        int answer = 0;
        int seen = 0;
        for (int to = 0; answer == 0 && to < text.length();) {
            to = Math.min(text.length(), to + 1 + random.nextInt(12));
            answer = request ? parser.parseRequest(buffer, AT, AT + to, seen, head) : parser.parseResponse(buffer, AT, AT + to, seen, head);
            seen = to;
        }
        if (answer == 0) {
            answer = parse(buffer, text.length(), request, head);
        }
        assertThat(answer).isEqualTo(expected);
        if (answer < 0) {
            assertThat(head.errorOffset).isEqualTo(whole.errorOffset);
        }
    }

    private int parse(Buffer buffer, int length, boolean request, HeadIndex head) {
        return request ? parser.parseRequest(buffer, AT, AT + length, head) : parser.parseResponse(buffer, AT, AT + length, head);
    }

    /** Random bytes, random pieces of heads, and well-formed heads with a few bytes changed. */
    @Provide
    Arbitrary<String> heads() {
        Arbitrary<String> bytes = Arbitraries.bytes().list().ofMaxSize(80).map(HeadParserPropertyTest::text);
        Arbitrary<String> pieces = Arbitraries.of("GET", " ", "/", "HTTP/1.1", "HTTP/1.0", "200", "\r\n", "\n", "\r", "Host", ":", "a", "b.c:80",
                "http://", "Connection", "close", "upgrade", ",", "Transfer-Encoding", "chunked", "Content-Length", "0", "12", "\t", "\0", "TE", "*",
                "OPTIONS", "CONNECT", "a:443", "Upgrade", "\u00e9").list().ofMaxSize(40).map(list -> String.join("", list));
        return Arbitraries.oneOf(bytes, pieces, mutated());
    }

    private static Arbitrary<String> mutated() {
        Arbitrary<String> heads = Arbitraries.of(
                "GET /index.html HTTP/1.1\r\nHost: www.example.org\r\nUser-Agent: x y z\r\nAccept: */*\r\n\r\n",
                "POST http://a.b:80 HTTP/1.1\r\nHost: a.b\r\nContent-Length: 3\r\nConnection: keep-alive, Foo\r\nX:\r\n y\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nServer: nginx\r\nTransfer-Encoding: chunked\r\nSet-Cookie: a=b\r\nConnection: close\r\n\r\n",
                "HTTP/1.0 304 Not Modified\nETag: \"1\"\nContent-Length: 5, 5\n\n");
        Arbitrary<List<Integer>> changes = Arbitraries.integers().between(0, Integer.MAX_VALUE).list().ofMaxSize(4);
        return Combinators.combine(heads, changes).as((text, list) -> {
            byte[] bytes = Bytes.of(text);
            for (int change : list) {
                bytes[(change >>> 8) % bytes.length] = (byte) change;
            }
            return new String(bytes, StandardCharsets.ISO_8859_1);
        });
    }

    private static String text(List<Byte> bytes) {
        StringBuilder text = new StringBuilder();
        for (byte octet : bytes) {
            text.append((char) (octet & 0xff));
        }
        return text.toString();
    }
}
