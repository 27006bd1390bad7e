package io.sluice.language.acl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.language.pattern.PatternKit;
import io.sluice.language.pattern.PatternReference;
import io.sluice.language.sample.ArgumentProblem;
import io.sluice.language.sample.Sample;
import io.sluice.language.sample.SampleContext;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AclExpressionTest {

    private final PatternKit place = new PatternKit();

    private AclExpression read(String words) throws ArgumentProblem {
        return AclExpression.read(List.of(words.split(" ", -1)), place);
    }

    private boolean matches(String words) throws ArgumentProblem {
        return read(words).matches(SampleContext.NONE, new Sample(16384));
    }

    /** Each line was tried with HAProxy 3.2. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "int(5) 5                              | true",
        "int(5) 4 6                            | false",
        "int(5) 4 5                            | true",
        "int(5) gt 4                           | true",
        "int(5) gt 5                           | false",
        "int(5) ge 5                           | true",
        "int(5) lt 5                           | false",
        "int(5) le 5                           | true",
        "int(5) gt 7 eq 5                      | true",
        "int(5) 3:6                            | true",
        "int(5) 3-6                            | true",
        "int(5) :4                             | false",
        "int(5) -- -7                          | true",
        "int(5) -- --7                         | false",
        "int(0) -m bool                        | false",
        "int(7) -m bool                        | true",
        "int(0) -m found                       | true",
        "int(5) -m str 5                       | true",
        "bool(true)                            | true",
        "bool(false)                           | false",
        "bool(false) x                         | false",
        "str(abc) -m str ABC                   | false",
        "str(abc) -m str -i ABC                | true",
        "str(abc) -m beg a                     | true",
        "str(abc) -m beg abcd                  | false",
        "str(abc) -m beg -i AB                 | true",
        "str(abc) -m end bc                    | true",
        "str(abc) -m end -i BC                 | true",
        "str(abc) -m end ab                    | false",
        "str(abc) -m sub b                     | true",
        "str(abc) -m sub -i B                  | true",
        "str(abc) -m sub d                     | false",
        "str(/a/bc/d) -m dir bc                | true",
        "str(/a/bc/d) -m dir a/bc              | true",
        "str(/a/bc/d) -m dir b                 | false",
        "str(/a/bc/d) -m dir /bc/              | true",
        "str(/a/bc/d) -m dir -i BC             | true",
        "str(www.a.com:80) -m dom a            | true",
        "str(www.a.com:80) -m dom com          | true",
        "str(www.a.com:80) -m dom a.com        | true",
        "str(www.a.com:80) -m dom a.co         | false",
        "str(www.a.com:80) -m dir com          | false",
        "str(abc) -m len 3                     | true",
        "str(abc) -m len gt 3                  | false",
        "str(abc) -m reg ^a.c$                 | true",
        "str(abc) -m reg -i ^A                 | true",
        "str(abc) -m reg d                     | false",
        "str(abc) -m bin 616263                | true",
        "str(abc) -m bin 6162                  | false",
        "ipv4(10.1.2.3) 10.0.0.0/8             | true",
        "ipv4(10.1.2.3) 10.0.0.0/255.0.0.0     | true",
        "ipv4(10.1.2.3) 11.0.0.0/8             | false",
        "ipv4(10.1.2.3) 0.0.0.3/0.0.0.255      | true",
        "ipv4(10.1.2.3) ::ffff:10.0.0.0/104    | true",
        "ipv4(127.0.0.1) localhost             | true",
        "ipv6(::ffff:10.1.2.3) 10.0.0.0/8      | true",
        "ipv6(2001:db8::1) 2001:db8::/32       | true",
        "ipv6(2001:db8::1) 2001:db8::2         | false",
        "str(10.1.2.3) -m ip 10.0.0.0/8        | true",
        "str(x) -m ip 10.0.0.0/8               | false",
        "str(12) -m int 12                     | true",
        "str(a) -m str -- -i a                 | true",
    })
    void aValueMatchesAsWithHaproxy(String words, boolean expected) throws ArgumentProblem {
        assertThat(matches(words)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "foo bar               | unknown fetch method 'foo' in ACL expression 'foo'",
        "int(5) abc            | 'abc' is not a number",
        "int(5) gt abc         | 'abc' is neither a number nor a supported operator",
        "int(5) 5:3            | '5:3' is not a valid number range",
        "int(5) 1:2:3          | '1:2:3' is not a valid number range",
        "str(a) a              | matching method must be specified first (using '-m') when using a sample fetch of this type ('str')",
        "str(a) -m foo a       | unknown matching method 'foo' when parsing ACL expression",
        "ipv4(1.2.3.4) 1.2.3.4.5 | '1.2.3.4.5' is not a valid IPv4 or IPv6 address",
        "ipv4(1.2.3.4) -n localhost | 'localhost' is not a valid IPv4 or IPv6 address",
        "str(a) -m bin 123     | an even number of hex digit is expected",
        "str(a) -m bin 1g      | an hex digit is expected (found 'g')",
        "str(a) -x b           | '-x' is not a valid ACL option. Please use '--' before any pattern beginning with a '-'",
        "int(5) -u x 5         | the argument of -u must be an integer",
        "str(a) -m str -f none | failed to open pattern file <none>",
        "str(a) -m str -f l -m beg | '-m' must only be specified before patterns and files in parsing ACL expression",
        "bool(true) -m ip 1.2.3.4 | matching method 'ip' cannot be used with fetch keyword 'bool'",
    })
    void whatIsWrongIsToldAsByHaproxy(String words, String message) {
        place.files.put("l", "x\n");
        assertThatThrownBy(() -> read(words)).isInstanceOf(ArgumentProblem.class).hasMessage(message);
    }

    @Test
    void aCriterionWithoutPatternsIsRemarked() throws ArgumentProblem {
        assertThat(matches("int(5)")).isFalse();
        assertThat(place.remarks).hasSize(1);
        assertThat(place.remarks.getFirst()).startsWith("parsing acl keyword 'int(5)' :\n  no pattern to match against were provided");
        matches("int(5) --");
        matches("bool(true)");
        assertThat(place.remarks).hasSize(1);
    }

    @Test
    void filesAndWordsAreBothLookedAt() throws ArgumentProblem {
        place.files.put("l", "# not this\n  x y\nab\n");
        assertThat(matches("str(ab) -m str -f l")).isTrue();
        assertThat(matches("str(ab) -m beg -f l zz")).isTrue();
        assertThat(matches("str(zz) -m str -f l zz")).isTrue();
        assertThat(matches("str(not) -m sub -f l zz")).isFalse();
        assertThatThrownBy(() -> read("int(5) -f l")).hasMessage("'x y' is not a number at line 2 of file 'l'");
    }

    @Test
    void aFileIsReadOnceAndNumberedInTheOrderOfUse() throws ArgumentProblem {
        place.files.put("l", "x\n");
        read("str(ab) -m str -f l");
        place.files.clear();
        read("str(ab) -m beg -u 0 -f l");
        read("int(5) 5");
        place.registry.sealed();
        assertThat(place.registry.references()).extracting(PatternReference::id).containsExactly(0, 1, 2, 3);
        assertThat(place.registry.references()).extracting(PatternReference::description).containsExactly(
            "acl 'str' file 'a.cfg' line 7",
            "pattern loaded from file 'l' used by acl at file 'a.cfg' line 7, by acl at file 'a.cfg' line 7",
            "acl 'str' file 'a.cfg' line 7", "acl 'int' file 'a.cfg' line 7");
        assertThat(place.registry.find("l")).isSameAs(place.registry.find("#1"));
    }

    @Test
    void anOptionalFileMayBeMissingAndANameNeedsNone() throws ArgumentProblem {
        place.files.put("there", "x\n");
        assertThat(matches("str(x) -m str -f opt@there")).isTrue();
        assertThat(matches("str(x) -m str -f opt@missing")).isFalse();
        assertThat(matches("str(x) -m str -f virt@name")).isFalse();
        assertThat(place.registry.find("opt@missing")).isSameAs(place.registry.find("missing")).isNotNull();
        assertThat(place.registry.find("virt@name")).isNotNull();
        assertThatThrownBy(() -> read("str(x) -m str -f opt+virt@name")).hasMessage("failed to open pattern file <opt+virt@name>");
    }

    @Test
    void allShortFormsOfHaproxyExist() {
        assertThat(AclKeywords.all()).hasSize(77).containsKeys("base_sub", "urlp_len", "ssl_fc_sni_reg", "scook_dom", "req.ssl_ver");
    }
}
