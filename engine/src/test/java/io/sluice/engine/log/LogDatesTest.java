package io.sluice.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.TimeZone;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class LogDatesTest {

    private static final long YEAR_2200_MS = 7_258_118_400_000L;
    private static final String[] ZONES = {"UTC", "Europe/Berlin", "America/St_Johns", "Asia/Kathmandu", "Australia/Lord_Howe"};

    private final LineBuffer line = new LineBuffer();

    private static DateTimeFormatter pattern(String pattern, ZoneId zone) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(zone);
    }

    @Property(tries = 500)
    void everyDateIsTheCalendarsDate(@ForAll @LongRange(min = 0, max = YEAR_2200_MS) long epochMs, @ForAll @LongRange(max = 999) long micros) {
        for (String name : ZONES) {
            ZoneId zone = ZoneId.of(name);
            LogDates dates = new LogDates(TimeZone.getTimeZone(name));
            Instant instant = Instant.ofEpochMilli(epochMs);
            long epochMicros = epochMs * 1000 + micros;

            line.clear(100);
            dates.putLocal(line, epochMs);
            assertThat(line.toString()).isEqualTo(pattern("dd/MMM/yyyy:HH:mm:ss.SSS", zone).format(instant));
            line.clear(100);
            dates.putUtc(line, epochMs);
            assertThat(line.toString()).isEqualTo(pattern("dd/MMM/yyyy:HH:mm:ss", ZoneOffset.UTC).format(instant) + " +0000");
            line.clear(100);
            dates.putSyslog(line, epochMicros);
            assertThat(line.toString()).isEqualTo(pattern("MMM ppd HH:mm:ss", zone).format(instant));
            line.clear(100);
            dates.putIso(line, epochMicros);
            assertThat(line.toString()).isEqualTo(pattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSxxx", zone).format(instant.plusNanos(micros * 1000)));
        }
    }

    @Test
    void theSameSecondAgainStillShowsItsOwnMilliseconds() {
        LogDates dates = new LogDates(TimeZone.getTimeZone("UTC"));
        line.clear(100);
        dates.putLocal(line, 1_000_007);
        line.put(' ');
        dates.putLocal(line, 1_000_998);
        line.put(' ');
        dates.putLocal(line, 999_999);

        assertThat(line.toString()).isEqualTo("01/Jan/1970:00:16:40.007 01/Jan/1970:00:16:40.998 01/Jan/1970:00:16:39.999");
    }
}
