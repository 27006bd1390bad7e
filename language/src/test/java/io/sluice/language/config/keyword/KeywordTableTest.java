package io.sluice.language.config.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.language.config.LanguageKit;
import io.sluice.language.rule.ActionVocabulary;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeywordTableTest {

    @Test
    void namesEveryFamilyOfTheFolder() throws IOException, URISyntaxException, ClassNotFoundException {
        Set<Class<?>> listed = new HashSet<>();
        Stream.of(KeywordTable.GLOBAL_FAMILIES, KeywordTable.PROXY_FAMILIES, KeywordTable.BIND_FAMILIES, KeywordTable.SERVER_FAMILIES)
            .forEach(families -> families.forEach(family -> listed.add(family.getClass())));
        Path folder = Path.of(KeywordTable.class.getResource("KeywordTable.class").toURI()).getParent();
        List<String> missing = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".class")) {
                    Class<?> type = Class.forName(KeywordTable.class.getPackageName() + "." + name.substring(0, name.length() - 6));
                    boolean family = KeywordFamily.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers());
                    if (family && !listed.contains(type)) {
                        missing.add("new " + type.getSimpleName() + "()");
                    }
                }
            }
        }
        assertThat(missing).as("to add to KeywordTable").isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Keyword.Place.class)
    void describesEveryWordOnce(Keyword.Place place) {
        List<String> names = new ArrayList<>();
        for (Keyword keyword : KeywordTable.all(place)) {
            names.add(keyword.name());
        }
        assertThat(names).doesNotHaveDuplicates().isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Keyword.Place.class)
    void saysWhatEverySupportedWordDoes(Keyword.Place place) {
        for (Keyword keyword : KeywordTable.all(place)) {
            if (keyword.status() != Keyword.Status.UNSUPPORTED) {
                assertThat(keyword.summary()).as(keyword.name()).endsWith(".");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Keyword.Place.class)
    void knowsEveryWordItDescribes(Keyword.Place place) {
        for (Keyword keyword : KeywordTable.all(place)) {
            String line = switch (place) {
                case GLOBAL -> "global\n " + keyword.name() + (keyword.status() == Keyword.Status.UNSUPPORTED ? " x" : "") + "\n";
                case PROXY -> "listen l\n bind :80\n " + keyword.name() + " 1\n";
                case OPTION -> "listen l\n bind :80\n option " + keyword.name() + "\n";
                case BIND -> "listen l\n bind :80 " + keyword.name() + " 1\n";
                case SERVER -> "backend b\n server s 127.0.0.1:80 " + keyword.name() + " 1\n";
                case HTTP_ERRORS -> "http-errors e\n " + keyword.name() + "\n";
                case USERLIST -> "userlist u\n " + keyword.name() + "\n";
                case RING -> "ring r\n " + keyword.name() + " 1\n";
            };
            String said = String.join("\n", new LanguageKit().messages(line));
            String name = keyword.name().indexOf(' ') < 0 ? keyword.name() : keyword.name().substring(0, keyword.name().indexOf(' '));
            assertThat(said).doesNotContain("unknown keyword '" + name + "'").doesNotContain("unknown option '" + name + "'");
            if (keyword.status() == Keyword.Status.UNSUPPORTED) {
                assertThat(said).as(line).contains("is not supported yet");
            } else {
                assertThat(said).as(line).doesNotContain("'" + keyword.name() + "' is not supported yet");
            }
        }
    }

    @Test
    void isWhatTheCompatibilityPageSays() throws IOException {
        Path page = Path.of("..", "docs", "compatibility.md");
        assertThat(Files.readString(page, StandardCharsets.UTF_8))
            .as("docs/compatibility.md is generated: run CompatibilityReference with its path")
            .isEqualTo(CompatibilityReference.text());
    }

    @Test
    void dumpsSupportedWordsInHaproxysForm() {
        StringBuilder dump = new StringBuilder();
        KeywordDump.configuration(dump, new LanguageKit().surroundings().actions());
        assertThat(dump.toString()).startsWith("# List of registered configuration keywords:\nglobal\n\tmaxconn\n")
            .contains("\nlisten\n\tmode\n").contains("\tbind <addr> name +1\n").contains("\tserver <name> <addr> backup\n")
            .contains("\toption logasap [ FE ]\n").contains("\thttp-request return\n").contains("\nuserlist\n\tgroup\n")
            .doesNotContain("tune.h2");
        StringBuilder empty = new StringBuilder();
        KeywordDump.configuration(empty, new ActionVocabulary());
        assertThat(empty.toString()).doesNotContain("http-request return");
    }
}
