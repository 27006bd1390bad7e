package io.sluice.conformance.scenario;

import io.sluice.conformance.program.Program;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says for which program an expectation holds: {@code sluice}, {@code haproxy}, or {@code haproxy < 3.0}. A bare comparison
 * ({@code >= 3.0}) is about HAProxy too. Immutable.
 */
public record ProgramCondition(String text, boolean aboutSluice, String comparison, int major, int minor) {
    private static final Pattern FORM = Pattern.compile("(haproxy|sluice)?\\s*(?:(<|>=)\\s*(\\d+)\\.(\\d+))?");

    /** Reads one of the forms above. */
    public static ProgramCondition parse(String text) {
        Matcher matcher = FORM.matcher(text.trim());
        if (!matcher.matches() || text.isBlank()) {
            throw new IllegalArgumentException("not a program condition: " + text);
        }
        boolean versioned = matcher.group(2) != null;
        return new ProgramCondition(
                text.trim(),
                "sluice".equals(matcher.group(1)),
                versioned ? matcher.group(2) : "",
                versioned ? Integer.parseInt(matcher.group(3)) : 0,
                versioned ? Integer.parseInt(matcher.group(4)) : 0);
    }

    /** True when the program is meant. */
    public boolean holdsFor(Program program) {
        if (program.isSluice() != aboutSluice) {
            return false;
        }
        if (comparison.isEmpty()) {
            return true;
        }
        int order = program.compareVersion(major, minor);
        return comparison.equals("<") ? order < 0 : order >= 0;
    }
}
