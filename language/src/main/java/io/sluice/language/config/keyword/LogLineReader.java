package io.sluice.language.config.keyword;

import io.sluice.base.address.SocketAddress;
import io.sluice.language.config.model.LogLine;
import io.sluice.language.config.text.AddressText;
import io.sluice.language.config.text.Characters;
import io.sluice.language.config.text.Line;
import io.sluice.language.config.text.Numbers;
import io.sluice.language.config.text.ParsedAddress;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code log <target> [len n] [format f] [sample r:s] <facility> [level [level]]}. One object reads one line. */
final class LogLineReader {

    private static final String[] FACILITIES = {
        "kern", "user", "mail", "daemon", "auth", "syslog", "lpr", "news", "uucp", "cron", "auth2", "ftp", "ntp", "audit", "alert", "cron2",
        "local0", "local1", "local2", "local3", "local4", "local5", "local6", "local7"};
    private static final String[] LEVELS = {"emerg", "alert", "crit", "err", "warning", "notice", "info", "debug"};
    private static final int SYSLOG_PORT = 514;
    private static final int DEFAULT_LENGTH = 1_024;

    /** A period is kept as a table. */
    private static final int MOST_SAMPLED = 1 << 20;

    private final Line line;
    private final Reading reading;
    private int next = 2;
    private int length = DEFAULT_LENGTH;
    private LogLine.Format format = LogLine.Format.LOCAL;
    private final List<Integer> ranges = new ArrayList<>();
    private int sampleSize;

    LogLineReader(Line line, Reading reading) {
        this.line = line;
        this.reading = reading;
    }

    /** The target, or null after an error was reported. */
    LogLine read(boolean global) {
        if (line.count() < 3) {
            return fail("expects <address> and <facility> " + (global ? "" : "or global") + " as arguments", null);
        }
        SocketAddress address = address(line.word(1));
        if (address == null || !options()) {
            return null;
        }
        int facility = index(FACILITIES, line.word(next));
        if (facility < 0) {
            return fail("unknown log facility '" + line.word(next) + "'", line.word(next));
        }
        int maxLevel = level(next + 1, 7, "unknown optional log level '");
        int minLevel = level(next + 2, 0, "unknown optional minimum log level '");
        if (maxLevel < 0 || minLevel < 0) {
            return null;
        }
        if (line.count() > next + 3) {
            return fail("cannot handle unexpected argument '" + line.word(next + 3) + "'", line.word(next + 3));
        }
        LogLine.Kind kind = line.word(1).startsWith(LogLine.RING_PREFIX) ? LogLine.Kind.RING : switch (address.kind()) {
            case DESCRIPTOR -> LogLine.Kind.DESCRIPTOR;
            case UNIX, ABSTRACT -> LogLine.Kind.UNIX_DATAGRAM;
            default -> LogLine.Kind.UDP;
        };
        return new LogLine(line.word(1), kind, address, length, format, facility, maxLevel, minLevel, ranges, sampleSize, line.position());
    }

    private LogLine fail(String text, String word) {
        reading.diagnostics.error(line.position(), "log : " + text, word, null);
        return null;
    }

    private SocketAddress address(String text) {
        if ("stdout".equals(text)) {
            return SocketAddress.ofDescriptor(1);
        }
        if ("stderr".equals(text)) {
            return SocketAddress.ofDescriptor(2);
        }
        if (text.startsWith(LogLine.RING_PREFIX)) {
            // What the name means is known when all sections have been read.
            return SocketAddress.ofAbstract(text);
        }
        if (text.startsWith("backend@") || text.startsWith("tcp@") || text.startsWith("tcp4@")
            || text.startsWith("tcp6@")) {
            fail("target '" + text + "' is not supported yet", text);
            return null;
        }
        ParsedAddress address = AddressText.parse(text, AddressText.DATAGRAM | AddressText.DESCRIPTOR | AddressText.PORT_NOT_ZERO,
            reading.surroundings.resolver());
        if (address.error() != null) {
            fail(address.error(), text);
            return null;
        }
        return address.socketAddress(address.portLow() == 0 ? SYSLOG_PORT : address.portLow());
    }

