package io.sluice.language.converter.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.language.pattern.PatternKit;
import io.sluice.language.sample.ArgumentProblem;
import io.sluice.language.sample.Expression;
import io.sluice.language.sample.ExpressionReader;
import io.sluice.language.sample.Sample;
import io.sluice.language.sample.SampleContext;
import io.sluice.language.sample.SampleType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternConvertersTest {

    private final PatternKit place = new PatternKit();

    @BeforeEach
    void files() {
        place.files.put("beg", "/a beg1\n/ab beg2\n/a dup\nab sub1\nb sub2\n/ slash\n/ab/ x\n");
        place.files.put("re", "^/(.*)b$ one:\\1:\\2:\\0\n^/a two\n");
        place.files.put("two", "k1 v1\n  k2\t v2 x  \nk3\n#c\n");
        place.files.put("numbers", "a 5\nb -7\n");
        place.files.put("byNumber", "5 five\n10:20 tens\n15 fifteen\n");
        place.files.put("nets", "10.0.0.0/8 FR\n10.1.0.0/16 DE\n2001:db8::/32 six\n0.0.0.0/0 any\n");
        place.files.put("targets", "a 10.1.2.3\nb ::1\n");
        place.files.put("empty", "");
    }

    private String value(String text) throws ArgumentProblem {
        Expression expression = ExpressionReader.read(text, place);
        Sample sample = new Sample(64);
        return expression.evaluate(SampleContext.NONE, sample, SampleType.STRING) ? sample.text() : null;
    }

    /** Each line was tried with HAProxy 3.2. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "str(/ab),map_beg(beg)                 | beg2",
        "str(/abab),map_beg(beg)               | beg2",
        "str(/xab/ab/c),map_beg(beg)           | slash",
        "str(/ab),map_beg_key(beg)             | /ab",
        "str(x),map_beg(beg)                   | -",
        "str(/ab),map_dir(beg)                 | beg2",
        "str(/abab),map_dir(beg)               | -",
        "str(/b/aB),map_dir(beg)               | sub2",
        "str(/),map_sub(beg)                   | slash",
        "str(/abab),map_sub(beg)               | beg1",
        "str(/ab),map_end(beg)                 | beg2",
        "str(/abab),map_end(beg)               | sub1",
        "str(/xab/ab/c),map_end(beg)           | -",
        "str(/ab),map_regm(re)                 | one:a::/ab",
        "str(/ab),map_reg(re)                  | one:\\1:\\2:\\0",
        "str(/ab),map_reg_key(re)              | ^/(.*)b$",
        "str(/),map_regm(re)                   | -",
        "str(/),map_regm(re,none)              | none",
        "str(k1),map(two)                      | v1",
        "str(k2),map_str(two)                  | v2 x",
        "str(k3),map_str(two)                  | ''",
        "str(#c),map_str(two)                  | -",
        "str(a),map_str_int(numbers)           | 5",
        "str(b),map_str_int(numbers)           | -7",
        "str(c),map_str_int(numbers)           | -",
        "str(c),map_str_int(numbers,7)         | 7",
        "str(a),map_str_ip(targets)            | 10.1.2.3",
        "str(b),map_str_ip(targets)            | ::1",
        "str(c),map_str_ip(targets,1.2.3.4/8)  | 1.2.3.4",
        "int(5),map_int(byNumber)              | five",
        "int(15),map_int(byNumber)             | tens",
        "int(21),map_int(byNumber)             | -",
        "ipv4(10.1.2.3),map_ip(nets)           | DE",
        "ipv4(10.2.2.3),map_ip(nets)           | FR",
        "ipv4(11.2.2.3),map_ip(nets)           | any",
        "ipv6(2001:db8::1),map_ip(nets)        | six",
        "ipv6(2001:db9::1),map_ip(nets)        | -",
        "ipv6(::ffff:10.1.1.1),map_ip(nets)    | DE",
        "str(10.1.2.3),map_ip_key(nets)        | 10.1.0.0/16",
        "str(x),map(empty,other)               | other",
        "str(x),map(virt@nothing,other)        | other",
        "str(/abab),regsub(a,b)                | /bbab",
        "str(/abab),regsub(a,b,g)              | /bbbb",
        "str(/abab),regsub(^/,X,g)             | Xabab",
        "str(/ab),regsub(x*,-,g)               | -/-a-b-",
        "str(/),regsub(x*,-,g)                 | -/-",
        "str(/ab),regsub(.*,X,g)               | XX",
        "str(/ab),regsub(b*,X,g)               | X/XaXX",
        "str(/ab),regsub(.,X,g)                | XXX",
        "'str(/aba),regsub(\"b|$\",X,g)'       | /aXaXX",
        "str(/),regsub(a?,z)                   | z/",
        "'str(/ab),regsub(\"(a)(b)\",\"<\\2\\1\\0\\9>\")' | /<baab>",
        "'str(/ab),regsub(\"(a)(b)\",\"<\\x41\\\\2&\\>\")' | /<Ab&>",
        "'str(/ab),regsub(b,\"[\\\\1]\")'      | /a[]",
        "'str(/xab),regsub(AB,\"\",i)'         | /x",
        "str(/k),regsub(x,y)                   | /k",
    })
    void aValueIsTranslatedAsWithHaproxy(String text, String expected) throws ArgumentProblem {
        assertThat(value(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "str(a),map(none)                 | invalid args in converter 'map' : failed to open pattern file <none>",
        "str(a),map_str_int(two)          | invalid args in converter 'map_str_int' : unable to parse 'v1' at line 1 of file 'two'",
        "str(a),map_int(two)              | invalid args in converter 'map_int' : 'k1' is not a number at line 1 of file 'two'",
        "str(a),map_str_ip(empty,x)       | invalid args in converter 'map_str_ip' : map: cannot parse default ip <x>.",
        "str(a),map_beg_key(two,x)        | invalid arg 2 in converter 'map_beg_key' : expected ')' before ',x)'",
        "str(a),regsub(a,b,gx)            | invalid args in converter 'regsub' : invalid regex flag 'x', only 'i' and 'g' are supported",
        "str(a),regsub(a)                 | invalid arg 2 in converter 'regsub' : missing arguments (got 1/2), type 'string' expected",
    })
    void whatIsWrongIsToldAsByHaproxy(String text, String message) {
        assertThatThrownBy(() -> value(text)).isInstanceOf(ArgumentProblem.class).hasMessage(message);
    }

    @Test
    void aResultThatDoesNotFitIsNoResult() throws ArgumentProblem {
        String long40 = "x".repeat(40);
        assertThat(value("str(" + long40 + "),regsub(x,yy)")).hasSize(41);
        assertThat(value("str(" + long40 + "),regsub(x,yy,g)")).isNull();
        place.files.put("long", "(.*) \\1\\1\n");
        assertThat(value("str(" + long40 + "),map_regm(long)")).isNull();
        assertThat(value("str(abc),map_regm(long)")).isEqualTo("abcabc");
    }

    @Test
    void allMapsOfHaproxyExist() {
        assertThat(PatternConverters.keywords()).extracting(keyword -> keyword.signature().text()).hasSize(39).contains(
            "map(string[,string]): str => str", "map_int_int(string[,integer]): sint => sint", "map_ip_ip(string[,string]): addr => addr",
            "map_dom_key(string): str => str", "map_regm(string[,string]): str => str", "regsub(regex,string[,string]): str => str");
    }

    @Test
    void everyClassOfThisFolderIsInTheList() throws IOException {
        String list = Files.readString(Path.of("src/main/java/io/sluice/language/converter/pattern/PatternConverters.java"));
        try (Stream<Path> files = Files.list(Path.of("src/main/java/io/sluice/language/converter/pattern"))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith("Converter.java"))
                .map(name -> name.replace(".java", ".")).filter(name -> !list.contains(name))).isEmpty();
        }
    }
}
