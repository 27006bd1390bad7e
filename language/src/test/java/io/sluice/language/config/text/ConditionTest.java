package io.sluice.language.config.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.language.config.LanguageKit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {

    private static Condition condition(String text) {
        return new Condition(text, new Environment(Map.of("HOME", "/home/ada")), new LanguageKit().surroundings());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "1", "2", "!0", "!!1", "! 0", "( 1 )", "1 && 1", "0 || 1", "1 && 0 || 1", "(0 || 1) && !(0)", "1||0", "1&&1", "defined(HOME)", "!defined(NONE)",
        "streq(a,a)", "streq( a , a )", "strneq(a,b)", "strstr(abc,b)", "version_atleast(3.2)", "version_atleast(3.2-dev5)", "version_atleast(2.8.14)",
        "version_before(3.3-dev1)", "version_before(4)", "feature(EPOLL)", "enabled(EPOLL)", "ssllib_name_startswith(Open)",
        "openssl_version_atleast(1.1.1k)", "openssl_version_before(3.5.0)", "streq(,)"})
    void holds(String text) {
        Condition condition = condition(text);
        assertThat(condition.evaluate()).as(condition.error()).isTrue();
        assertThat(condition.error()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "0", "00", "!1", "1 && 0", "0 || 0", "!(1 || 0)", "defined()", "defined(NONE)", "defined( HOME )", "streq(a,b)", "strneq(a,a)",
        "strstr(abc,d)", "version_atleast(3.3)", "version_before(3.2)", "version_before(3.2-dev5)", "feature(LUA)", "feature(epoll)", "feature()",
        "enabled(KQUEUE)", "ssllib_name_startswith(Wolf)"})
    void doesNotHold(String text) {
        Condition condition = condition(text);
        assertThat(condition.evaluate()).isFalse();
        assertThat(condition.error()).isNull();
    }

    @Test
    void pointsAtWhatItCannotRead() {
        assertError("foo", "unparsable conditional expression 'foo'", 0);
        assertError("1 &&", "unparsable conditional expression '&&'", 2);
        assertError("1 || foo", "unparsable conditional expression 'foo'", 5);
        assertError("streq(a,a) foo", "unexpected character 'f' at the end of conditional expression 'streq(a,a) foo'", 11);
        assertError("(1", "expected ')' after conditional expression '(1'", 0);
        assertError("streq(a,b,c)", "expected ')' before ',c)' in argument 1 of predicate 'streq' used in conditional expression", 9);
    }

    @Test
    void boundsNesting() {
        assertThat(condition("(".repeat(50) + "1" + ")".repeat(50)).evaluate()).isTrue();
        Condition deep = condition("(".repeat(100_000) + "1" + ")".repeat(100_000));
        assertThat(deep.evaluate()).isFalse();
        assertThat(deep.error()).startsWith("too many nested terms");
        assertThat(condition("!".repeat(100_000) + "1").evaluate()).isFalse();
    }

    private static void assertError(String text, String message, int index) {
        Condition condition = condition(text);
        assertThat(condition.evaluate()).isFalse();
        assertThat(condition.error()).isEqualTo(message);
        assertThat(condition.errorIndex()).isEqualTo(index);
    }
}
