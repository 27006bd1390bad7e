package io.sluice.language.config.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceTextTest {

    private static List<String> lines(String text) {
        SourceText source = new SourceText(text.getBytes(StandardCharsets.ISO_8859_1));
        List<String> lines = new ArrayList<>();
        for (String line = source.nextLine(); line != null; line = source.nextLine()) {
            lines.add(source.number() + ":" + line);
        }
        return lines;
    }

    @Test
    void numbersLinesAndDropsTheirEnds() {
        assertThat(lines("a\r\n\nb\n")).containsExactly("1:a", "2:", "3:b");
    }

    @Test
    void dropsAByteOrderMark() {
        assertThat(lines("\u00ef\u00bb\u00bfglobal\n")).containsExactly("1:global");
    }

    @Test
    void joinsLinesThatEndInABackslash() {
        assertThat(lines("bind :80 \\\n  name x\nb\n")).containsExactly("1:bind :80   name x", "3:b");
        assertThat(lines("a \\\r\nb \\\nc\nd\n")).containsExactly("1:a b c", "4:d");
    }

    @Test
    void doesNotContinueComments() {
        assertThat(lines("# a \\\nb\n")).containsExactly("1:# a \\", "2:b");
        assertThat(lines("x '#' \\\nb\n")).containsExactly("1:x '#' b");
    }

    @Test
    void doesNotContinueAtAnEscapedBackslash() {
        assertThat(lines("a \\\\\nb\n")).containsExactly("1:a \\\\", "2:b");
    }

    @Test
    void seesThatTheLastLineHasNoEnd() {
        SourceText source = new SourceText("a\nb".getBytes(StandardCharsets.ISO_8859_1));
        source.nextLine();
        assertThat(source.unterminated()).isFalse();
        source.nextLine();
        assertThat(source.unterminated()).isTrue();
    }

    @Test
    void doesNotKeepLinesBeyondTheLimit() {
        SourceText source = new SourceText(("x".repeat(SourceText.LINE_LIMIT + 1) + "\nb\n").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(source.nextLine()).isEmpty();
        assertThat(source.tooLong()).isTrue();
        assertThat(source.nextLine()).isEqualTo("b");
        assertThat(source.tooLong()).isFalse();
    }
}
