package io.sluice.http.http1;

import static io.sluice.http.http1.HeadError.BAD_HEADER_NAME;
import static io.sluice.http.http1.HeadError.BAD_HEADER_VALUE;
import static io.sluice.http.http1.HeadError.BARE_CR;
import static io.sluice.http.http1.HeadError.TOO_MANY_HEADERS;

import io.sluice.base.bytes.Buffer;

/**
 * Finds and checks one request or response head in a {@link Buffer} and describes it in a {@link HeadIndex}.
 *
 * <p>One instance serves any number of loops: it holds nothing but its limit. It never allocates, never looks at or behind {@code to},
 * and never throws for bad input. It does change the bytes it has read: a line break inside a folded header value becomes spaces, and the names
 * of a complete head become lower case, since both are forwarded so.
 *
 * <p>What is accepted, refused and reported is what HAProxy 3.2 accepts, refuses and reports, line by line; see the page HTTP1.md
 * of this module.
 */
public final class HeadParser {

    private static final int USUAL_REWRITE_RESERVE_BYTES = 1024;
    /** What HAProxy's buffers hold beside received bytes, and beside a parsed message. */
    private static final int BUFFER_OVERHEAD_BYTES = 64;
    private static final int MESSAGE_OVERHEAD_BYTES = 68;
    /** What a header, and a head apart from its headers, weigh in HAProxy beyond their text. */
    private static final int HEADER_WEIGHT_BYTES = 8;
    private static final int HEAD_WEIGHT_BYTES = 17;
    /** By how much the weight of a header, and of the rest, can at most exceed the received bytes. */
    private static final int HEADER_SURPLUS_BYTES = HEADER_WEIGHT_BYTES - 2;
    private static final int HEAD_SURPLUS_BYTES = HEAD_WEIGHT_BYTES;

    /** The states of an empty value lie this far before those of a value that has begun. */
    private static final int EMPTY_VALUE_STATES = MessageState.HEADER_VALUE - MessageState.HEADER_SPACE;

    private final int receiveLimit;
    private final int weightLimit;

    /** A parser with HAProxy's limits for a buffer that has {@code headBytes} besides the usual reserve of 1024 bytes for rewriting. */
    public HeadParser(int headBytes) {
        this(headBytes + USUAL_REWRITE_RESERVE_BYTES, USUAL_REWRITE_RESERVE_BYTES);
    }

    /**
     * A parser with HAProxy's limits for {@code tune.bufsize} and {@code tune.maxrewrite}: a head must be complete within the buffer
     * less 64 bytes, and its texts plus 8 bytes for each header must leave the reserve free.
     */
    public HeadParser(int bufferSizeBytes, int rewriteReserveBytes) {
        this.receiveLimit = bufferSizeBytes - BUFFER_OVERHEAD_BYTES;
        this.weightLimit = bufferSizeBytes - rewriteReserveBytes - MESSAGE_OVERHEAD_BYTES;
    }

    /**
     * Parses the request head that begins at {@code from}. Answers its length (empty lines before it included), 0 when bytes are missing, or a
     * negative number of {@link HeadError}.
     */
    public int parseRequest(Buffer buffer, int from, int to, HeadIndex out) {
        out.begin(true);
        int end = Math.min(to, from + receiveLimit);
        int lineEnd = RequestLine.parse(buffer, from, end, out);
        return lineEnd > 0 ? headers(buffer, from, lineEnd, end, out) : incomplete(lineEnd, from, end, out);
    }

    /**
     * The same for a head of which {@code seenBytes} were there before and were not enough. The new bytes alone tell whether a further line has
     * come; if none has, nothing is parsed again. So a head that arrives byte by byte costs one parse per line, not per byte.
     */
    public int parseRequest(Buffer buffer, int from, int to, int seenBytes, HeadIndex out) {
        return seenBytes > 0 && mayWait(buffer, from, to, seenBytes) ? 0 : parseRequest(buffer, from, to, out);
    }