    /** The options in their only order. */
    private boolean options() {
        if (!option("len") || !option("format") || !option("sample")) {
            return false;
        }
        if ("profile".equals(line.word(next))) {
            fail("'profile' is not supported yet", "profile");
            return false;
        }
        return true;
    }

    private boolean option(String name) {
        if (!name.equals(line.word(next))) {
            return true;
        }
        String value = line.word(next + 1);
        next += 2;
        return switch (name) {
            case "len" -> length(value);
            case "format" -> format(value);
            default -> sample(value);
        };
    }

    private boolean length(String value) {
        long number = Numbers.parse(value, 80, 65_535);
        if (number == Numbers.INVALID) {
            fail("invalid log length '" + value + "', must be between 80 and 65535", value);
            return false;
        }
        length = (int) number;
        return true;
    }

    private boolean format(String value) {
        LogLine.Format found = formatOf(value);
        if (found == null) {
            fail("unknown log format '" + value + "'", value);
            return false;
        }
        format = found;
        return true;
    }

    /** The format of this name, or null. */
    static LogLine.Format formatOf(String name) {
        return switch (name) {
            case "local" -> LogLine.Format.LOCAL;
            case "rfc3164" -> LogLine.Format.RFC3164;
            case "rfc5424" -> LogLine.Format.RFC5424;
            case "priority" -> LogLine.Format.PRIORITY;
            case "short" -> LogLine.Format.SHORT;
            case "timed" -> LogLine.Format.TIMED;
            case "iso" -> LogLine.Format.ISO;
            case "raw" -> LogLine.Format.RAW;
            default -> null;
        };
    }

    /** Reads {@code 1,3-4:10}. */
    private boolean sample(String value) {
        int colon = value.indexOf(':');
        if (colon < 0) {
            fail("Missing sample size", value);
            return false;
        }
        String list = value.substring(0, colon);
        if (list.isEmpty()) {
            fail("no sampling ranges given", value);
            return false;
        }
        int highest = 0;
        int start = 0;
        while (start <= list.length()) {
            int comma = list.indexOf(',', start);
            String range = list.substring(start, comma < 0 ? list.length() : comma);
            int dash = range.indexOf('-');
            long low = Numbers.parse(dash < 0 ? range : range.substring(0, dash), 1, Integer.MAX_VALUE);
            long high = dash < 0 ? low : Numbers.parse(range.substring(dash + 1), 1, Integer.MAX_VALUE);
            if (low == Numbers.INVALID || high < low) {
                fail("wrong sample range '" + list.substring(start) + "'", value);
                return false;
            }
            if (overlaps((int) low, (int) high)) {
                fail("ranges are overlapping", value);
                return false;
            }
            ranges.add((int) low);
            ranges.add((int) high);
            highest = Math.max(highest, (int) high);
            start = comma < 0 ? list.length() + 1 : comma + 1;
        }
        long size = Numbers.parse(value.substring(colon + 1), 1, MOST_SAMPLED);
        if (size == Numbers.INVALID) {
            fail("wrong sample size '" + value.substring(colon + 1) + "' for sample range '" + list + "'", value);
            return false;
        }
        if (size < highest) {
            fail("sample size " + size + " should be greater or equal to " + highest + " the maximum of the high ranges limits", value);
            return false;
        }
        sampleSize = (int) size;
        return true;
    }

    private boolean overlaps(int low, int high) {
        for (int i = 0; i < ranges.size(); i += 2) {
            if (low <= ranges.get(i + 1) && high >= ranges.get(i)) {
                return true;
            }
        }
        return false;
    }

    private int level(int index, int missing, String problem) {
        if (index >= line.count()) {
            return missing;
        }
        int level = index(LEVELS, line.word(index));
        if (level < 0) {
            fail(problem + line.word(index) + "'", line.word(index));
        }
        return level;
    }

    private static int index(String[] names, String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** The program name in a {@code log-tag} line, or null after an error was reported. */
    static String tag(Line line, Reading reading) {
        if (line.count() < 2) {
            reading.error(line, "'log-tag' expects a tag for use in syslog.");
            return null;
        }
        return reading.tooMany(line, 1) ? null : Characters.decoded(line.word(1));
    }
}
