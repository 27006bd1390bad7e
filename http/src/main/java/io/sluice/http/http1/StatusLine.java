package io.sluice.http.http1;

import static io.sluice.http.http1.HeadError.BAD_STATUS_LINE;
import static io.sluice.http.http1.HeadError.BARE_CR;

import io.sluice.base.bytes.Buffer;

/** Parses the status line: version, up to three digits and an optional reason. Stateless; see {@link HeadParser}. */
final class StatusLine {

    private static final int MAX_CODE_DIGITS = 3;
    private static final long HTTP_1_1 = 0x312e312f50545448L;
    /** Bytes of version, blank and status. */
    private static final int USUAL_LENGTH = 12;

    private StatusLine() {
    }

    /** Answers the offset behind the line, 0 when bytes are missing, or a negative error. */
    static int parse(Buffer buffer, int from, int to, HeadIndex out) {
        int start = from;
        while (start < to && (buffer.get(start) == '\r' || buffer.get(start) == '\n')) {
            if (buffer.get(start) == '\r' && start + 1 < to && buffer.get(start + 1) != '\n') {
                return out.fail(BAD_STATUS_LINE, start + 1, MessageState.RESPONSE_BEFORE_CR);
            }
            start++;
        }
        out.startOffset = start;
        return start + USUAL_LENGTH < to && isUsual(buffer, start, out) ? reason(buffer, start + USUAL_LENGTH, to, out)
                : version(buffer, start, to, out);
    }

    /** Whether the line begins with {@code HTTP/1.1 200 }, whatever the status. */
    private static boolean isUsual(Buffer buffer, int start, HeadIndex out) {
        int hundreds = buffer.get(start + 9) - '0';
        int tens = buffer.get(start + 10) - '0';
        int ones = buffer.get(start + 11) - '0';
        boolean digits = hundreds >= 0 && hundreds <= 9 && tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9;
        if (buffer.getLong(start) != HTTP_1_1 || buffer.get(start + 8) != ' ' || !digits || buffer.get(start + USUAL_LENGTH) != ' ') {
            return false;
        }
        out.majorVersion = 1;
        out.minorVersion = 1;
        out.status = hundreds * 100 + tens * 10 + ones;
        out.statusOffset = start + 9;
        out.statusLength = MAX_CODE_DIGITS;
        return true;
    }

    private static int version(Buffer buffer, int start, int to, HeadIndex out) {
        if (start < to && !Octets.is(buffer.get(start), Octets.TOKEN)) {
            return out.fail(BAD_STATUS_LINE, start, MessageState.RESPONSE_BEFORE);
        }
        int p = Octets.skip(buffer, start, to, Octets.VERSION);
        if (p == to) {
            out.errorState = p == start ? MessageState.RESPONSE_BEFORE : MessageState.RESPONSE_VERSION;
            return 0;
        }
        if (p == start || !Octets.isBlank(buffer.get(p))) {
            return out.fail(BAD_STATUS_LINE, p, MessageState.RESPONSE_VERSION);
        }
        ProtocolVersion.read(buffer, start, p - start, out);
        out.startLineRewritten = buffer.get(p) != ' ' || out.atLeast11() && (out.majorVersion != 1 || out.minorVersion != 1);
        return code(buffer, p, to, out);
    }

    private static int code(Buffer buffer, int versionEnd, int to, HeadIndex out) {
        int start = Octets.skipBlanks(buffer, versionEnd, to);
        int p = start;
        int status = 0;
        while (p < to && Octets.is(buffer.get(p), Octets.DIGIT)) {
            if (p - start == MAX_CODE_DIGITS) {
                return out.fail(BAD_STATUS_LINE, p, MessageState.RESPONSE_CODE);
            }
            status = status * 10 + buffer.get(p++) - '0';
        }
        if (p == to) {
            out.errorState = p == start ? MessageState.RESPONSE_VERSION_SPACE : MessageState.RESPONSE_CODE;
            return 0;
        }
        byte stop = buffer.get(p);
        if (p == start || !Octets.isBlank(stop) && stop != '\r' && stop != '\n') {
            boolean none = p == start && (stop == '\r' || stop == '\n');
            return out.fail(BAD_STATUS_LINE, p, none ? MessageState.RESPONSE_VERSION_SPACE : MessageState.RESPONSE_CODE);
        }
        out.status = status;
        out.statusOffset = start;
        out.statusLength = p - start;
        boolean plain = start == versionEnd + 1 && stop == ' ';
        out.startLineRewritten |= !plain;
        return reason(buffer, p, to, out);
    }

    private static int reason(Buffer buffer, int codeEnd, int to, HeadIndex out) {
        int start = Octets.skipBlanks(buffer, codeEnd, to);
        int p = start;
        for (;;) {
            p = Octets.skipValue(buffer, p, to);
            if (p == to) {
                out.errorState = MessageState.RESPONSE_REASON;
                return 0;
            }
            if (buffer.get(p) != 0) {
                break;
            }
            p++;
        }
        int feed = buffer.get(p) == '\r' ? p + 1 : p;
        if (feed >= to) {
            out.errorState = MessageState.RESPONSE_LINE_END;
            return 0;
        }
        if (buffer.get(feed) != '\n') {
            return out.fail(BARE_CR, feed, MessageState.RESPONSE_LINE_END);
        }
        out.reasonOffset = start;
        out.reasonLength = p - start;
        out.startLineRewritten |= start != codeEnd + 1 || p == start || feed == p;
        return feed + 1;
    }
}
