package io.sluice.control.stats.format;

import java.util.ArrayList;
import java.util.List;

/**
 * The JSON schema of {@code show info json} and {@code show stat json}, on one line, with the names and shape that clients of HAProxy
 * know. Built from the same tables that the outputs use.
 */
public final class StatSchema {
    private static final String UNKNOWN = "Unknown";
    /** Whole numbers that every JSON reader takes without loss. */
    private static final long LARGEST_EXACT = 9_007_199_254_740_991L;

    private StatSchema() {
    }

    /** The schema, closed by a line feed. */
    public static String text(List<String> objectTypes) {
        List<String> types = new ArrayList<>(objectTypes);
        types.add(UNKNOWN);
        return object(member("$schema", quoted("http://json-schema.org/draft-04/schema#")),
                member("oneOf", "[" + info() + "," + stat(types) + "," + error() + "]"),
                member("definitions", definitions())) + "\n";
    }

    private static String info() {
        String properties = object(reference("field"), reference("processNum"), reference("tags"),
                member("value", object(member("$ref", quoted("#/definitions/typedValue")))));
        return array("Info", item(properties, "field", "processNum", "tags", "value"));
    }

    private static String stat(List<String> objectTypes) {
        String properties = object(member("objType", object(enumeration(objectTypes))),
                member("proxyId", wholeNumber(0)), member("id", wholeNumber(0)),
                reference("field"), reference("processNum"), reference("tags"), reference("typedValue"));
        return array("Stat", item(properties, "objType", "proxyId", "id", "field", "processNum", "tags", "value"));
    }

    private static String item(String properties, String... required) {
        return object(member("title", quoted("InfoItem")), type("object"), member("properties", properties), required(required));
    }

    private static String array(String title, String items) {
        return object(member("title", quoted(title)), type("array"), member("items", items));
    }

    private static String error() {
        return object(member("title", quoted("Error")), type("object"),
                member("properties", object(member("errorStr", object(type("string"))))), required("errorStr"));
    }

    private static String definitions() {
        String field = object(type("object"), member("pos", wholeNumber(0)), member("name", object(type("string"))),
                required("pos", "name"));
        String tags = object(type("object"), tag("origin", FieldTags.ORIGINS), tag("nature", FieldTags.NATURES),
                tag("scope", FieldTags.SCOPES), required("origin", "nature", "scope"));
        return object(member("field", field), member("processNum", wholeNumber(1)), member("tags", tags),
                member("typedValue", typedValue()));
    }

    private static String tag(String name, List<FieldTags.Meaning> meanings) {
        List<String> words = new ArrayList<>();
        for (FieldTags.Meaning meaning : meanings) {
            words.add(meaning.word());
        }
        words.add(UNKNOWN);
        return member(name, object(type("string"), enumeration(words)));
    }

    private static String typedValue() {
        List<String> choices = new ArrayList<>();
        for (String type : List.of("s32", "s64", "u32", "u64", "str")) {
            choices.add(object(member("$ref", quoted("#/definitions/typedValue/definitions/" + type + "Value"))));
        }
        String unknown = object(member("properties", object(member("type", wholeNumber(0)),
                member("value", object(type("string"), enumeration(List.of("unknown")))))), required("type", "value"));
        String values = object(
                value("s32", bounded(Integer.MIN_VALUE, Integer.MAX_VALUE)),
                value("s64", bounded(-LARGEST_EXACT, LARGEST_EXACT)),
                value("u32", bounded(0, 0xffff_ffffL)),
                value("u64", bounded(0, LARGEST_EXACT)),
                value("str", object(type("string"))),
                member("unknownValue", unknown));
        return object(type("object"), member("oneOf", "[" + String.join(",", choices) + "]"), member("definitions", values));
    }

    private static String value(String type, String shape) {
        String properties = object(member("type", object(type("string"), enumeration(List.of(type)))), member("value", shape));
        return member(type + "Value", object(member("properties", properties), required("type", "value")));
    }

    private static String bounded(long minimum, long maximum) {
        return object(type("integer"), member("minimum", Long.toString(minimum)), member("maximum", Long.toString(maximum)));
    }

    private static String wholeNumber(int minimum) {
        return object(type("integer"), member("minimum", Integer.toString(minimum)));
    }

    private static String reference(String name) {
        return member(name, object(member("$ref", quoted("#/definitions/" + name))));
    }

    private static String type(String name) {
        return member("type", quoted(name));
    }

    private static String enumeration(List<String> words) {
        return member("enum", list(words));
    }

    private static String required(String... names) {
        return member("required", list(List.of(names)));
    }

    private static String list(List<String> words) {
        return "[\"" + String.join("\",\"", words) + "\"]";
    }

    private static String member(String name, String value) {
        return quoted(name) + ":" + value;
    }

    private static String object(String... members) {
        return "{" + String.join(",", members) + "}";
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
