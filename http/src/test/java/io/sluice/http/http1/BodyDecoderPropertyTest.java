package io.sluice.http.http1;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.base.bytes.Buffer;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class BodyDecoderPropertyTest {

    private static final int AT = 5;

    /** What one way of splitting the same bytes led to. */
    private record Outcome(int error, int consumed, long payloadBytes, String forwarded) {
    }

    @Property(tries = 4000)
    void whatIsForwardedDoesNotDependOnHowTheBytesAreSplit(@ForAll("bodies") String text, @ForAll long seed) {
        Outcome whole = run(text, new Random(seed), Integer.MAX_VALUE, (byte) '0');
        Outcome split = run(text, new Random(seed), 7, (byte) '\r');
        Outcome single = run(text, new Random(seed), 1, (byte) '\n');
        assertThat(split.error()).isEqualTo(whole.error());
        assertThat(single.error()).isEqualTo(whole.error());
        if (whole.error() == 0) {
            assertThat(split).isEqualTo(whole);
            assertThat(single).isEqualTo(whole);
        } else {
            assertThat(single.forwarded()).startsWith(whole.forwarded());
            assertThat(single.forwarded()).startsWith(split.forwarded());
        }
    }

    @Property(tries = 2000)
    void whatIsForwardedIsForwardedAgainUnchanged(@ForAll("bodies") String text, @ForAll long seed) {
        Outcome once = run(text, new Random(seed), 9, (byte) 0);
        if (once.error() == 0) {
            Outcome twice = run(once.forwarded(), new Random(seed), 5, (byte) 0);
            assertThat(twice.error()).isZero();
            assertThat(twice.forwarded()).isEqualTo(once.forwarded());
            assertThat(twice.payloadBytes()).isEqualTo(once.payloadBytes());
        }
    }

    private static Outcome run(String text, Random random, int maxPiece, byte garbage) {
        Buffer buffer = Bytes.within(text, AT, garbage);
        BodyDecoder decoder = new BodyDecoder();
        decoder.start(BodyDecoder.CHUNKED, -1);
        Pieces pieces = new Pieces();
        int p = AT;
        int end = AT + text.length();
        while (p < end && !decoder.done()) {
            int to = maxPiece == 1 ? p + 1 : Math.min(end, p + 1 + random.nextInt(Math.min(maxPiece, text.length())));
            to = maxPiece == Integer.MAX_VALUE ? end : to;
            int plain = decoder.advance(buffer, p, to);
            if (plain < 0) {
                return new Outcome(plain, -1, -1, pieces.all());
            }
            pieces.verbatim(buffer, p, plain);
            p = plain;
            if (p < to && !decoder.done()) {
                p = decoder.deliver(buffer, p, to, pieces);
                if (p < 0) {
                    return new Outcome(p, -1, -1, pieces.all());
                }
            }
        }
        return new Outcome(0, p, decoder.payloadBytes(), pieces.all());
    }

    @Provide
    Arbitrary<String> bodies() {
        Arbitrary<String> parts = Arbitraries.frequencyOf(
                Tuple.of(12, Arbitraries.of("3\r\nabc\r\n", "1\r\nx\r\n", "0003\r\nabc\r\n", "3 \r\nabc\r\n", "A;x=\"y\"\r\n0123456789\r\n")),
                Tuple.of(1, Arbitraries.of("3\nabc\r\n", "3\r\nab\r\n", "x", "\r\n", "fffffffffffff\r\n", "10000000000000\r\n", ";", "0")));
        Arbitrary<String> end = Arbitraries.of("0\r\n\r\n", "0\r\n\n", "00;x\r\n\r\n", "0\r\nA: b\r\nC:d\r\n e\r\n\r\n", "0\r\nA: b\n\n", "0\r\nbad\r\n\r\n", "");
        return Combinators.combine(parts.list().ofMaxSize(6), end).as((list, last) -> String.join("", list) + last + "GET /");
    }
}
