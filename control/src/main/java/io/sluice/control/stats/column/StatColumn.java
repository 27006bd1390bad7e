package io.sluice.control.stats.column;

import io.sluice.control.stats.format.FieldTags;
import io.sluice.control.stats.format.ValueType;
import io.sluice.engine.stats.Counters;

/**
 * One statistic: its name, its type and tags, what it says, and for each kind of row how it is read. A kind without a reader has an
 * empty cell. All output formats follow this description. Immutable.
 */
public final class StatColumn {
    /** What a number reader answers when the cell is empty. */
    public static final long EMPTY = Long.MIN_VALUE;

    /** Reads a number, or {@link #EMPTY}. */
    interface NumberReader {
        long read(StatRow row);
    }

    /** Reads a text, or null when the cell is empty. */
    interface TextReader {
        String read(StatRow row);
    }

    /** Picks one of an object's summed counters. */
    interface CounterReader {
        long read(Counters counters);
    }

    private static final int KINDS = ObjectKind.values().length;

    private final String name;
    private final ValueType type;
    private final String description;
    private final FieldTags[] tags;
    private final NumberReader[] numbers;
    private final TextReader[] texts;

    private StatColumn(Builder builder) {
        this.name = builder.name;
        this.type = builder.type;
        this.description = builder.description;
        this.tags = builder.tags;
        this.numbers = builder.numbers;
        this.texts = builder.texts;
    }

    static Builder number(String name, ValueType type, String tags, String description) {
        return new Builder(name, type, tags, description);
    }

    static Builder text(String name, String tags, String description) {
        return new Builder(name, ValueType.TEXT, tags, description);
    }

    /** A counter of events that all its kinds keep in {@link Counters}. */
    static Builder counter(String name, String kinds, CounterReader reader, String description) {
        return number(name, ValueType.U64, "MCP", description).on(kinds, row -> reader.read(row.counters()));
    }

    /** A column that belongs to the format but has no figure in this program: 0 where it applies. */
    static Builder zero(String name, String kinds, String description) {
        return number(name, ValueType.U64, "MCP", description).on(kinds, row -> 0);
    }

    public String name() {
        return name;
    }

    public ValueType type() {
        return type;
    }

    public String description() {
        return description;
    }

    public FieldTags tags(ObjectKind kind) {
        return tags[kind.number()];
    }

    public boolean isText() {
        return type == ValueType.TEXT;
    }

    /** The number in this column, or {@link #EMPTY}. */
    public long number(StatRow row) {
        NumberReader reader = numbers[row.kind().number()];
        return reader == null ? EMPTY : reader.read(row);
    }

    /** The text in this column, or null. */
    public String text(StatRow row) {
        TextReader reader = texts[row.kind().number()];
        return reader == null ? null : reader.read(row);
    }

    /** Collects a column's parts. */
    static final class Builder {
        private final String name;
        private final ValueType type;
        private final String description;
        private final FieldTags[] tags = new FieldTags[KINDS];
        private final NumberReader[] numbers = new NumberReader[KINDS];
        private final TextReader[] texts = new TextReader[KINDS];

        private Builder(String name, ValueType type, String tags, String description) {
            this.name = name;
            this.type = type;
            this.description = description;
            FieldTags common = FieldTags.of(tags);
            for (int i = 0; i < KINDS; i++) {
                this.tags[i] = common;
            }
        }

        /** How the kinds with these letters read a number. */
        Builder on(String kinds, NumberReader reader) {
            for (int i = 0; i < kinds.length(); i++) {
                numbers[ObjectKind.ofLetter(kinds.charAt(i)).number()] = reader;
            }
            return this;
        }

        /** How the kinds with these letters read a text. */
        Builder onText(String kinds, TextReader reader) {
            for (int i = 0; i < kinds.length(); i++) {
                texts[ObjectKind.ofLetter(kinds.charAt(i)).number()] = reader;
            }
            return this;
        }

        /** The kinds with these letters have other tags. */
        Builder tagged(String kinds, String letters) {
            for (int i = 0; i < kinds.length(); i++) {
                tags[ObjectKind.ofLetter(kinds.charAt(i)).number()] = FieldTags.of(letters);
            }
            return this;
        }

        /** Empty in proxies that do not speak HTTP. */
        Builder httpOnly() {
            for (int i = 0; i < KINDS; i++) {
                NumberReader reader = numbers[i];
                if (reader != null) {
                    numbers[i] = row -> row.isHttp() ? reader.read(row) : EMPTY;
                }
            }
            return this;
        }

        /** Empty for clients that may not see details. */
        Builder detail() {
            for (int i = 0; i < KINDS; i++) {
                TextReader reader = texts[i];
                if (reader != null) {
                    texts[i] = row -> row.moment().showsDetails() ? reader.read(row) : null;
                }
            }
            return this;
        }

        StatColumn build() {
            return new StatColumn(this);
        }
    }
}
