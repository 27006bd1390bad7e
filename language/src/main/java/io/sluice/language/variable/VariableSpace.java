package io.sluice.language.variable;

/** Where a {@link io.sluice.language.sample.SampleContext} keeps variables. */
public interface VariableSpace {

    /** The value of a variable, or null. */
    VariableValue variable(VariableName name);

    /** The variable has, or had, a value in this context. */
    boolean existsVariable(VariableName name);

    /** Sets a variable; false when there is no place for it. */
    boolean variable(VariableName name, VariableValue value);

    /** Removes a variable if it is there. */
    void removeVariable(VariableName name);
}
