package io.sluice.http.http1;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.base.bytes.Buffer;
import org.junit.jupiter.api.Test;

class BodyDecoderTest {

    private final BodyDecoder decoder = new BodyDecoder();

    @Test
    void aBodyOfKnownLengthEndsThere() {
        Buffer buffer = Bytes.buffer("abcdefGET /");
        decoder.start(BodyDecoder.LENGTH, 6);
        assertThat(decoder.advance(buffer, 0, 4)).isEqualTo(4);
        assertThat(decoder.done()).isFalse();
        assertThat(decoder.mayEndByClose()).isFalse();
        assertThat(decoder.remaining()).isEqualTo(2);
        assertThat(decoder.advance(buffer, 4, 11)).isEqualTo(6);
        assertThat(decoder.done()).isTrue();
        assertThat(decoder.payloadBytes()).isEqualTo(6);
        assertThat(decoder.advance(buffer, 6, 11)).as("a finished body takes nothing").isEqualTo(6);
    }

    @Test
    void noBodyAndABodyOfLengthZeroAreDoneAtOnce() {
        decoder.start(BodyDecoder.NONE, -1);
        assertThat(decoder.done()).isTrue();
        decoder.start(BodyDecoder.LENGTH, 0);
        assertThat(decoder.done()).isTrue();
    }

    @Test
    void aBodyUntilCloseTakesEverything() {
        decoder.start(BodyDecoder.UNTIL_CLOSE, -1);
        assertThat(decoder.advance(Bytes.buffer("abc"), 0, 3)).isEqualTo(3);
        assertThat(decoder.done()).isFalse();
        assertThat(decoder.mayEndByClose()).isTrue();
        decoder.start(BodyDecoder.TUNNEL, -1);
        assertThat(decoder.advance(Bytes.buffer("abc"), 0, 3)).isEqualTo(3);
        assertThat(decoder.messageState()).isEqualTo(MessageState.TUNNEL);
    }

    @Test
    void plainChunksGoAsTheyAre() {
        String text = "a\r\n0123456789\r\nFf\r\n" + "x".repeat(255) + "\r\n0\r\n\r\nGET";
        decoder.start(BodyDecoder.CHUNKED, -1);
        assertThat(decoder.advance(Bytes.buffer(text), 0, text.length())).isEqualTo(text.length() - 3);
        assertThat(decoder.done()).isTrue();
        assertThat(decoder.payloadBytes()).isEqualTo(265);
    }

    @Test
    void aChunkMayBeCutInItsDataAndInItsEnd() {
        Buffer buffer = Bytes.buffer("3\r\nabc\r\n0\r\n\r\n");
        for (int cut = 3; cut <= 8; cut++) {
            decoder.start(BodyDecoder.CHUNKED, -1);
            assertThat(decoder.advance(buffer, 0, cut)).isEqualTo(cut);
            assertThat(decoder.advance(buffer, cut, 13)).isEqualTo(13);
            assertThat(decoder.done()).isTrue();
        }
    }

    @Test
    void framingThatIsNotPlainIsWrittenAnew() {
        assertThat(delivered("3 ;a=\"b\"\r\nabc\r\n0003\r\ndef\r\n00;z\r\n\r\n")).isEqualTo("3\r\nabc\r\n3\r\ndef\r\n0\r\n\r\n");
    }

    @Test
    void plainFramingBeforeTheOtherStaysAsItIs() {
        Buffer buffer = Bytes.buffer("3\r\nabc\r\n3;x\r\ndef\r\n0\r\n\r\n");
        decoder.start(BodyDecoder.CHUNKED, -1);
        assertThat(decoder.advance(buffer, 0, 25)).isEqualTo(8);
        assertThat(decoder.done()).isFalse();
    }

    @Test
    void trailersAreWrittenInTheForwardedForm() {
        assertThat(delivered("0\r\nFoo:  bar \r\nFOLDED: a\r\n b\nEmpty:\r\n\r\n")).isEqualTo("0\r\nfoo: bar\r\nfolded: a   b\r\nempty: \r\n\r\n");
    }

    @Test
    void trailersThatWouldChangeTheFramingAreLeftOut() {
        assertThat(delivered("0\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\nA: b\r\nHost: c\r\n\r\n")).isEqualTo("0\r\na: b\r\n\r\n");
    }

    @Test
    void onlyPayloadIsDeliveredRaw() {
        Pieces pieces = new Pieces();
        decoder.start(BodyDecoder.CHUNKED, -1);
        decoder.deliver(Bytes.buffer("3\r\nabc\r\n2;x\r\nde\r\n0\r\nA: b\r\n\r\n"), 0, 29, pieces);
        assertThat(pieces.payload()).isEqualTo("abcde");
    }

    @Test
    void aChunkLineIsLimited() {
        String text = "3;" + "x".repeat(20_000);
        decoder.start(BodyDecoder.CHUNKED, -1);
        assertThat(decoder.deliver(Bytes.buffer(text), 0, text.length(), new Pieces())).isEqualTo(HeadError.BAD_CHUNK_SIZE);
    }

    @Test
    void trailersAreLimitedInBytesAndLines() {
        String large = "0\r\nA: " + "x".repeat(20_000);
        decoder.start(BodyDecoder.CHUNKED, -1);
        assertThat(decoder.deliver(Bytes.buffer(large), 0, large.length(), new Pieces())).isEqualTo(HeadError.BAD_TRAILER);
        String many = "0\r\n" + "a: b\r\n".repeat(101) + "\r\n";
        decoder.start(BodyDecoder.CHUNKED, -1);
        assertThat(decoder.deliver(Bytes.buffer(many), 0, many.length(), new Pieces())).isEqualTo(HeadError.BAD_TRAILER);
        assertThat(delivered("0\r\n" + "a: b\r\n".repeat(100) + "\r\n")).hasSize(3 + 600 + 2);
    }

    @Test
    void aDecoderIsCleanForTheNextBody() {
        decoder.start(BodyDecoder.CHUNKED, -1);
        assertThat(decoder.deliver(Bytes.buffer("0\r\nA: b"), 0, 7, new Pieces())).isEqualTo(7);
        assertThat(delivered("1\r\nx\r\n0\r\nC: d\r\n\r\n")).isEqualTo("1\r\nx\r\n0\r\nc: d\r\n\r\n");
        assertThat(decoder.payloadBytes()).isEqualTo(1);
    }

    @Test
    void theErrorOfABodyNamesItsPlaceAndState() {
        Buffer buffer = Bytes.buffer("xx3\r\nabcX");
        decoder.start(BodyDecoder.CHUNKED, -1);
        assertThat(decoder.advance(buffer, 2, 9)).isEqualTo(HeadError.BAD_CHUNK_END);
        assertThat(decoder.errorOffset()).isEqualTo(8);
        assertThat(decoder.messageState()).isEqualTo(MessageState.CHUNK_CRLF);
    }

    private String delivered(String text) {
        Pieces pieces = new Pieces();
        decoder.start(BodyDecoder.CHUNKED, -1);
        assertThat(decoder.deliver(Bytes.buffer(text), 0, text.length(), pieces)).isEqualTo(text.length());
        assertThat(decoder.done()).isTrue();
        return pieces.all();
    }
}
