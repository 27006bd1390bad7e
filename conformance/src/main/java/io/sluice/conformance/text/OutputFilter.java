package io.sluice.conformance.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a scenario writes after {@code " | "} behind a step: a way to look at a part of the output, so that an expectation
 * holds what matters and no more. Works on decoded text lines. Stateless.
 */
public final class OutputFilter {
    private OutputFilter() {}

    /** True when the word starts a filter, so that a bar in ordinary text is left alone. */
    public static boolean isFilter(String text) {
        return List.of("columns", "matching", "without", "names", "first", "sorted", "replacing", "hiding", "places", "count")
                .contains(firstWord(text));
    }

    /** The lines that the filter lets through. */
    public static List<String> apply(String filter, List<String> lines) {
        String rest = filter.substring(firstWord(filter).length()).trim();
        return switch (firstWord(filter)) {
            case "columns" -> columns(rest, lines);
            case "hiding" -> hiding(rest, lines);
            case "places" -> places(lines);
            case "matching" -> lines.stream().filter(line -> Pattern.compile(rest).matcher(line).find()).toList();
            case "without" -> lines.stream().filter(line -> !Pattern.compile(rest).matcher(line).find()).toList();
            case "names" -> lines.stream().map(line -> line.contains(":") ? line.substring(0, line.indexOf(':')) : line).toList();
            case "first" -> lines.subList(0, Math.min(lines.size(), Integer.parseInt(rest)));
            case "sorted" -> lines.stream().sorted().toList();
            case "count" -> List.of(String.format(Locale.ROOT, "(%d lines)", lines.size()));
            case "replacing" -> replacing(rest, lines);
            default -> throw new IllegalArgumentException("unknown filter: " + filter);
        };
    }

    /** Configuration messages with their place in the file but without their wording; quotations of the file and the closing verdicts go. */
    private static List<String> places(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.startsWith(" ") && !line.contains("Fatal errors found") && !line.contains("Error(s) found"))
                .map(line -> line.replaceAll("^(\\[\\w+\\] +\\(<pid>\\) :).*?(\\[[^]]*:\\d+\\]).*", "$1 $2"))
                .map(line -> line.replaceAll("^(\\[\\w+\\] +\\(<pid>\\) : )config : ", "$1"))
                .toList();
    }

    private static List<String> replacing(String rest, List<String> lines) {
        int arrow = rest.indexOf(" => ");
        String pattern = arrow < 0 ? rest : rest.substring(0, arrow);
        String replacement = arrow < 0 ? "" : rest.substring(arrow + 4);
        return lines.stream().map(line -> line.replaceAll(pattern, replacement)).toList();
    }

    /** Columns of a CSV with a header line that starts with {@code #}, by name; a blank separates where the header has no comma. */
    private static List<String> columns(String names, List<String> lines) {
        int headerLine = 0;
        while (headerLine < lines.size() && !lines.get(headerLine).startsWith("#")) {
            headerLine++;
        }
        if (headerLine == lines.size()) {
            return lines;
        }
        String header = lines.get(headerLine).substring(2);
        String separator = header.contains(",") ? "," : " ";
        List<String> all = Arrays.asList(header.split(separator, -1));
        List<String> wanted = Arrays.asList(names.split(",", -1));
        List<String> result = new ArrayList<>();
        result.add("# " + String.join(separator, wanted));
        for (String line : lines.subList(headerLine + 1, lines.size())) {
            if (line.isBlank()) {
                result.add(line);
                continue;
            }
            List<String> cells = Arrays.asList(line.split(separator, -1));
            List<String> chosen = new ArrayList<>();
            for (String name : wanted) {
                int index = all.indexOf(name);
                chosen.add(index < 0 ? "(no such column)" : index < cells.size() ? cells.get(index) : "(missing)");
            }
            result.add(String.join(separator, chosen));
        }
        return Collections.unmodifiableList(result);
    }

    /** The same CSV with other people's clocks out of it: the named columns show a T where they hold something. */
    private static List<String> hiding(String names, List<String> lines) {
        List<String> result = new ArrayList<>();
        List<String> header = List.of();
        List<String> hidden = Arrays.asList(names.split(",", -1));
        for (String line : lines) {
            if (line.startsWith("# ")) {
                header = Arrays.asList(line.substring(2).split(",", -1));
                result.add(line);
                continue;
            }
            List<String> cells = new ArrayList<>(Arrays.asList(line.split(",", -1)));
            for (String name : hidden) {
                int index = header.indexOf(name);
                if (index >= 0 && index < cells.size() && !cells.get(index).isEmpty()) {
                    cells.set(index, "T");
                }
            }
            result.add(String.join(",", cells));
        }
        return Collections.unmodifiableList(result);
    }

    private static String firstWord(String text) {
        int blank = text.indexOf(' ');
        return blank < 0 ? text : text.substring(0, blank);
    }
}
