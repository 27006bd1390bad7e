package io.sluice.control.stats.format;

/** The shapes in which statistics can be printed. */
public enum OutputFormat {
    /** CSV for {@code show stat}, {@code Name: value} lines for {@code show info}. */
    PLAIN,
    TYPED,
    JSON;

    /** The format that a word of the command line asks for, or null. */
    public static OutputFormat ofWord(String word) {
        return switch (word) {
            case "typed" -> TYPED;
            case "json" -> JSON;
            default -> null;
        };
    }
}
