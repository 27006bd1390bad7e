package io.sluice.language.config.keyword;

import io.sluice.language.config.text.Suggestion;
import java.util.ArrayList;
import java.util.List;

/** The words that start sections. */
public final class SectionNames {

    /** Sections that are read. */
    public static final List<String> SUPPORTED = List.of("global", "defaults", "frontend", "listen", "backend", "userlist", "http-errors", "ring");

    private SectionNames() {
    }

    /** True for a section that HAProxy knows and that is not read. */
    public static boolean isUnsupported(String word) {
        return switch (word) {
            case "peers", "resolvers", "mailers", "crt-store", "log-forward", "log-profile", "fcgi-app", "traces", "acme",
                 "namespace_list", "program", "healthcheck", "cache" -> true;
            default -> false;
        };
    }

    /** Every section that is not read. */
    public static List<String> unsupported() {
        return KnownNames.sections();
    }

    /** The section that a misspelt word outside of all sections probably meant, or null. */
    public static String suggest(String word) {
        List<String> names = new ArrayList<>(SUPPORTED);
        names.addAll(unsupported());
        return Suggestion.find(word, names);
    }
}
