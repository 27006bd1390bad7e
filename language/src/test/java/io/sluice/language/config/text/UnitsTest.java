package io.sluice.language.config.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {

    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "10ms,10", "3s,3000", "2m,120000", "1h,3600000", "24d,2073600000", "1us,1", "1000us,1", "1001us,2", "2147483647,2147483647"})
    void readsTimes(String text, long milliseconds) {
        assertThat(TimeText.parseMs(text)).isEqualTo(milliseconds);
    }

    @Test
    void countsBareNumbersInTheKeywordsUnit() {
        assertThat(TimeText.parseMs("5", 1_000)).isEqualTo(5_000);
        assertThat(TimeText.parseMs("5ms", 1_000)).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({"2147483648", "25d", "2147484s", "99999999999", "9999999999999999999999999999d"})
    void refusesTimesOfMoreThanTwentyFourDays(String text) {
        assertThat(TimeText.parseMs(text)).isEqualTo(TimeText.OVERFLOW);
    }

    @ParameterizedTest
    @CsvSource({"abc,a", "3x,x", "-1,-", "+3,+", "1.5s,.", "1S,S", "3sx,x", "3msx,x", "3u,u", "3usx,x", "1w,w", "0x10,x"})
    void pointsAtTheCharacterThatIsNoTime(String text, String character) {
        long answer = TimeText.parseMs(text);
        assertThat(answer).isLessThan(TimeText.OVERFLOW);
        assertThat(TimeText.unexpectedCharacter(text, answer)).isEqualTo(character);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "100,100", "1k,1024", "16K,16384", "1m,1048576", "2G,2147483648"})
    void readsSizes(String text, long bytes) {
        assertThat(SizeText.parseBytes(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"abc,0", "1x,1", "1kb,2", "-1,0", "k,0"})
    void pointsAtTheCharacterThatIsNoSize(String text, int index) {
        assertThat(SizeText.parseBytes(text)).isEqualTo(-1 - index);
    }

    @Test
    void readsWholeNumbersStrictly() {
        assertThat(Numbers.parse("42")).isEqualTo(42);
        assertThat(Numbers.parse("-42")).isEqualTo(-42);
        for (String wrong : new String[] {"", "-", "+1", "1 ", " 1", "0x1", "1.0", "9999999999999999999"}) {
            assertThat(Numbers.parse(wrong)).as(wrong).isEqualTo(Numbers.INVALID);
        }
        assertThat(Numbers.parse("65536", 0, 65_535)).isEqualTo(Numbers.INVALID);
        assertThat(Numbers.parseOctal("0660")).isEqualTo(0660);
        assertThat(Numbers.parseOctal("9")).isEqualTo(-1);
        assertThat(Numbers.parseOctal("77777777777777")).isEqualTo(-1);
    }

    @Test
    void comparesVersions() {
        assertThat(VersionText.compare("3.2.26", "3.2.26")).isZero();
        assertThat(VersionText.compare("3.2-dev5", "3.2.0")).isNegative();
        assertThat(VersionText.compare("3.2-dev5", "3.2-dev4")).isPositive();
        assertThat(VersionText.compare("3.10", "3.9.9")).isPositive();
    }

    @Test
    void suggestsTheNearestWordOnlyWhenItIsNear() {
        java.util.List<String> words = java.util.List.of("bind", "weight", "timeout", "maxconn", "tfo");
        assertThat(Suggestion.find("binf", words)).isEqualTo("bind");
        assertThat(Suggestion.find("wieght", words)).isEqualTo("weight");
        assertThat(Suggestion.find("maxcon", words)).isEqualTo("maxconn");
        assertThat(Suggestion.find("foo", words)).isNull();
        assertThat(Suggestion.find("", words)).isNull();
        assertThat(Suggestion.find("x".repeat(10_000), words)).isNull();
    }
}
