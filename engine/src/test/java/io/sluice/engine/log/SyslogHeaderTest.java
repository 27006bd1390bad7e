package io.sluice.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.language.config.model.GlobalSection;
import io.sluice.language.config.model.LogLine.Format;
import java.time.Instant;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected headers are what HAProxy 3.2 sent. */
class SyslogHeaderTest {

    private static final long TIME_MICROS = Instant.parse("2026-11-20T22:49:42.235701Z").toEpochMilli() * 1000 + 701;

    private static String print(Format format, int facility, int level, LogIdentity identity, long epochMicros) {
        LineBuffer line = new LineBuffer();
        new SyslogHeader(format, facility, identity).print(line, new LogDates(TimeZone.getTimeZone("UTC")), level, epochMicros, null);
        return line.toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {
        "LOCAL|16|6|<134>Nov 20 22:49:42 haproxy[6813]: ",
        "RFC3164|17|6|<142>Nov 20 22:49:42 localhost haproxy[6813]: ",
        "RFC5424|18|6|<150>1 2026-11-20T22:49:42.235701+00:00 - haproxy 6813 - - ",
        "PRIORITY|19|6|<158>",
        "SHORT|20|6|<6>",
        "TIMED|21|4|<4>2026-11-20T22:49:42.235701+00:00 ",
        "ISO|22|6|2026-11-20T22:49:42.235701+00:00 ",
        "LOCAL|0|6|<6>Nov 20 22:49:42 haproxy[6813]: ",
        "RFC3164|3|4|<28>Nov 20 22:49:42 localhost haproxy[6813]: "})
    void eachFormatHasItsHeader(Format format, int facility, int level, String expected) {
        assertThat(print(format, facility, level, new LogIdentity("haproxy", 6813, null), TIME_MICROS)).isEqualTo(expected);
    }

    @Test
    void rawHasNoHeader() {
        assertThat(print(Format.RAW, 3, 6, new LogIdentity("haproxy", 6813, null), TIME_MICROS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {
        "LOCAL|<129>Nov 20 22:49:42 myhost a tag[8164]: ",
        "RFC3164|<129>Nov 20 22:49:42 myhost a tag[8164]: ",
        "RFC5424|<129>1 2026-11-20T22:49:42.235701+00:00 myhost a tag 8164 - - "})
    void aHostNameThatWasAskedForIsShownEvenByTheLocalFormat(Format format, String expected) {
        assertThat(print(format, 16, 1, new LogIdentity("haproxy", 8164, "myhost").withTag("a tag"), TIME_MICROS)).isEqualTo(expected);
    }

    @Test
    void theDayOfTheMonthIsPaddedWithASpace() {
        long time = Instant.parse("2026-02-06T01:02:03Z").toEpochMilli() * 1000;

        assertThat(print(Format.LOCAL, 16, 6, new LogIdentity("h", 1, null), time)).isEqualTo("<134>Feb  6 01:02:03 h[1]: ");
    }

    @Test
    void theIdentityFollowsTheGlobalSection() {
        GlobalSection global = new GlobalSection();
        assertThat(LogIdentity.of(global, "sluice", 7)).isEqualTo(new LogIdentity("sluice", 7, null));

        global.logTag = "edge";
        global.logSendHostname = true;
        assertThat(LogIdentity.of(global, "sluice", 7).tag()).isEqualTo("edge");
        assertThat(LogIdentity.of(global, "sluice", 7).hostname()).isNotBlank().doesNotContain("\n");

        global.logHostname = "shown";
        assertThat(LogIdentity.of(global, "sluice", 7)).isEqualTo(new LogIdentity("edge", 7, "shown"));
    }
}
