package io.sluice.conformance.scenario;

import io.sluice.conformance.text.ByteText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a scenario file. The form is described in the module's README; an unreadable file is an exception that names the line, because a
 * scenario that is misread could not fail. Used by one thread.
 */
public final class ScenarioParser {
    private static final Set<String> HEADERS = Set.of("haproxy", "only", "deviation", "arguments", "environment");

    private final Path path;
    private final List<String> lines;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, String> files = new LinkedHashMap<>();
    private final List<String> preamble = new ArrayList<>();
    private String title = "";
    private String configuration = "";
    private List<Step> servers = List.of();
    private List<Step> steps = List.of();
    private int next;

    private ScenarioParser(Path path, List<String> lines) {
        this.path = path;
        this.lines = lines;
    }

    /** Reads a file. */
    public static Scenario read(Path path) throws IOException {
        return parse(path, Files.readAllLines(path, StandardCharsets.UTF_8));
    }

    /** Reads lines that come from somewhere else. */
    public static Scenario parse(Path path, List<String> lines) {
        return new ScenarioParser(path, lines).parse();
    }

    private Scenario parse() {
        readPreamble();
        while (next < lines.size()) {
            String heading = lines.get(next++);
            String section = heading.substring(3).trim();
            if (section.equals("configuration")) {
                configuration = readVerbatim();
            } else if (section.startsWith("file ")) {
                files.put(section.substring(5).trim(), readVerbatim());
            } else if (section.equals("servers")) {
                servers = readSteps();
            } else if (section.equals("steps")) {
                steps = readSteps();
            } else {
                throw wrong(next, "unknown section '" + section + "'");
            }
        }
        if (title.isBlank() || steps.isEmpty()) {
            throw wrong(next, "a scenario needs a title and steps");
        }
        requireReasonForDeviations();
        return new Scenario(
                path,
                title,
                Collections.unmodifiableMap(headers),
                configuration,
                Collections.unmodifiableMap(files),
                servers,
                steps,
                List.copyOf(preamble));
    }

    private void readPreamble() {
        String header = null;
        while (next < lines.size() && !isHeading(lines.get(next))) {
            String line = lines.get(next++);
            preamble.add(line);
            int colon = line.indexOf(':');
            if (title.isEmpty()) {
                title = line.trim();
            } else if (colon > 0 && HEADERS.contains(line.substring(0, colon))) {
                header = line.substring(0, colon);
                headers.put(header, line.substring(colon + 1).trim());
            } else if (header != null && line.startsWith("  ")) {
                headers.merge(header, line.trim(), (before, more) -> before + " " + more);
            } else if (line.isBlank()) {
                header = null;
            } else if (header == null && !headers.isEmpty()) {
                throw wrong(next, "unknown header '" + line + "'");
            }
        }
    }

    private String readVerbatim() {
        StringBuilder text = new StringBuilder();
        List<String> body = new ArrayList<>();
        while (next < lines.size() && !isHeading(lines.get(next))) {
            body.add(lines.get(next++));
        }
        while (!body.isEmpty() && body.getLast().isBlank()) {
            body.removeLast();
        }
        for (String line : body) {
            text.append(line).append('\n');
        }
        return text.toString();
    }

    private List<Step> readSteps() {
        List<Step> result = new ArrayList<>();
        List<String> before = new ArrayList<>();
        while (next < lines.size() && !isHeading(lines.get(next))) {
            String line = lines.get(next);
            if (line.isBlank() || line.startsWith("#")) {
                before.add(line);
                next++;
            } else if (line.startsWith(" ")) {
                throw wrong(next + 1, "a block without a step: '" + line + "'");
            } else {
                next++;
                int number = next;
                result.add(new Step(number, List.copyOf(before), line.trim(), readBlocks()));
                before.clear();
            }
        }
        return List.copyOf(result);
    }

    private List<Expectation> readBlocks() {
        List<Expectation> blocks = new ArrayList<>();
        ProgramCondition condition = null;
        List<String> block = new ArrayList<>();
        boolean any = false;
        while (next < lines.size() && lines.get(next).startsWith("  ")) {
            String line = lines.get(next++).substring(2);
            if (line.startsWith("when ")) {
                if (any) {
                    blocks.add(new Expectation(condition, List.copyOf(block)));
                }
                condition = ProgramCondition.parse(line.substring(5));
                block.clear();
                any = true;
            } else if (ByteText.isLine(line) || line.startsWith("(") || line.startsWith("!")) {
                block.add(line);
                any = true;
            } else {
                throw wrong(next, "neither bytes (| : ') nor a note in brackets: '" + line + "'");
            }
        }
        if (any) {
            blocks.add(new Expectation(condition, List.copyOf(block)));
        }
        return List.copyOf(blocks);
    }

    private void requireReasonForDeviations() {
        boolean deviates = steps.stream()
                .flatMap(step -> step.blocks().stream())
                .anyMatch(block -> !block.isGeneral() && block.condition().aboutSluice());
        if (deviates != headers.containsKey("deviation")) {
            throw wrong(1, "'when sluice' and the header 'deviation:' go together");
        }
    }

    private static boolean isHeading(String line) {
        return line.startsWith("== ");
    }

    private IllegalArgumentException wrong(int lineNumber, String what) {
        return new IllegalArgumentException(path + ":" + lineNumber + ": " + what);
    }
}
