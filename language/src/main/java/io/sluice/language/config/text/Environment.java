package io.sluice.language.config.text;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The variables that a configuration can see while it is read: the process environment, what {@code setenv} and its family did to it, and the
 * pseudo variables that exist only for the reader ({@code .FILE}, {@code .LINE}, {@code .SECTION}). Values hold one character per byte. Owned by
 * the reading thread.
 */
public final class Environment {

    private final Map<String, String> variables = new LinkedHashMap<>();
    private String file = "";
    private int line;
    private String section = "";

    public Environment(Map<String, String> initial) {
        for (Map.Entry<String, String> entry : initial.entrySet()) {
            variables.put(entry.getKey(), Characters.encoded(entry.getValue()));
        }
    }

    /** The value of a variable, or null when it is not set. */
    public String get(String name) {
        if (name.startsWith(".")) {
            return switch (name) {
                case ".FILE" -> file;
                case ".LINE" -> Integer.toString(line);
                case ".SECTION" -> section;
                default -> null;
            };
        }
        return variables.get(name);
    }

    public void set(String name, String value) {
        variables.put(name, value);
    }

    /** Sets a variable that is not set yet. */
    public void setIfAbsent(String name, String value) {
        variables.putIfAbsent(name, value);
    }

    public void remove(String name) {
        variables.remove(name);
    }

    /** Removes everything but these names. */
    public void keepOnly(java.util.Collection<String> names) {
        variables.keySet().retainAll(names);
    }

    /** Moves the pseudo variables to a line. */
    public void at(String currentFile, int currentLine, String currentSection) {
        file = currentFile;
        line = currentLine;
        section = currentSection;
    }

    /** All real variables, with text as people read it. */
    public Map<String, String> variables() {
        Map<String, String> copy = new LinkedHashMap<>();
        for (Map.Entry<String, String> entry : variables.entrySet()) {
            copy.put(entry.getKey(), Characters.decoded(entry.getValue()));
        }
        return copy;
    }
}
