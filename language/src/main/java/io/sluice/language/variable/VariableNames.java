package io.sluice.language.variable;

import java.util.HashMap;
import java.util.Map;

/** Numbers the names of variables, so that loops compare numbers. Names are given by the configuration and by operators, never by traffic. */
public final class VariableNames {

    private final Map<String, Integer> numbers = new HashMap<>();

    /** The number of a name; a new name gets the next one. */
    public synchronized int number(String name) {
        return numbers.computeIfAbsent(name, unknown -> numbers.size() + 1);
    }

    /** The number of a name, 0 when nobody uses it. */
    public synchronized int find(String name) {
        return numbers.getOrDefault(name, 0);
    }
}
