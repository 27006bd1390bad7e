package io.sluice.language.converter;

import io.sluice.language.config.text.Numbers;
import io.sluice.language.sample.ArgumentProblem;
import io.sluice.language.sample.Arguments;
import io.sluice.language.sample.SampleContext;
import io.sluice.language.sample.SampleType;
import io.sluice.language.variable.VariableKeywords;
import io.sluice.language.variable.VariableName;
import io.sluice.language.variable.VariableSpace;
import io.sluice.language.variable.VariableValue;

/** An argument that is a number, or a variable that holds one. */
final class IntegerSource {

    /** What {@link #value} answers when the variable holds no number. */
    static final long NONE = Long.MIN_VALUE;

    private final long constant;
    private final VariableName name;

    private IntegerSource(long constant, VariableName name) {
        this.constant = constant;
        this.name = name;
    }

    static IntegerSource of(Arguments arguments, int i) throws ArgumentProblem {
        String text = arguments.text(i, "");
        long number = Numbers.parseSigned(text);
        if (number != Numbers.INVALID) {
            return new IntegerSource(number, null);
        }
        try {
            return new IntegerSource(0, VariableKeywords.name(arguments, i));
        } catch (ArgumentProblem noVariable) {
            throw new ArgumentProblem("expects an integer or a variable name");
        }
    }

    /** The number is written in the configuration. */
    boolean isConstant() {
        return name == null;
    }

    long value(SampleContext context) {
        if (name == null) {
            return constant;
        }
        VariableSpace space = context.variables();
        VariableValue value = space == null ? null : space.variable(name);
        return value != null && (value.type() == SampleType.INTEGER || value.type() == SampleType.BOOLEAN) ? value.number() : NONE;
    }
}
