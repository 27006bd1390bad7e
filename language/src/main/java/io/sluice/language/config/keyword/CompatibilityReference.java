package io.sluice.language.config.keyword;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the page that says which words of HAProxy's configuration language are supported. It is generated from the keywords' own descriptions. */
public final class CompatibilityReference {

    private CompatibilityReference() {
    }

    /** Writes the page to the file that the one argument names. */
    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[0]), text(), StandardCharsets.UTF_8);
    }

    /** The whole page. */
    public static String text() {
        StringBuilder page = new StringBuilder(64 * 1024);
        page.append("# Configuration language: what is supported\n\n");
        page.append("Generated from the keywords' own descriptions; the words are those of HAProxy 3.2.\n\n");
        page.append("- **supported**: does what it says.\n");
        page.append("- **accepted**: read, checked where that is possible, and without effect; one warning says so.\n");
        page.append("- **not yet**: a clear error that names the word. Nothing is ever ignored silently.\n\n");
        differences(page);
        totals(page);
        page.append("## Sections\n\n");
        for (String section : SectionNames.SUPPORTED) {
            page.append("- `").append(section).append("`: supported\n");
        }
        page.append("\nNot yet: ");
        appendNames(page, SectionNames.unsupported());
        page.append("\n");
        for (Keyword.Place place : Keyword.Place.values()) {
            section(page, place);
        }
        actions(page);
        return page.toString();
    }

    private static void differences(StringBuilder page) {
        page.append("""
            ## Where Sluice reads differently

            - All errors of all files are reported in one run, those of the checks after reading included.
            - Numbers are whole numbers or an error: `maxconn abc`, `weight 0x10` and ports beyond 65535 are refused, where HAProxy takes what it can.
            - A line that ends in a backslash continues on the next one. A comment never continues.
            - A byte order mark at the start of a file is ignored.
            - `nbproc N` means N event loops, `process N` on a bind or stats socket line has no effect; both with a warning. All event loops share all state.
            - An option or word that has no effect on this side (`bind` in a backend) is a warning, never an error as well.

            ## How much

            """);
    }

    private static void totals(StringBuilder page) {
        page.append("| Place | supported | accepted | not yet |\n|---|---|---|---|\n");
        for (Keyword.Place place : Keyword.Place.values()) {
            int[] count = new int[Keyword.Status.values().length];
            for (Keyword keyword : KeywordTable.all(place)) {
                count[keyword.status().ordinal()]++;
            }
            page.append("| ").append(place.title()).append(" | ").append(count[0]).append(" | ").append(count[1]).append(" | ").append(count[2])
                .append(" |\n");
        }
        page.append('\n');
    }

    private static void section(StringBuilder page, Keyword.Place place) {
        page.append("\n## ").append(Character.toUpperCase(place.title().charAt(0))).append(place.title(), 1, place.title().length())
            .append("\n\n| Word | Arguments | |\n|---|---|---|\n");
        StringBuilder missing = new StringBuilder();
        for (Keyword keyword : KeywordTable.all(place)) {
            if (keyword.status() == Keyword.Status.UNSUPPORTED) {
                missing.append(missing.isEmpty() ? "" : ", ").append('`').append(keyword.name()).append('`');
                continue;
            }
            page.append("| `").append(keyword.name()).append("` | ");
            if (!keyword.syntax().isEmpty()) {
                page.append('`').append(keyword.syntax().replace("|", "\\|")).append('`');
            }
            page.append(" | ").append(keyword.status() == Keyword.Status.ACCEPTED ? "accepted: " : "").append(keyword.summary()).append(" |\n");
        }
        if (!missing.isEmpty()) {
            page.append("\nNot yet: ").append(missing).append("\n");
        }
    }

    private static void actions(StringBuilder page) {
        page.append("\n## Actions of http-request rules\n\nSupported: `allow`, `deny`, `return`, as far as the program provides them (see `-dKcfg`). ");
        page.append("Conditions: constants only.\n\nKnown names: ");
        appendNames(page, KnownNames.actions());
        page.append("\n");
    }

    private static void appendNames(StringBuilder page, List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            page.append(i == 0 ? "" : ", ").append('`').append(names.get(i)).append('`');
        }
    }
}
