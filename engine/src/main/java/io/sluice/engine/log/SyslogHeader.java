package io.sluice.engine.log;

import io.sluice.language.config.model.LogLine.Format;

/** What stands in front of the text of a message for one target: everything but the date is encoded once. Immutable. */
final class SyslogHeader {

    private static final byte[] NOTHING = LogNames.bytes("");

    /** Which date follows the priority. */
    private enum Date { NONE, SYSLOG, ISO }

    private final byte[][] priorities = new byte[LogLevel.COUNT][];
    private final Date date;
    private final byte[] afterDate;
    private final boolean structured;

    SyslogHeader(Format format, int facility, LogIdentity identity) {
        for (int level = 0; level < LogLevel.COUNT; level++) {
            priorities[level] = priority(format, facility, level);
        }
        date = switch (format) {
            case LOCAL, RFC3164 -> Date.SYSLOG;
            case RFC5424, TIMED, ISO -> Date.ISO;
            case PRIORITY, SHORT, RAW -> Date.NONE;
        };
        afterDate = afterDate(format, identity);
        structured = format == Format.RFC5424;
    }

    private static byte[] priority(Format format, int facility, int level) {
        return switch (format) {
            case LOCAL, RFC3164, PRIORITY -> LogNames.bytes("<" + (facility * 8 + level) + ">");
            case RFC5424 -> LogNames.bytes("<" + (facility * 8 + level) + ">1 ");
            case SHORT, TIMED -> LogNames.bytes("<" + level + ">");
            case ISO, RAW -> NOTHING;
        };
    }

    private static byte[] afterDate(Format format, LogIdentity identity) {
        String process = identity.tag() + "[" + identity.pid() + "]: ";
        String host = identity.hostname();
        return switch (format) {
            // A host name that was asked for turns the short local form into the full one.
            case LOCAL -> LogNames.bytes(host == null ? " " + process : " " + host + " " + process);
            case RFC3164 -> LogNames.bytes(" " + (host == null ? "localhost" : host) + " " + process);
            case RFC5424 -> LogNames.bytes(" " + (host == null ? "-" : host) + " " + identity.tag() + " " + identity.pid() + " - ");
            case TIMED, ISO -> LogNames.bytes(" ");
            case PRIORITY, SHORT, RAW -> NOTHING;
        };
    }

    boolean takesStructuredData() {
        return structured;
    }

    /** {@code data} is the structured data, or null. */
    void print(LineBuffer line, LogDates dates, int level, long epochMicros, LineBuffer data) {
        line.put(priorities[level]);
        switch (date) {
            case SYSLOG -> dates.putSyslog(line, epochMicros);
            case ISO -> dates.putIso(line, epochMicros);
            case NONE -> { }
        }
        line.put(afterDate);
        if (structured) {
            if (data == null || data.length() == 0) {
                line.put('-');
            } else {
                line.put(data.bytes(), 0, data.length());
            }
            line.put(' ');
        }
    }
}
