package io.sluice.language.format;

/** Reads what stands between {@code %[} and {@code ]}: the seam between formats and the language of expressions. */
@FunctionalInterface
public interface FormatExpressions {

    /** Where there are no expressions. */
    FormatExpressions NONE = (text, from) -> {
        int end = text.indexOf(']', from);
        String item = end < 0 ? text.substring(from) : text.substring(from, end);
        return new Part(null, from, "sample expression '%[" + item + "]' is not supported yet");
    };

    /**
     * An expression inside a format.
     *
     * @param expression for whoever runs the format
     * @param end the offset behind it, where the bracket is expected
     * @param error what is wrong with it, or null
     */
    record Part(Object expression, int end, String error) {
    }

    /** Reads the expression that begins at {@code from}. */
    Part read(String text, int from);
}
