package io.sluice.control.command;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates and durations as the dumps of the Runtime API print them. */
public final class WallTime {
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss.SSS", Locale.ENGLISH);
    private static final int SECOND_MS = 1_000;

    private WallTime() {
    }

    /** Local time as {@code 20/Nov/2026:20:44:28.513}. */
    public static String millis(long wallMs) {
        return MILLIS.format(ZonedDateTime.ofInstant(Instant.ofEpochMilli(wallMs), ZoneId.systemDefault()));
    }

    /** The two largest units of a duration: {@code 4m59s}, {@code 3s}, {@code 1d2h}; {@code none} when there is none. */
    public static String human(long durationMs, String none) {
        if (durationMs < 0) {
            return none;
        }
        long seconds = durationMs / SECOND_MS;
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3600) {
            return seconds / 60 + "m" + optional(seconds % 60, "s");
        }
        if (seconds < 86400) {
            return seconds / 3600 + "h" + optional(seconds % 3600 / 60, "m");
        }
        return seconds / 86400 + "d" + optional(seconds % 86400 / 3600, "h");
    }

    private static String optional(long value, String unit) {
        return value == 0 ? "" : value + unit;
    }
}
