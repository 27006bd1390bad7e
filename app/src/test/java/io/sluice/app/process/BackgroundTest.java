package io.sluice.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.app.option.CommandLineParser;
import io.sluice.app.option.UsageException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which command lines keep a process in the foreground whose configuration says {@code daemon}; as HAProxy 3.2 does. */
class BackgroundTest {

    @ParameterizedTest
    @CsvSource({"-f x, false", "-W -f x, false", "-Ws -f x, true", "-db -f x, true", "-d -f x, true"})
    void aServiceManagerAndTheForegroundOptionsOverruleTheKeyword(String line, boolean overruled) throws UsageException {
        assertThat(Background.isKeywordOverruled(CommandLineParser.parse(line.split(" ")))).isEqualTo(overruled);
    }
}
