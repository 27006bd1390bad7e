package io.sluice.control.stats.format;

/** The members that all JSON statistics share. Appends only. */
public final class JsonFields {
    private JsonFields() {
    }

    public static void appendField(StringBuilder out, int position, String name) {
        out.append("\"field\":{\"pos\":").append(position).append(",\"name\":\"").append(name).append("\"},");
    }

    /** Everything from the process number up to the value itself; two braces close it. */
    public static void appendMeaning(StringBuilder out, FieldTags tags, ValueType type) {
        out.append("\"processNum\":1,\"tags\":").append(tags.json());
        out.append(",\"value\":{\"type\":\"").append(type.word()).append("\",\"value\":");
    }
}
