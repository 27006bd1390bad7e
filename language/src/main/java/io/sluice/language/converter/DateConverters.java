package io.sluice.language.converter;

import io.sluice.language.sample.ArgumentProblem;
import io.sluice.language.sample.Arguments;
import io.sluice.language.sample.Converter;
import io.sluice.language.sample.ConverterKeyword;
import io.sluice.language.sample.Sample;
import io.sluice.language.sample.SampleContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Dates out of numbers of seconds, milliseconds or microseconds since 1970. */
final class DateConverters {

    private static final long MILLISECONDS = 1_000;
    private static final long MICROSECONDS = 1_000_000;

    private DateConverters() {
    }

    static List<ConverterKeyword> keywords() {
        List<ConverterKeyword> keywords = new ArrayList<>();
        keywords.add(ConverterKeyword.of("http_date([integer,string]): str => sint", HttpDate::new));
        zones(keywords, "", 1);
        zones(keywords, "ms_", MILLISECONDS);
        zones(keywords, "us_", MICROSECONDS);
        return keywords;
    }

    private static void zones(List<ConverterKeyword> keywords, String prefix, long unitsPerSecond) {
        String signature = "time(string[,integer]): str => sint";
        keywords.add(ConverterKeyword.of(prefix + "l" + signature, arguments -> new Formatted(arguments, unitsPerSecond, ZoneId.systemDefault())));
        keywords.add(ConverterKeyword.of(prefix + "u" + signature, arguments -> new Formatted(arguments, unitsPerSecond, ZoneOffset.UTC)));
    }

    private static Instant instant(long value, long offset, long unitsPerSecond) {
        long units = value + offset;
        long seconds = Math.floorDiv(units, unitsPerSecond);
        long nanos = Math.floorMod(units, unitsPerSecond) * (1_000_000_000L / unitsPerSecond);
        long furthest = 253_402_300_799L;
        return Instant.ofEpochSecond(Math.clamp(seconds, -furthest, furthest), nanos);
    }

    private static final class HttpDate extends Converter {

        private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss", Locale.ROOT);

        private final long offset;
        private final long unitsPerSecond;
        private final int digits;

        HttpDate(Arguments arguments) throws ArgumentProblem {
            String unit = arguments.text(1, "s");
            switch (unit) {
                case "s" -> {
                    unitsPerSecond = 1;
                    digits = 0;
                }
                case "ms" -> {
                    unitsPerSecond = MILLISECONDS;
                    digits = 3;
                }
                case "us" -> {
                    unitsPerSecond = MICROSECONDS;
                    digits = 6;
                }
                default -> throw new ArgumentProblem("expects 's', 'ms' or 'us', got '" + unit + "'");
            }
            // The offset is one of seconds, whatever the unit of the value.
            offset = arguments.number(0, 0) * unitsPerSecond;
        }

        @Override
        public boolean convert(SampleContext context, Sample sample) {
            Instant instant = instant(sample.number, offset, unitsPerSecond);
            ZonedDateTime time = instant.atZone(ZoneOffset.UTC);
            String text = FORMAT.format(time);
            if (digits > 0) {
                text += "." + "%09d".formatted(time.getNano()).substring(0, digits);
            }
            return sample.string((text + " GMT").getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** {@code ltime}, {@code utime} and the forms for smaller units: a format with the conversions of the C library's {@code strftime}. */
    private static final class Formatted extends Converter {

        private final String format;
        private final long offset;
        private final long unitsPerSecond;
        private final ZoneId zone;

        Formatted(Arguments arguments, long unitsPerSecond, ZoneId zone) {
            this.format = arguments.text(0, "");
            this.offset = arguments.number(1, 0) * unitsPerSecond;
            this.unitsPerSecond = unitsPerSecond;
            this.zone = zone;
        }

        @Override
        public boolean convert(SampleContext context, Sample sample) {
            ZonedDateTime time = instant(sample.number, offset, unitsPerSecond).atZone(zone);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < format.length(); i++) {
                char character = format.charAt(i);
                if (character != '%' || i + 1 == format.length()) {
                    text.append(character);
                } else {
                    append(text, format.charAt(++i), time);
                }
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
            return bytes.length <= sample.limit() && sample.string(bytes);
        }

        private static void append(StringBuilder text, char conversion, ZonedDateTime time) {
            switch (conversion) {
                case 'a' -> text.append(time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ROOT));
                case 'A' -> text.append(time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ROOT));
                case 'b', 'h' -> text.append(time.getMonth().getDisplayName(TextStyle.SHORT, Locale.ROOT));
                case 'B' -> text.append(time.getMonth().getDisplayName(TextStyle.FULL, Locale.ROOT));
                case 'C' -> padded(text, time.getYear() / 100, 2, '0');
                case 'd' -> padded(text, time.getDayOfMonth(), 2, '0');
                case 'D' -> all(text, "m/d/y", time);
                case 'e' -> padded(text, time.getDayOfMonth(), 2, ' ');
                case 'F' -> all(text, "Y-m-d", time);
                case 'H' -> padded(text, time.getHour(), 2, '0');
                case 'I' -> padded(text, (time.getHour() + 11) % 12 + 1, 2, '0');
                case 'j' -> padded(text, time.getDayOfYear(), 3, '0');
                case 'm' -> padded(text, time.getMonthValue(), 2, '0');
                case 'M' -> padded(text, time.getMinute(), 2, '0');
                case 'n' -> text.append('\n');
                case 'N' -> padded(text, time.getNano(), 9, '0');
                case 'p' -> text.append(time.getHour() < 12 ? "AM" : "PM");
                case 'R' -> all(text, "H:M", time);
                case 's' -> text.append(time.toEpochSecond());
                case 'S' -> padded(text, time.getSecond(), 2, '0');
                case 't' -> text.append('\t');
                case 'T', 'X' -> all(text, "H:M:S", time);
                case 'u' -> text.append(time.getDayOfWeek().getValue());
                case 'w' -> text.append(time.getDayOfWeek().getValue() % 7);
                case 'x' -> all(text, "m/d/y", time);
                case 'y' -> padded(text, time.getYear() % 100, 2, '0');
                case 'Y' -> text.append(time.getYear());
                case 'z' -> text.append(DateTimeFormatter.ofPattern("xx", Locale.ROOT).format(time));
                case 'Z' -> text.append(time.getZone() == ZoneOffset.UTC ? "GMT" : time.getZone().getDisplayName(TextStyle.SHORT, Locale.ROOT));
                case '%' -> text.append('%');
                default -> text.append('%').append(conversion);
            }
        }

        /** Several conversions, with what is between them. */
        private static void all(StringBuilder text, String pattern, ZonedDateTime time) {
            for (int i = 0; i < pattern.length(); i++) {
                char character = pattern.charAt(i);
                if (Character.isLetter(character)) {
                    append(text, character, time);
                } else {
                    text.append(character);
                }
            }
        }

        private static void padded(StringBuilder text, int number, int width, char filler) {
            String digits = String.valueOf(number);
            for (int i = digits.length(); i < width; i++) {
                text.append(filler);
            }
            text.append(digits);
        }
    }
}
