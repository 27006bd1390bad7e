package io.sluice.net.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CompiledRegexTest {

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean matches(String pattern, String text) throws RegexProblem {
        byte[] bytes = bytes("##" + text + "##");
        return CompiledRegex.compile(bytes(pattern), false).match(bytes, 2, text.length(), false, null) > 0;
    }

    @Test
    void onlyTheGivenBytesAreLookedAt() throws RegexProblem {
        assertThat(matches("^a.c$", "abc")).isTrue();
        assertThat(matches("#", "abc")).isFalse();
        assertThat(matches("^$", "")).isTrue();
        assertThat(matches("\\xe9", "caf\u00e9")).isTrue();
        assertThat(matches("a\\x00b", "a\0b")).isTrue();
    }

    @Test
    void lettersMayBeEqualToTheirOtherCase() throws RegexProblem {
        assertThat(CompiledRegex.compile(bytes("aB"), true).match(bytes("Ab"), 0, 2, false, null)).isPositive();
        assertThat(CompiledRegex.compile(bytes("aB"), false).match(bytes("Ab"), 0, 2, false, null)).isZero();
    }

    @Test
    void groupsAreCountedFromTheBeginningOfTheSubject() throws RegexProblem {
        int[] groups = new int[20];
        byte[] subject = bytes("xx/abc");
        assertThat(CompiledRegex.compile(bytes("(b)(z)?(c)"), false).match(subject, 2, 4, false, groups)).isEqualTo(4);
        assertThat(groups).startsWith(2, 4, 2, 3, -1, -1, 3, 4, -1, -1);
    }

    @Test
    void moreGroupsThanAreToldDoNoHarm() throws RegexProblem {
        int[] groups = new int[20];
        assertThat(CompiledRegex.compile(bytes("(.)".repeat(15)), false).match(bytes("abcdefghijklmno"), 0, 15, false, groups)).isEqualTo(10);
        assertThat(groups).endsWith(8, 9);
    }

    @Test
    void theRestOfATextDoesNotBeginALine() throws RegexProblem {
        CompiledRegex regex = CompiledRegex.compile(bytes("^a"), false);
        assertThat(regex.match(bytes("a"), 0, 1, false, null)).isPositive();
        assertThat(regex.match(bytes("a"), 0, 1, true, null)).isZero();
    }

    @Test
    void aBadExpressionIsToldAsByHaproxy() {
        assertThatThrownBy(() -> CompiledRegex.compile(bytes("("), false)).isInstanceOf(RegexProblem.class)
            .hasMessage("regex '(' is invalid (error=missing closing parenthesis, erroffset=1)");
        assertThatThrownBy(() -> CompiledRegex.compile(bytes("[a"), false))
            .hasMessage("regex '[a' is invalid (error=missing terminating ] for character class, erroffset=2)");
    }

    /** Without a limit this would take longer than anybody waits. */
    @Test
    void anExpressionThatTriesTooManyWaysDoesNotMatch() throws RegexProblem {
        assertThat(matches("^(a+)+$", "a".repeat(5000) + "b")).isFalse();
        assertThat(matches("^(a|a|b)*c", "ab".repeat(2000))).isFalse();
        assertThat(matches("^(a+)+$", "a".repeat(5000))).isTrue();
    }

    @Test
    void allThreadsUseOneExpression() throws Exception {
        CompiledRegex regex = CompiledRegex.compile(bytes("^(\\d+)-(\\d+)$"), false);
        AtomicInteger good = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String left = String.valueOf(i * 111);
            Thread thread = new Thread(() -> {
                byte[] subject = bytes(left + "-7");
                int[] groups = new int[6];
                for (int n = 0; n < 5000; n++) {
                    good.addAndGet(regex.match(subject, 0, subject.length, false, groups) == 3 && groups[3] == left.length() ? 1 : 0);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(good.get()).isEqualTo(20_000);
    }
}
