package io.sluice.language.variable;

import io.sluice.language.sample.ArgumentProblem;
import io.sluice.language.sample.Arguments;
import io.sluice.language.sample.Availability;
import io.sluice.language.sample.Converter;
import io.sluice.language.sample.ConverterKeyword;
import io.sluice.language.sample.Fetch;
import io.sluice.language.sample.FetchKeyword;
import io.sluice.language.sample.Sample;
import io.sluice.language.sample.SampleContext;
import io.sluice.language.sample.SampleType;
import java.util.ArrayList;
import java.util.List;

/** Reading and writing variables in expressions: {@code var}, {@code set-var}, {@code unset-var}. */
public final class VariableKeywords {

    private VariableKeywords() {
    }

    public static List<FetchKeyword> fetches() {
        return List.of(FetchKeyword.of("var(string[,string]): any", Availability.ALWAYS, VariableFetch::new));
    }

    public static List<ConverterKeyword> converters() {
        return List.of(
            ConverterKeyword.of("set-var(string[,string,string,string,string]): any => any", SetConverter::new),
            ConverterKeyword.of("unset-var(string): any => any", UnsetConverter::new));
    }

    /** The variable that an argument names. */
    public static VariableName name(Arguments arguments, int i) throws ArgumentProblem {
        return VariableName.read(arguments.text(i, ""), arguments.place().resource(VariableNames.class));
    }

    /** Sets a variable to a sample if the conditions hold; false when it could not be kept. */
    public static boolean set(VariableSpace space, VariableName name, VariableCondition condition, Sample sample) {
        if (!condition.isEmpty() && !condition.allows(space.variable(name), space.existsVariable(name), sample)) {
            return true;
        }
        return space.variable(name, new VariableValue(sample));
    }

    private static final class VariableFetch extends Fetch {

        private final VariableName name;
        private final byte[] otherwise;

        VariableFetch(Arguments arguments) throws ArgumentProblem {
            name = name(arguments, 0);
            otherwise = arguments.bytes(1);
        }

        @Override
        public boolean fetch(SampleContext context, Sample sample) {
            VariableSpace space = context.variables();
            VariableValue value = space == null ? null : space.variable(name);
            if (value != null) {
                return value.show(sample);
            }
            return otherwise != null && sample.bytes(SampleType.STRING, otherwise, 0, otherwise.length);
        }
    }

    private static final class SetConverter extends Converter {

        private final VariableName name;
        private final VariableCondition condition;

        SetConverter(Arguments arguments) throws ArgumentProblem {
            name = name(arguments, 0);
            List<String> words = new ArrayList<>();
            for (int i = 1; i < arguments.count(); i++) {
                words.add(arguments.text(i, ""));
            }
            condition = VariableCondition.read(words);
        }

        @Override
        public boolean convert(SampleContext context, Sample sample) {
            VariableSpace space = context.variables();
            if (space != null) {
                set(space, name, condition, sample);
            }
            return true;
        }
    }

    private static final class UnsetConverter extends Converter {

        private final VariableName name;

        UnsetConverter(Arguments arguments) throws ArgumentProblem {
            name = name(arguments, 0);
        }

        @Override
        public boolean convert(SampleContext context, Sample sample) {
            VariableSpace space = context.variables();
            if (space != null) {
                space.removeVariable(name);
            }
            return true;
        }
    }
}
