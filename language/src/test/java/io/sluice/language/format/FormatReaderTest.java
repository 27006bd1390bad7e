package io.sluice.language.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The messages are what HAProxy 3.2 says about the same texts. */
class FormatReaderTest {

    private static FormatReader.Result read(String text) {
        return FormatReader.read(text, true, FormatExpressions.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
        %zz       ~ no such format alias 'zz'. If you wanted to emit the '%' character verbatim, you need to use '%%'
        %c_i      ~ no such format alias 'c'. If you wanted to emit the '%' character verbatim, you need to use '%%'
        a%        ~ truncated line after '%'
        %(a)      ~ truncated line after '%'
        %{        ~ truncated line after ''
        %{+Q      ~ truncated line after '+Q'
        %{+Q}     ~ parse argument modifier without alias name near '%{+Q}'
        %{+Q}%ci  ~ parse argument modifier without alias name near '%{+Q}'
        %{+Q}(a)b ~ parse argument modifier without alias name near '%{+Q}'
        %(abc     ~ invalid character in custom name near '
        %(a%b)ci  ~ invalid character in custom name near '%' at position 3 line : '%(a%b)ci'
        %(a:b:c)b ~ invalid character in custom name near ':' at position 5 line : '%(a:b:c)b'
        %(a:int)r ~ unexpected output type 'int' at position 4 line : '%(a:int)r'. Supported types are: str, sint, bool, raw
        %1        ~ unexpected alias name near '1' at position 1 line : '%1'. Maybe you want to write a single '%', use the syntax '%%'
        %[src     ~ sample expression '%[src]' is not supported yet
        %[a]%zz   ~ sample expression '%[a]' is not supported yet
        """)
    void aTextThatIsNoFormatIsRefused(String text, String message) {
        assertThat(read(text).error()).isEqualTo(message);
        assertThat(read(text).format()).isNull();
    }

    @Test
    void blanksAreSeparatorsWhereTheyAreMergedAndTextElsewhere() {
        assertThat(read("a  b").format().items()).extracting(FormatItem::kind)
            .containsExactly(FormatItem.Kind.TEXT, FormatItem.Kind.SEPARATOR, FormatItem.Kind.SEPARATOR, FormatItem.Kind.TEXT);
        assertThat(FormatReader.read("a  %%b", false, FormatExpressions.NONE).format().items()).singleElement()
            .extracting(FormatItem::text).isEqualTo("a  %b");
    }

    @Test
    void flagsOfTheWholeLineCountForWhatFollows() {
        LineFormat format = read("%b%{+Q,+X}o%s%{-Q}f%{+E}ci").format();

        assertThat(format.items()).extracting(FormatItem::options).containsExactly(0, FormatOptions.QUOTE | FormatOptions.HEXADECIMAL,
            FormatOptions.HEXADECIMAL, FormatOptions.QUOTE | FormatOptions.HEXADECIMAL | FormatOptions.ESCAPE);
    }

    @ParameterizedTest
    @CsvSource({"'%{+json,+cbor}b',8", "'%{+cbor,+json}b',16", "%{+Q+E}b,4", "'%{+Q, +X}b',3", "%{Q}b,0", "%{+bin}b,0", "'%{+Z,+Q}b',1"})
    void unknownFlagsArePassedOverAndTheFirstEncodingWins(String text, int options) {
        assertThat(read(text).format().items().getFirst().options()).isEqualTo(options);
    }

    @Test
    void aNameAndATypeBelongToTheItemBehindThem() {
        FormatItem item = read("%(key:str)ST").format().items().getFirst();

        assertThat(item.name()).isEqualTo("key");
        assertThat(item.type()).isEqualTo(FormatItem.Type.STRING);
        assertThat(item.alias()).isEqualTo(FormatAlias.STATUS);
    }

    @Test
    void nothingButFlagsIsAnEmptyFormat() {
        assertThat(read("%{+json}o").format().isEmpty()).isTrue();
    }

    @Test
    void onlySomeValuesHaveToWaitForTheEnd() {
        assertThat(read("%ci %r %ST %s").format().waitsForEnd()).isFalse();
        assertThat(read("%ci %Tr").format().waitsForEnd()).isTrue();
    }

    @Test
    void anExpressionIsReadByWhoeverKnowsExpressions() {
        FormatExpressions known = (text, from) -> new FormatExpressions.Part(text.substring(from, from + 3), from + 3, null);

        assertThat(FormatReader.read("a%[src]b", true, known).format().items()).extracting(FormatItem::expression)
            .containsExactly(null, "src", null);
        assertThat(FormatReader.read("%[src", true, known).error()).isEqualTo("missing ']' after 'src'");
    }
}