    /** Like {@link #parseRequest(Buffer, int, int, HeadIndex)} for a response head. */
    public int parseResponse(Buffer buffer, int from, int to, HeadIndex out) {
        out.begin(false);
        int end = Math.min(to, from + receiveLimit);
        int lineEnd = StatusLine.parse(buffer, from, end, out);
        return lineEnd > 0 ? headers(buffer, from, lineEnd, end, out) : incomplete(lineEnd, from, end, out);
    }

    /** Like {@link #parseRequest(Buffer, int, int, int, HeadIndex)} for a response head. */
    public int parseResponse(Buffer buffer, int from, int to, int seenBytes, HeadIndex out) {
        return seenBytes > 0 && mayWait(buffer, from, to, seenBytes) ? 0 : parseResponse(buffer, from, to, out);
    }

    private boolean mayWait(Buffer buffer, int from, int to, int seenBytes) {
        if (to - from >= receiveLimit) {
            return false;
        }
        for (int p = Octets.skipValue(buffer, from + seenBytes, to); p < to; p = Octets.skipValue(buffer, p + 1, to)) {
            if (buffer.get(p) != '\r') {
                return false;
            }
        }
        return true;
    }

    private int incomplete(int result, int from, int to, HeadIndex out) {
        if (result < 0 || to - from < receiveLimit) {
            return result;
        }
        boolean inRequestLine = out.request && out.errorState <= MessageState.REQUEST_LINE_END;
        return out.fail(inRequestLine ? HeadError.TARGET_TOO_LONG : HeadError.HEAD_TOO_LARGE, to, out.errorState);
    }

    private int headers(Buffer buffer, int from, int lineEnd, int to, HeadIndex out) {
        out.startLineEnd = lineEnd;
        int end = lines(buffer, lineEnd, to, out);
        if (end <= 0) {
            return incomplete(end, from, to, out);
        }
        lowerCaseNames(buffer, out);
        int error = HeadChecks.finish(buffer, end, out);
        if (error < 0) {
            return error;
        }
        if ((out.flags & HeadIndex.LONG_NAME) != 0) {
            return out.fail(BAD_HEADER_NAME, end, HeadChecks.state(out));
        }
        int length = end - from;
        if (length + HEADER_SURPLUS_BYTES * out.count + HEAD_SURPLUS_BYTES > weightLimit && weight(out) > weightLimit) {
            return out.fail(HeadError.HEAD_TOO_LARGE, end, MessageState.DATA);
        }
        out.headLength = length;
        return length;
    }

    private static int weight(HeadIndex out) {
        int weight = HEAD_WEIGHT_BYTES + ProtocolVersion.LENGTH
                + (out.request ? out.methodLength + out.targetLength : out.statusLength + out.reasonLength);
        for (int i = 0, count = out.count; i < count; i++) {
            weight += HEADER_WEIGHT_BYTES + out.nameLength[i] + out.valueLength[i];
        }
        return weight;
    }

    private static int lines(Buffer buffer, int p, int to, HeadIndex out) {
        while (p < to) {
            byte first = buffer.get(p);
            if (first == '\r' || first == '\n') {
                return emptyLine(buffer, p, to, first, out);
            }
            p = line(buffer, p, to, out);
            if (p <= 0) {
                return p;
            }
        }
        out.errorState = p == out.startLineEnd ? MessageState.HEADER_FIRST : MessageState.HEADER_NAME;
        return 0;
    }

    private static int emptyLine(Buffer buffer, int p, int to, byte first, HeadIndex out) {
        out.headersEnd = p;
        out.canonical &= first == '\r';
        if (first == '\r' && ++p < to && buffer.get(p) != '\n') {
            return out.fail(BARE_CR, p, MessageState.LAST_LF);
        }
        if (p >= to) {
            out.errorState = MessageState.LAST_LF;
            return 0;
        }
        return out.count < HeadIndex.SLOTS ? p + 1 : out.fail(TOO_MANY_HEADERS, p + 1, MessageState.LAST_LF);
    }

