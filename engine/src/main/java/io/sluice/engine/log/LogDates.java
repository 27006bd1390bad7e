package io.sluice.engine.log;

import java.util.TimeZone;

/**
 * The five date forms of log lines, each formatted once per second and copied afterwards. Owned by one thread.
 *
 * <p>Civil dates are computed with the era arithmetic of H. Hinnant's {@code civil_from_days}.
 */
final class LogDates {

    private static final byte[] MONTHS = LogNames.bytes("JanFebMarAprMayJunJulAugSepOctNovDec");
    private static final int SECONDS_PER_DAY = 86_400;

    private final TimeZone zone;

    private final byte[] localText = LogNames.bytes("dd/Mon/yyyy:hh:mm:ss");
    private long localSecond = Long.MIN_VALUE;
    private final byte[] utcText = LogNames.bytes("dd/Mon/yyyy:hh:mm:ss +0000");
    private long utcSecond = Long.MIN_VALUE;
    private final byte[] zonedText = LogNames.bytes("dd/Mon/yyyy:hh:mm:ss +hhmm");
    private long zonedSecond = Long.MIN_VALUE;
    private final byte[] syslogText = LogNames.bytes("Mon dd hh:mm:ss");
    private long syslogSecond = Long.MIN_VALUE;
    private final byte[] isoText = LogNames.bytes("yyyy-mm-ddThh:mm:ss.");
    private final byte[] isoOffset = LogNames.bytes("+hh:mm");
    private long isoSecond = Long.MIN_VALUE;

    // The last result of civil().
    private int year;
    private int month;
    private int day;

    LogDates(TimeZone zone) {
        this.zone = zone;
    }

    /** {@code 20/Nov/2026:22:49:42.240} in local time. */
    void putLocal(LineBuffer line, long epochMs) {
        long second = Math.floorDiv(epochMs, 1000);
        if (second != localSecond) {
            localSecond = second;
            formatTraffic(localText, second + offsetSeconds(second));
        }
        line.put(localText);
        line.put('.');
        line.putThreeDigits((int) (epochMs - second * 1000));
    }

    /** {@code 20/Nov/2026:22:49:42 +0000}. */
    void putUtc(LineBuffer line, long epochMs) {
        long second = Math.floorDiv(epochMs, 1000);
        if (second != utcSecond) {
            utcSecond = second;
            formatTraffic(utcText, second);
        }
        line.put(utcText);
    }

    /** {@code 20/Nov/2026:23:49:42 +0100} in local time. */
    void putZoned(LineBuffer line, long epochMs) {
        long second = Math.floorDiv(epochMs, 1000);
        if (second != zonedSecond) {
            zonedSecond = second;
            int offset = offsetSeconds(second);
            formatTraffic(zonedText, second + offset);
            int minutes = Math.abs(offset) / 60;
            zonedText[21] = (byte) (offset < 0 ? '-' : '+');
            twoDigits(zonedText, 22, minutes / 60);
            twoDigits(zonedText, 24, minutes % 60);
        }
        line.put(zonedText);
    }

    /** {@code Nov  6 22:49:42} in local time. */
    void putSyslog(LineBuffer line, long epochMicros) {
        long second = Math.floorDiv(epochMicros, 1_000_000);
        if (second != syslogSecond) {
            syslogSecond = second;
            formatSyslog(second + offsetSeconds(second));
        }
        line.put(syslogText);
    }

    /** {@code 2026-11-20T22:49:42.235701+00:00} in local time. */
    void putIso(LineBuffer line, long epochMicros) {
        long second = Math.floorDiv(epochMicros, 1_000_000);
        if (second != isoSecond) {
            isoSecond = second;
            formatIso(second, offsetSeconds(second));
        }
        line.put(isoText);
        line.putSixDigits((int) (epochMicros - second * 1_000_000));
        line.put(isoOffset);
    }

    private int offsetSeconds(long second) {
        return zone.getOffset(second * 1000) / 1000;
    }

    private void formatTraffic(byte[] target, long localSeconds) {
        civil(Math.floorDiv(localSeconds, SECONDS_PER_DAY));
        twoDigits(target, 0, day);
        System.arraycopy(MONTHS, 3 * (month - 1), target, 3, 3);
        fourDigits(target, 7, year);
        clock(target, 12, localSeconds);
    }

    private void formatSyslog(long localSeconds) {
        civil(Math.floorDiv(localSeconds, SECONDS_PER_DAY));
        System.arraycopy(MONTHS, 3 * (month - 1), syslogText, 0, 3);
        twoDigits(syslogText, 4, day);
        if (day < 10) {
            syslogText[4] = ' ';
        }
        clock(syslogText, 7, localSeconds);
    }

    private void formatIso(long second, int offsetSeconds) {
        long localSeconds = second + offsetSeconds;
        civil(Math.floorDiv(localSeconds, SECONDS_PER_DAY));
        fourDigits(isoText, 0, year);
        twoDigits(isoText, 5, month);
        twoDigits(isoText, 8, day);
        clock(isoText, 11, localSeconds);
        int offsetMinutes = Math.abs(offsetSeconds) / 60;
        isoOffset[0] = (byte) (offsetSeconds < 0 ? '-' : '+');
        twoDigits(isoOffset, 1, offsetMinutes / 60);
        twoDigits(isoOffset, 4, offsetMinutes % 60);
    }

    private static void clock(byte[] target, int offset, long localSeconds) {
        int ofDay = (int) Math.floorMod(localSeconds, (long) SECONDS_PER_DAY);
        twoDigits(target, offset, ofDay / 3600);
        twoDigits(target, offset + 3, ofDay / 60 % 60);
        twoDigits(target, offset + 6, ofDay % 60);
    }

    private static void twoDigits(byte[] target, int offset, int value) {
        target[offset] = (byte) ('0' + value / 10);
        target[offset + 1] = (byte) ('0' + value % 10);
    }

    private static void fourDigits(byte[] target, int offset, int value) {
        twoDigits(target, offset, value / 100 % 100);
        twoDigits(target, offset + 2, value % 100);
    }

    private void civil(long epochDay) {
        long shifted = epochDay + 719_468;
        long era = Math.floorDiv(shifted, 146_097);
        int dayOfEra = (int) (shifted - era * 146_097);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int shiftedMonth = (5 * dayOfYear + 2) / 153;
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1;
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
        year = (int) (yearOfEra + era * 400) + (month <= 2 ? 1 : 0);
    }
}
