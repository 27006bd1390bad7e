package io.sluice.language.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What HAProxy said about several hundred small configurations, recorded, and said again here word by word. */
class HaproxyMessagesTest {

    private static final String SEPARATOR = "\n####\n";

    @TestFactory
    Stream<DynamicTest> saysWhatHaproxySays() throws IOException {
        String text;
        try (InputStream in = HaproxyMessagesTest.class.getResourceAsStream("haproxy-messages.txt")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<DynamicTest> tests = new ArrayList<>();
        int start = text.indexOf(SEPARATOR);
        while (start >= 0) {
            int end = text.indexOf(SEPARATOR, start + SEPARATOR.length() - 1);
            String one = text.substring(start + SEPARATOR.length(), end < 0 ? text.length() : end + 1);
            tests.add(test(one));
            start = end;
        }
        assertThat(tests).hasSizeGreaterThan(400);
        return tests.stream();
    }

    private static DynamicTest test(String one) {
        int dashes = one.indexOf("\n----\n");
        String configuration = one.substring(0, dashes + 1);
        String expected = one.substring(dashes + "\n----\n".length()).strip();
        return DynamicTest.dynamicTest(configuration.strip().replace("\n", " / "),
            () -> assertThat(String.join("\n", said(configuration)).strip()).isEqualTo(expected));
    }

    /** Without the remarks about words that have no effect here: those are Sluice's own. */
    private static List<String> said(String configuration) {
        List<String> said = new ArrayList<>(new LanguageKit().messages(configuration));
        said.removeIf(message -> message.endsWith("is accepted and has no effect."));
        return said;
    }
}
