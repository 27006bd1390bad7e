package io.sluice.control.stats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON strictly into maps, lists, strings and numbers; anything else is an error. */
public final class JsonText {
    private final String text;
    private int at;

    private JsonText(String text) {
        this.text = text;
    }

    /** The value of a text that holds one value and a line feed. */
    public static Object parse(String text) {
        JsonText reader = new JsonText(text);
        Object value = reader.value();
        if (!text.substring(reader.at).equals("\n")) {
            throw reader.unexpected();
        }
        return value;
    }

    /** The same, where the value is a list. */
    public static List<Object> parseList(String text) {
        return list(parse(text));
    }

    public static Map<String, Object> object(Object value) {
        Map<String, Object> object = new LinkedHashMap<>();
        ((Map<?, ?>) value).forEach((name, member) -> object.put((String) name, member));
        return object;
    }

    public static List<Object> list(Object value) {
        return new ArrayList<>((List<?>) value);
    }

    private Object value() {
        return switch (text.charAt(at)) {
            case '{' -> object();
            case '[' -> list();
            case '"' -> string();
            default -> number();
        };
    }

    private Map<String, Object> object() {
        Map<String, Object> members = new LinkedHashMap<>();
        at++;
        while (text.charAt(at) != '}') {
            if (!members.isEmpty()) {
                skip(',');
            }
            String name = string();
            skip(':');
            if (members.put(name, value()) != null) {
                throw new IllegalArgumentException("two members are named " + name);
            }
        }
        at++;
        return members;
    }

    private List<Object> list() {
        List<Object> items = new ArrayList<>();
        at++;
        while (text.charAt(at) != ']') {
            if (!items.isEmpty()) {
                skip(',');
            }
            items.add(value());
        }
        at++;
        return items;
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        skip('"');
        while (text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c < 0x20) {
                throw unexpected();
            }
            if (c != '\\') {
                string.append(c);
            } else if (text.charAt(at) == 'u') {
                string.append((char) Integer.parseInt(text.substring(at + 1, at + 5), 16));
                at += 5;
            } else {
                string.append(text.charAt(at++));
            }
        }
        at++;
        return string.toString();
    }

    private Double number() {
        int start = at;
        while ("-0123456789.".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (start == at) {
            throw unexpected();
        }
        return Double.valueOf(text.substring(start, at));
    }

    private void skip(char expected) {
        if (text.charAt(at) != expected) {
            throw unexpected();
        }
        at++;
    }

    private IllegalArgumentException unexpected() {
        return new IllegalArgumentException("unexpected at " + at + ": " + text.substring(at, Math.min(text.length(), at + 20)));
    }
}