    /** Parses one header line with its continuation lines; answers the offset behind it. */
    private static int line(Buffer buffer, int start, int to, HeadIndex out) {
        int index = out.count;
        int colon = Octets.skipName(buffer, start, to);
        if (colon == to) {
            out.errorState = MessageState.HEADER_NAME;
            return 0;
        }
        if (colon == start || buffer.get(colon) != ':') {
            return out.fail(BAD_HEADER_NAME, colon, MessageState.HEADER_NAME);
        }
        int lineEnd = valueEnd(buffer, colon + 1, to, out);
        if (lineEnd <= 0) {
            return lineEnd;
        }
        if (index == HeadIndex.SLOTS) {
            return out.fail(TOO_MANY_HEADERS, lineEnd, MessageState.HEADER_FOLD);
        }
        return record(buffer, index, start, colon, lineEnd, out);
    }

    private static int record(Buffer buffer, int index, int start, int colon, int lineEnd, HeadIndex out) {
        int contentEnd = lineEnd - 1;
        if (buffer.get(contentEnd - 1) == '\r') {
            contentEnd--;
        }
        int valueStart = Octets.skipBlanks(buffer, colon + 1, contentEnd);
        int valueEnd = Octets.trimBlanks(buffer, valueStart, contentEnd);
        out.nameOffset[index] = start;
        out.nameLength[index] = colon - start;
        out.valueOffset[index] = valueStart;
        out.valueLength[index] = valueEnd - valueStart;
        out.lineEnd[index] = lineEnd;
        boolean verbatim = valueStart == colon + 2 && lineEnd == valueEnd + 2 && buffer.get(colon + 1) == ' ' && buffer.get(valueEnd) == '\r';
        out.line[index] = verbatim ? HeadIndex.VERBATIM : HeadIndex.REFORMAT;
        int known = KnownHeader.of(buffer, start, colon - start);
        out.known[index] = (byte) known;
        out.count = index + 1;
        out.canonical &= verbatim;
        if (colon - start > HeadIndex.MAX_NAME_BYTES) {
            out.flags |= HeadIndex.LONG_NAME;
        }
        if (known != KnownHeader.OTHER) {
            int error = HeaderMeaning.note(buffer, index, known, out);
            if (error < 0) {
                return error;
            }
        }
        return lineEnd;
    }

    /** Finds the end of the value's last line. A line break before a blank belongs to the value and becomes spaces. */
    private static int valueEnd(Buffer buffer, int start, int to, HeadIndex out) {
        int p = start;
        for (;;) {
            p = Octets.skipValue(buffer, p, to);
            if (p == to) {
                return waits(buffer, start, p, MessageState.HEADER_VALUE, out);
            }
            int feed = p;
            byte stop = buffer.get(p);
            if (stop == 0) {
                return out.fail(BAD_HEADER_VALUE, p, MessageState.HEADER_VALUE);
            }
            if (stop == '\r') {
                feed++;
                if (feed < to && buffer.get(feed) != '\n') {
                    waits(buffer, start, p, MessageState.HEADER_LF, out);
                    return out.fail(BARE_CR, feed, out.errorState);
                }
            }
            if (feed + 1 >= to) {
                return waits(buffer, start, p, feed < to ? MessageState.HEADER_FOLD : MessageState.HEADER_LF, out);
            }
            if (!Octets.isBlank(buffer.get(feed + 1))) {
                return feed + 1;
            }
            buffer.put(p, (byte) ' ');
            buffer.put(feed, (byte) ' ');
            p = feed + 1;
        }
    }

    /** Notes the state of a value that is not complete at {@code p}; the states differ while only blanks have come. */
    private static int waits(Buffer buffer, int start, int p, int state, HeadIndex out) {
        boolean empty = Octets.skipBlanks(buffer, start, p) == p;
        out.errorState = empty ? state - EMPTY_VALUE_STATES : state;
        return 0;
    }

    private static void lowerCaseNames(Buffer buffer, HeadIndex out) {
        for (int i = 0, count = out.count; i < count; i++) {
            Octets.lowerCase(buffer, out.nameOffset[i], out.nameLength[i]);
        }
    }
}
