package io.sluice.conformance.program;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A load balancer under test: how to start it, which version it says it is, and which one it says it is compatible with (its own when it says nothing).
 * Immutable.
 */
public record Program(String label, boolean isSluice, String version, String compatibleVersion, List<String> command) {
    private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)");

    /** A program that claims no compatibility. */
    public Program(String label, boolean isSluice, String version, List<String> command) {
        this(label, isSluice, version, version, command);
    }

    /** The command line with these arguments. */
    public List<String> commandWith(List<String> arguments) {
        List<String> all = new ArrayList<>(command);
        all.addAll(arguments);
        return all;
    }

    /** Negative when the program is older than the given version. */
    public int compareVersion(int major, int minor) {
        Matcher matcher = NUMBERS.matcher(version);
        if (!matcher.find()) {
            throw new IllegalStateException("no version number in '" + version + "'");
        }
        int difference = Integer.parseInt(matcher.group(1)) - major;
        return difference != 0 ? difference : Integer.parseInt(matcher.group(2)) - minor;
    }

    @Override
    public String toString() {
        return label;
    }
}
