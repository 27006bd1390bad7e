package io.sluice.language.format;

/**
 * One item of a custom format.
 *
 * @param kind which of the others count
 * @param text literal text; each character is one byte
 * @param alias the value to print
 * @param expression what {@link FormatExpressions} made of {@code %[…]}
 * @param options bits of {@link FormatOptions}
 * @param name the key under which an encoding shows the value; null or empty: the value is not shown in an encoded format
 * @param type what a number is shown as in an encoding
 */
public record FormatItem(Kind kind, String text, FormatAlias alias, Object expression, int options, String name, Type type) {

    /** What an item is. */
    public enum Kind { TEXT, SEPARATOR, ALIAS, EXPRESSION }

    /** The type behind a name: {@code %(name:type)}. */
    public enum Type { OWN, STRING, INTEGER, BOOLEAN }

    static FormatItem text(String text) {
        return new FormatItem(Kind.TEXT, text, null, null, 0, null, Type.OWN);
    }

    static FormatItem separator() {
        return new FormatItem(Kind.SEPARATOR, " ", null, null, 0, null, Type.OWN);
    }
}
