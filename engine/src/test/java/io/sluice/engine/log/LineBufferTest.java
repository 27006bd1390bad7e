package io.sluice.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LineBufferTest {

    private final LineBuffer line = new LineBuffer();

    private LineBuffer of(int maximumBytes) {
        line.clear(maximumBytes);
        return line;
    }

    /** HAProxy 3.2 logs a request line with these bytes escaped and all others as they are. */
    @Test
    void aRequestLineEscapesQuotesTheEscapeSignAndWhatIsNotPrintable() {
        for (int value = 0; value < 256; value++) {
            of(10).putEscapedRequest(new byte[] {(byte) value}, 1);
            boolean escaped = value < 32 || value > 126 || value == '"' || value == '#';

            assertThat(line.toString()).isEqualTo(escaped ? hex(value) : String.valueOf((char) value));
        }
    }

    @Test
    void aCapturedHeaderAlsoEscapesTheDelimitersOfItsList() {
        for (int value = 0; value < 256; value++) {
            of(10).putEscapedHeader(new byte[] {(byte) value}, 1);
            boolean escaped = value < 32 || value > 126 || "\"#{|}".indexOf(value) >= 0;

            assertThat(line.toString()).isEqualTo(escaped ? hex(value) : String.valueOf((char) value));
        }
    }

    @Test
    void aMessageEscapesOnlyControlCharacters() {
        of(100).putEscapedMessage(Records.bytes("a\"b#\n\u007f\u00e9"));

        assertThat(line.toString()).isEqualTo("a\"b##0A#7F\u00e9");
    }

    private static String hex(int value) {
        return "#" + String.format(Locale.ROOT, "%02X", value);
    }

    @Property(tries = 500)
    void numbersPrintAsDecimals(@ForAll long value) {
        of(100).putNumber(value);

        assertThat(line.toString()).isEqualTo(Long.toString(value));
    }

    @Test
    void theSmallestNumberPrintsToo() {
        of(100).putNumber(Long.MIN_VALUE);

        assertThat(line.toString()).isEqualTo(Long.toString(Long.MIN_VALUE));
    }

    @Test
    void textIsCutAtTheLimitAndNothingFollows() {
        of(5).put(Records.bytes("abcdefg"));
        line.put('x');
        line.putNumber(1);

        assertThat(line.toString()).isEqualTo("abcde");
    }

    @Test
    void aNumberThatDoesNotFitIsLeftOutWithEverythingBehindIt() {
        of(5).put(Records.bytes("abc"));
        line.putNumber(123);
        line.put('x');

        assertThat(line.toString()).isEqualTo("abc");
    }

    @Test
    void anEscapeSequenceIsNeverCutInTwo() {
        of(4).putEscapedRequest(Records.bytes("ab\"\"c"), 5);

        assertThat(line.toString()).isEqualTo("ab");
    }

    @Test
    void clearingForgetsTheLastLineAndItsLimit() {
        of(2).put(Records.bytes("abc"));
        of(100).put(Records.bytes("de"));

        assertThat(line.toString()).isEqualTo("de");
    }
}
