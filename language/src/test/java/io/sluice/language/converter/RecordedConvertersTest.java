package io.sluice.language.converter;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.language.config.LanguageKit;
import io.sluice.language.config.model.Configuration;
import io.sluice.language.fetch.ConstantFetches;
import io.sluice.language.sample.Casts;
import io.sluice.language.sample.Expression;
import io.sluice.language.sample.ExpressionReader;
import io.sluice.language.sample.Sample;
import io.sluice.language.sample.SampleContext;
import io.sluice.language.sample.SampleType;
import io.sluice.language.sample.SampleVocabulary;
import io.sluice.language.variable.VariableKeywords;
import io.sluice.language.variable.VariableName;
import io.sluice.language.variable.VariableNames;
import io.sluice.language.variable.VariableSpace;
import io.sluice.language.variable.VariableValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Expressions with the results that HAProxy 3.2 gave for them: an expression, a tab, the printed result, empty where there was none. */
class RecordedConvertersTest {

    private final SampleVocabulary vocabulary = new SampleVocabulary().fetches(ConstantFetches.keywords())
        .fetches(VariableKeywords.fetches()).converters(VariableKeywords.converters()).converters(Converters.keywords());
    private final Configuration configuration = new Configuration();
    private final TestVariables variables = new TestVariables();
    private final SampleContext context = new SampleContext() {
        @Override
        public VariableSpace variables() {
            return variables;
        }
    };

    @TestFactory
    Stream<DynamicTest> givesWhatHaproxyGives() throws Exception {
        configuration.share(VariableNames.class, new VariableNames());
        evaluate("str(xyz),set-var(txn.x)");
        evaluate("int(3),set-var(txn.n)");
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
            RecordedConvertersTest.class.getResourceAsStream("/converter/recorded.tsv"), StandardCharsets.ISO_8859_1))) {
            return reader.lines().toList().stream().map(line -> {
                int tab = line.indexOf('\t');
                return DynamicTest.dynamicTest(line.substring(0, tab),
                    () -> assertThat(evaluate(line.substring(0, tab))).isEqualTo(line.substring(tab + 1)));
            });
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private String evaluate(String text) throws Exception {
        Expression expression = ExpressionReader.read(text, LanguageKit.place(vocabulary, configuration));
        Sample sample = new Sample(16_384);
        return expression.evaluate(context, sample) && Casts.cast(sample, SampleType.STRING) ? sample.text() : "";
    }

    private static final class TestVariables implements VariableSpace {

        private final Map<VariableName, VariableValue> values = new HashMap<>();

        @Override
        public VariableValue variable(VariableName name) {
            return values.get(name);
        }

        @Override
        public boolean existsVariable(VariableName name) {
            return values.containsKey(name);
        }

        @Override
        public boolean variable(VariableName name, VariableValue value) {
            values.put(name, value);
            return true;
        }

        @Override
        public void removeVariable(VariableName name) {
            values.put(name, null);
        }
    }
}
