package io.sluice.control.stats.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts and numbers inside the output formats. */
class TextsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            plain       | plain
            no check    | no check
            a,b         | "a,b"
            say "hi"    | "say ""hi\"""
            """)
    void csvQuotesOnlyWhatWouldBreakTheLine(String text, String expected) {
        StringBuilder out = new StringBuilder();
        Texts.appendCsv(out, text);
        assertThat(out).hasToString(expected);
    }

    @Test
    void csvQuotesLineBreaks() {
        StringBuilder out = new StringBuilder();
        Texts.appendCsv(out, "a\nb");
        assertThat(out).hasToString("\"a\nb\"");
    }

    @Test
    void jsonEscapesQuotesBackslashesAndControls() {
        StringBuilder out = new StringBuilder();
        Texts.appendJson(out, "a\"b\\c\nd\u001f\u00e9");
        assertThat(out).hasToString("\"a\\\"b\\\\c\\u000ad\\u001f\u00e9\"");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "2, 2", "2.115729, 2.115729", "30.192, 30.192", "0.5, 0.5", "1795216984.929414, 1795216984.929414",
        "0.000001, 0.000001", "0.0000004, 0", "9.9999999, 10"})
    void decimalsHaveAtMostSixDigitsAndNoZerosAtTheEnd(double number, String expected) {
        StringBuilder out = new StringBuilder();
        Texts.appendDecimal(out, number);
        assertThat(out).hasToString(expected);
    }

    @Test
    void tagsAreLettersAndWords() {
        FieldTags tags = FieldTags.of("MaP");
        assertThat(tags.letters()).isEqualTo("MaP");
        assertThat(tags.json()).isEqualTo("{\"origin\":\"Metric\",\"nature\":\"Avg\",\"scope\":\"Process\"}");
        assertThatThrownBy(() -> FieldTags.of("XGP")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FieldTags.of("MGPV")).isInstanceOf(IllegalArgumentException.class);
    }
}
