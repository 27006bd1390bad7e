package io.sluice.http.http1;

import static io.sluice.http.http1.HeadError.BAD_REQUEST_LINE;
import static io.sluice.http.http1.HeadError.BARE_CR;
import static io.sluice.http.http1.HeadError.UNSUPPORTED_VERSION;

import io.sluice.base.bytes.Buffer;

/** Parses the request line: method, target and version, each behind one or more blanks. Stateless; see {@link HeadParser}. */
final class RequestLine {

    private static final long HTTP_1_ = 0x2e312f50545448L;
    private static final long VERSION_MASK = 0xffffffffffffffL;

    private RequestLine() {
    }

    /** Answers the offset behind the line, 0 when bytes are missing, or a negative error. */
    static int parse(Buffer buffer, int from, int to, HeadIndex out) {
        int start = from;
        while (start < to && (buffer.get(start) == '\r' || buffer.get(start) == '\n')) {
            if (buffer.get(start) == '\r' && start + 1 < to && buffer.get(start + 1) != '\n') {
                return out.fail(BAD_REQUEST_LINE, start + 1, MessageState.REQUEST_BEFORE_CR);
            }
            start++;
        }
        out.startOffset = start;
        int p = Octets.skip(buffer, start, to, Octets.TOKEN);
        if (p == to) {
            out.errorState = p == start ? MessageState.REQUEST_BEFORE : MessageState.REQUEST_METHOD;
            return 0;
        }
        if (p == start) {
            return out.fail(BAD_REQUEST_LINE, p, MessageState.REQUEST_BEFORE);
        }
        out.methodOffset = start;
        out.methodLength = p - start;
        out.method = Method.of(buffer, start, p - start);
        if (out.method == Method.PRI) {
            // A server that is asked this in HTTP/1 answers what no HTTP/2 client understands.
            return out.fail(BAD_REQUEST_LINE, start, MessageState.REQUEST_METHOD);
        }
        return Octets.isBlank(buffer.get(p)) ? target(buffer, p, to, out) : cut(buffer, p, to, MessageState.REQUEST_METHOD, out);
    }

    private static int target(Buffer buffer, int methodEnd, int to, HeadIndex out) {
        int start = Octets.skipBlanks(buffer, methodEnd, to);
        if (start == to) {
            out.errorState = MessageState.REQUEST_METHOD_SPACE;
            return 0;
        }
        int p = Octets.skipTarget(buffer, start, to);
        if (p == to) {
            out.errorState = MessageState.REQUEST_TARGET;
            return 0;
        }
        out.targetOffset = start;
        out.targetLength = p - start;
        if (p == start || !Octets.isBlank(buffer.get(p))) {
            return cut(buffer, p, to, p == start ? MessageState.REQUEST_METHOD_SPACE : MessageState.REQUEST_TARGET, out);
        }
        boolean singleSpaces = start == methodEnd + 1 && buffer.get(methodEnd) == ' ' && buffer.get(p) == ' ';
        out.startLineRewritten = !singleSpaces;
        return version(buffer, p, to, out);
    }

    /** A line without a version: an error in any case, once it is known whether the line ends here. */
    private static int cut(Buffer buffer, int p, int to, int state, HeadIndex out) {
        byte stop = buffer.get(p);
        boolean inTarget = state == MessageState.REQUEST_TARGET;
        if (stop != '\r' && stop != '\n') {
            return out.fail(BAD_REQUEST_LINE, p, state == MessageState.REQUEST_METHOD_SPACE ? MessageState.REQUEST_TARGET : state);
        }
        if (stop == '\r') {
            if (p + 1 == to) {
                out.errorState = MessageState.LAST_LF;
                return 0;
            }
            if (buffer.get(p + 1) != '\n') {
                return out.fail(BARE_CR, p + 1, MessageState.LAST_LF);
            }
        }
        if (!inTarget) {
            return out.fail(BAD_REQUEST_LINE, p, MessageState.REQUEST_METHOD);
        }
        int error = RequestTarget.check(buffer, out);
        return error < 0 ? error : out.fail(BAD_REQUEST_LINE, p, MessageState.DATA);
    }

    private static int version(Buffer buffer, int targetEnd, int to, HeadIndex out) {
        int start = Octets.skipBlanks(buffer, targetEnd, to);
        out.startLineRewritten |= start != targetEnd + 1;
        if (start + 10 <= to && (buffer.getLong(start) & VERSION_MASK) == HTTP_1_ && buffer.getShort(start + 8) == 0x0a0d) {
            int minor = buffer.get(start + 7) - '0';
            if (minor == 0 || minor == 1) {
                out.majorVersion = 1;
                out.minorVersion = minor;
                return start + 10;
            }
        }
        return unusualVersion(buffer, start, to, out);
    }

    private static int unusualVersion(Buffer buffer, int start, int to, HeadIndex out) {
        int p = Octets.skip(buffer, start, to, Octets.VERSION);
        if (p == to) {
            out.errorState = p == start ? MessageState.REQUEST_TARGET_SPACE : MessageState.REQUEST_VERSION;
            return 0;
        }
        byte stop = buffer.get(p);
        if (stop != '\r' && stop != '\n') {
            return out.fail(BAD_REQUEST_LINE, p, MessageState.REQUEST_VERSION);
        }
        int feed = stop == '\r' ? p + 1 : p;
        if (feed < to && buffer.get(feed) != '\n') {
            return out.fail(BARE_CR, feed, p == start ? MessageState.LAST_LF : MessageState.REQUEST_LINE_END);
        }
        if (feed >= to) {
            out.errorState = MessageState.REQUEST_LINE_END;
            return 0;
        }
        if (p == start) {
            return out.fail(UNSUPPORTED_VERSION, start, MessageState.DATA);
        }
        ProtocolVersion.read(buffer, start, p - start, out);
        boolean asForwarded = stop == '\r' && (!out.atLeast11() || out.majorVersion == 1 && out.minorVersion == 1);
        out.startLineRewritten |= !asForwarded;
        return feed + 1;
    }
}
