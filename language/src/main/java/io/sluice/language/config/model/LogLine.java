package io.sluice.language.config.model;

import io.sluice.base.address.SocketAddress;
import java.util.List;

/**
 * One target of log messages. Levels and facilities are numbered as syslog numbers them.
 *
 * @param target the target exactly as written
 * @param kind what the target is
 * @param address where datagrams go, or the descriptor of {@code fd@N}, {@code stdout} (1) and {@code stderr} (2)
 * @param maxLengthBytes longest line ({@code len}), 1024 when not given
 * @param format how a line starts
 * @param facility 0 to 23
 * @param maxLevel least severe level that is sent, 7 when not given
 * @param minLevel most severe level that is shown; more severe messages are lowered to it, 0 when not given
 * @param sampleRanges {@code sample}: which messages of each {@code sampleSize} are sent, as pairs low, high counted from 1; empty: all
 * @param sampleSize 0 when not sampled
 * @param position where it was written
 */
public record LogLine(String target, Kind kind, SocketAddress address, int maxLengthBytes, Format format, int facility, int maxLevel,
                      int minLevel, List<Integer> sampleRanges, int sampleSize, Position position) {

    /** What the target of a ring starts with. */
    public static final String RING_PREFIX = "ring@";

    public LogLine {
        sampleRanges = List.copyOf(sampleRanges);
    }

    /** The name behind {@code ring@}. */
    public String ringName() {
        return target.substring(RING_PREFIX.length());
    }

    /** The same line with the format and the length of its ring. */
    public LogLine of(Format newFormat, int newLengthBytes) {
        return new LogLine(target, kind, address, newLengthBytes, newFormat, facility, maxLevel, minLevel, sampleRanges, sampleSize, position);
    }

    /** Transport of a log target. */
    public enum Kind { UDP, UNIX_DATAGRAM, DESCRIPTOR, RING }

    /** The header in front of the message. */
    public enum Format { LOCAL, RFC3164, RFC5424, PRIORITY, SHORT, TIMED, ISO, RAW }
}
