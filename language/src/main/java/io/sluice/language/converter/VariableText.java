package io.sluice.language.converter;

import io.sluice.language.sample.ArgumentProblem;
import io.sluice.language.sample.Arguments;
import io.sluice.language.sample.Casts;
import io.sluice.language.sample.Sample;
import io.sluice.language.sample.SampleContext;
import io.sluice.language.sample.SampleType;
import io.sluice.language.variable.VariableKeywords;
import io.sluice.language.variable.VariableName;
import io.sluice.language.variable.VariableSpace;
import io.sluice.language.variable.VariableValue;

/** An argument that names a variable whose value is taken as bytes. */
final class VariableText {

    private static final byte[] NOTHING = new byte[0];

    private final VariableName name;

    private VariableText(VariableName name) {
        this.name = name;
    }

    /** Null when the argument is missing or empty. */
    static VariableText of(Arguments arguments, int i) throws ArgumentProblem {
        if (arguments.text(i, "").isEmpty()) {
            return null;
        }
        try {
            return new VariableText(VariableKeywords.name(arguments, i));
        } catch (ArgumentProblem noVariable) {
            throw new ArgumentProblem("failed to register variable name '" + arguments.text(i, "") + "'");
        }
    }

    /** The bytes of the variable as a string; empty when it has no value. Allocates for numbers and addresses only. */
    byte[] bytes(SampleContext context) {
        VariableSpace space = context.variables();
        VariableValue found = space == null ? null : space.variable(name);
        if (found == null) {
            return NOTHING;
        }
        Sample text = new Sample(Integer.MAX_VALUE);
        found.show(text);
        return Casts.cast(text, SampleType.STRING) ? java.util.Arrays.copyOfRange(text.bytes, text.from, text.from + text.length) : NOTHING;
    }

    /** True when the variable has a value. */
    boolean isSet(SampleContext context) {
        VariableSpace space = context.variables();
        return space != null && space.variable(name) != null;
    }
}
