package io.sluice.http.http1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class MethodTest {

    private static int of(String name) {
        return Method.of(Bytes.buffer(name), 0, name.length());
    }

    @Test
    void everyMethodIsRecognisedByItsExactName() {
        for (int method = Method.GET; method <= Method.PRI; method++) {
            String name = Method.name(method);
            assertThat(of(name)).isEqualTo(method);
            assertThat(of(name.toLowerCase(Locale.ROOT))).as("lower case").isEqualTo(Method.OTHER);
            for (int i = 0; i < name.length(); i++) {
                assertThat(of(name.substring(0, i) + "X" + name.substring(i + 1))).isEqualTo(Method.OTHER);
            }
        }
    }

    @Test
    void anUnknownMethodIsOther() {
        assertThat(of("FOO")).isEqualTo(Method.OTHER);
        assertThat(of("PROPFIND")).isEqualTo(Method.OTHER);
        assertThat(of("X")).isEqualTo(Method.OTHER);
    }
}
