package io.sluice.control.stats.info;

import io.sluice.control.stats.format.FieldTags;
import io.sluice.control.stats.format.ValueType;

/** One line of {@code show info}: its name, type and tags, what it says, and how it is read. Immutable. */
final class InfoField {
    /** Reads a whole number. */
    interface NumberReader {
        long read(InfoMoment moment);
    }

    /** Reads a number with decimals. */
    interface DecimalReader {
        double read(InfoMoment moment);
    }

    /** Reads a text, or null when there is none. */
    interface TextReader {
        String read(InfoMoment moment);
    }

    private final String name;
    private final ValueType type;
    private final FieldTags tags;
    private final FieldTags decimalTags;
    private final String description;
    private final NumberReader number;
    private final DecimalReader decimal;
    private final TextReader text;

    private InfoField(String name, ValueType type, String tags, String decimalTags, String description, NumberReader number,
                      DecimalReader decimal, TextReader text) {
        this.name = name;
        this.type = type;
        this.tags = FieldTags.of(tags);
        this.decimalTags = FieldTags.of(decimalTags);
        this.description = description;
        this.number = number;
        this.decimal = decimal;
        this.text = text;
    }

    static InfoField number(String name, String tags, NumberReader reader, String description) {
        return new InfoField(name, ValueType.U32, tags, tags, description, reader, null, null);
    }

    /** A number that may exceed 32 bits. */
    static InfoField large(String name, String tags, NumberReader reader, String description) {
        return new InfoField(name, ValueType.U64, tags, tags, description, reader, null, null);
    }

    /** A number that has decimals for clients that ask for them. */
    static InfoField decimal(String name, String tags, NumberReader whole, DecimalReader exact, String description) {
        return new InfoField(name, ValueType.U32, tags, tags, description, whole, exact, null);
    }

    /** A rate, which is known in whole numbers only but has the type and tags of decimals for clients that ask for them. */
    static InfoField rate(String name, String tags, NumberReader reader, String description) {
        return new InfoField(name, ValueType.U32, tags, "MRP", description, reader, moment -> (double) reader.read(moment), null);
    }

    static InfoField text(String name, String tags, TextReader reader, String description) {
        return new InfoField(name, ValueType.TEXT, tags, tags, description, null, null, reader);
    }

    String name() {
        return name;
    }

    ValueType type(boolean withDecimals) {
        return withDecimals && decimal != null ? ValueType.DECIMAL : type;
    }

    FieldTags tags(boolean withDecimals) {
        return withDecimals ? decimalTags : tags;
    }

    String description() {
        return description;
    }

    /** The text, or null for numbers and for texts that are not there. */
    String text(InfoMoment moment) {
        return text == null ? null : text.read(moment);
    }

    long number(InfoMoment moment) {
        return number.read(moment);
    }

    double decimal(InfoMoment moment) {
        return decimal.read(moment);
    }
}
