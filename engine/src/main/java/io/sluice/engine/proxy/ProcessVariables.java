package io.sluice.engine.proxy;

import io.sluice.language.variable.VariableName;
import io.sluice.language.variable.VariableValue;
import java.util.concurrent.ConcurrentHashMap;

/** The variables of the process: read and written by all loops and by operators, each value replaced as a whole. */
public final class ProcessVariables {

    private final ConcurrentHashMap<Integer, VariableValue> values = new ConcurrentHashMap<>();

    /** The value of a variable, or null. */
    public VariableValue get(VariableName name) {
        return values.get(name.id());
    }

    public void set(VariableName name, VariableValue value) {
        values.put(name.id(), value);
    }

    public void remove(VariableName name) {
        values.remove(name.id());
    }
}
