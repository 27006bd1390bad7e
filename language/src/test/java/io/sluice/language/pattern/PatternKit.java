package io.sluice.language.pattern;

import io.sluice.language.config.model.Position;
import io.sluice.language.converter.pattern.PatternConverters;
import io.sluice.language.fetch.ConstantFetches;
import io.sluice.language.sample.ArgumentType;
import io.sluice.language.sample.Converter;
import io.sluice.language.sample.ExpressionPlace;
import io.sluice.language.sample.Fetch;
import io.sluice.language.sample.SampleVocabulary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A line of a configuration for tests, with files that are texts and regular expressions that are Java's. */
public final class PatternKit implements ExpressionPlace {

    public final Map<String, String> files = new HashMap<>();
    public final List<String> remarks = new ArrayList<>();
    public final PatternRegistry registry = new PatternRegistry(this::content, (host, family) -> "localhost".equals(host) ? new byte[] {127, 0, 0, 1} : null,
        PatternKit::compile);
    private final SampleVocabulary vocabulary = new SampleVocabulary().fetches(ConstantFetches.keywords())
        .converters(PatternConverters.keywords());

    private byte[] content(String name) throws IOException {
        String content = files.get(name);
        if (content == null) {
            throw new IOException("No such file or directory");
        }
        return content.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Regex compile(String text, boolean ignoreCase) throws PatternProblem {
        Pattern pattern;
        try {
            pattern = Pattern.compile(text, ignoreCase ? Pattern.CASE_INSENSITIVE : 0);
        } catch (PatternSyntaxException problem) {
            throw new PatternProblem("regex '" + text + "' is invalid");
        }
        return new Regex() {

            @Override
            public boolean matches(byte[] bytes, int from, int length) {
                return match(bytes, from, length, false, new int[0]) > 0;
            }

            @Override
            public int match(byte[] bytes, int from, int length, boolean continued, int[] groups) {
                // A character in front of the region keeps "^" from matching.
                int shift = continued ? 1 : 0;
                Matcher matcher = pattern.matcher("\0".repeat(shift) + new String(bytes, from, length, StandardCharsets.ISO_8859_1));
                matcher.region(shift, length + shift).useAnchoringBounds(false);
                if (!matcher.find()) {
                    return 0;
                }
                for (int i = 0; i < groups.length; i++) {
                    boolean known = i / 2 <= matcher.groupCount();
                    groups[i] = !known ? -1 : i % 2 == 0 ? matcher.start(i / 2) - shift : matcher.end(i / 2) - shift;
                }
                return matcher.groupCount() + 1;
            }
        };
    }

    @Override
    public String owner() {
        return "f";
    }

    @Override
    public Position position() {
        return new Position("a.cfg", 7);
    }

    @Override
    public String purpose() {
        return "test expression";
    }

    @Override
    public SampleVocabulary vocabulary() {
        return vocabulary;
    }

    @Override
    public <T> T resource(Class<T> type) {
        return type.cast(registry);
    }

    @Override
    public void remark(String text) {
        remarks.add(text);
    }

    @Override
    public void reference(ArgumentType type, String name, int argument, String keyword) {
        throw new AssertionError("no test uses names");
    }

    @Override
    public void created(Fetch fetch) {
        // Constants need no link.
    }

    @Override
    public void created(Converter converter) {
        // Nothing here needs a link.
    }
}
