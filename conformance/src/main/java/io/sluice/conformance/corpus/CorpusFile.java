package io.sluice.conformance.corpus;

import io.sluice.conformance.text.ByteText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of the corpus. A section starts with {@code == heading} and a frame in the form of {@link ByteText} with an {@code @} in it; each further line is a case:
 * the text that takes the place of the {@code @}, with the same escapes, where {@code {x*90}} stands for ninety x. Indented lines below a case are verdicts and,
 * for a difference of Sluice, its reason. Lines with {@code #} are notes.
 */
public final class CorpusFile {
    private static final String INDENT = "  ";
    private static final String BECAUSE = INDENT + "because: ";
    private static final Pattern REPEATED = Pattern.compile("\\{(.+?)\\*(\\d+)\\}");

    private final Path path;
    private final List<String> lines;
    private final List<CorpusCase> cases = new ArrayList<>();
    /** The line that each case stands in. */
    private final List<Integer> caseLines = new ArrayList<>();

    private CorpusFile(Path path, List<String> lines) {
        this.path = path;
        this.lines = lines;
    }

    /** Reads all cases of a file. */
    public static CorpusFile read(Path path) throws IOException {
        CorpusFile file = new CorpusFile(path, Files.readAllLines(path, StandardCharsets.UTF_8));
        file.parse();
        return file;
    }

    public List<CorpusCase> cases() {
        return List.copyOf(cases);
    }

    private void parse() {
        CorpusSection section = null;
        CorpusCase last = null;
        Set<String> texts = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("== ")) {
                int frame = i + 1;
                while (i + 1 < lines.size() && ByteText.isLine(lines.get(i + 1))) {
                    i++;
                }
                section = CorpusSection.of(line.substring(3), lines.subList(frame, i + 1));
                texts.clear();
            } else if (line.startsWith(BECAUSE)) {
                last.reason(line.substring(BECAUSE.length()));
            } else if (line.startsWith(INDENT)) {
                verdict(line.substring(INDENT.length()), last);
            } else {
                last = new CorpusCase(section, line, message(section, line));
                if (!texts.add(line)) {
                    throw new IllegalArgumentException(path + ":" + (i + 1) + ": a second case '" + line + "'");
                }
                cases.add(last);
                caseLines.add(i);
            }
        }
    }

    private void verdict(String line, CorpusCase of) {
        for (CorpusCase.Source source : CorpusCase.Source.values()) {
            if (line.startsWith(source.mark() + ": ")) {
                of.record(source, line.substring(source.mark().length() + 2));
                return;
            }
        }
        throw new IllegalArgumentException(path + ": neither a verdict nor a reason: " + line);
    }

    private static byte[] message(CorpusSection section, String text) {
        Matcher repeated = REPEATED.matcher(text);
        StringBuilder whole = new StringBuilder();
        while (repeated.find()) {
            repeated.appendReplacement(whole, Matcher.quoteReplacement(repeated.group(1).repeat(Integer.parseInt(repeated.group(2)))));
        }
        repeated.appendTail(whole);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String line : section.template()) {
            bytes.writeBytes(ByteText.decodeLine(line.replace("@", whole)));
        }
        return bytes.toByteArray();
    }

    /** Writes the file with the verdicts as they are now. */
    public void write() throws IOException {
        List<String> out = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(INDENT)) {
                continue;
            }
            out.add(lines.get(i));
            if (next < cases.size() && caseLines.get(next) == i) {
                CorpusCase written = cases.get(next++);
                for (CorpusCase.Source source : CorpusCase.Source.values()) {
                    if (written.recorded(source) != null) {
                        out.add(INDENT + source.mark() + ": " + written.recorded(source));
                    }
                }
                if (!written.reason().isEmpty()) {
                    out.add(BECAUSE + written.reason());
                }
            }
        }
        Files.write(path, out, StandardCharsets.UTF_8);
    }
}
