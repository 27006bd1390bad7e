package io.sluice.http.http1;

import io.sluice.base.bytes.Buffer;
import io.sluice.http.message.StatusText;

/**
 * Writes a parsed head into another {@link Buffer} in the form in which it is forwarded.
 *
 * <p>Lines that read as they are forwarded are copied in runs as long as possible: for the usual message that is one copy of everything, then
 * the appended lines. Only the others are written one by one. Stateless, allocates nothing, and never writes at or behind the limit: when the head does not
 * fit, the answer is -1 and the target's bytes are undefined.
 */
public final class HeadWriter {

    private static final short CRLF = '\n' << 8 | '\r';
    private static final short COLON_SPACE = ' ' << 8 | ':';
    private static final byte[] TRAILERS = {'t', 'r', 'a', 'i', 'l', 'e', 'r', 's'};
    private static final byte[] CHUNKED = {'c', 'h', 'u', 'n', 'k', 'e', 'd'};
    private static final int STATUS_DIGITS = 3;
    private static final int VERSION_LENGTH = 8;
    private static final int HTTP = 'P' << 24 | 'T' << 16 | 'T' << 8 | 'H';

    private HeadWriter() {
    }

    /** Writes from {@code at} on; answers the offset behind the empty line, -1 when it lies behind {@code limit}. */
    public static int write(Buffer source, HeadIndex head, HeadEdits edits, Buffer target, int at, int limit) {
        int run = head.startOffset;
        int p = at;
        if (head.startLineRewritten || edits.changesStartLine()) {
            p = head.request ? requestLine(source, head, edits, target, at, limit) : statusLine(source, head, edits, target, at, limit);
            if (p < 0) {
                return -1;
            }
            run = head.startLineEnd;
        }
        if (!head.canonical || edits.touchesHeaders()) {
            return lines(source, head, edits, target, p, limit, run);
        }
        return finish(source, run, head.headersEnd, edits, target, p, limit);
    }

    private static int finish(Buffer source, int run, int end, HeadEdits edits, Buffer target, int at, int limit) {
        int length = end - run;
        if (at + length + edits.linesLength() + 2 > limit) {
            return -1;
        }
        source.copyTo(run, target, at, length);
        int p = at + length;
        if (edits.linesLength() > 0) {
            p = edits.putLines(target, p);
        }
        target.putShort(p, CRLF);
        return p + 2;
    }

    private static int lines(Buffer source, HeadIndex head, HeadEdits edits, Buffer target, int at, int limit, int from) {
        int run = from;
        int p = at;
        byte[] line = head.line;
        for (int i = 0, count = head.count; i < count; i++) {
            if (line[i] == HeadIndex.VERBATIM && !edits.touches(i)) {
                continue;
            }
            int length = head.nameOffset[i] - run;
            if (p + length > limit) {
                return -1;
            }
            source.copyTo(run, target, p, length);
            p = line(source, head, i, edits, target, p + length, limit);
            if (p < 0) {
                return -1;
            }
            run = head.lineEnd[i];
        }
        return finish(source, run, head.headersEnd, edits, target, p, limit);
    }

    /** Writes one line that cannot be copied. */
    private static int line(Buffer source, HeadIndex head, int i, HeadEdits edits, Buffer target, int at, int limit) {
        byte kind = head.line[i];
        if (kind == HeadIndex.DROP || edits.isDropped(i)) {
            return at;
        }
        int nameLength = head.nameLength[i];
        if (at + length(source, head, i, edits) > limit) {
            return -1;
        }
        source.copyTo(head.nameOffset[i], target, at, nameLength);
        target.putShort(at + nameLength, COLON_SPACE);
        int p = at + nameLength + 2;
        if (edits.isReplaced(i)) {
            p = edits.putReplacement(i, target, p);
        } else {
            p = value(source, head, i, target, p);
        }
        target.putShort(p, CRLF);
        return p + 2;
    }

    private static int value(Buffer source, HeadIndex head, int i, Buffer target, int at) {
        return switch (head.line[i]) {
            case HeadIndex.HOST_FROM_TARGET -> copy(source, head.authorityOffset, head.authorityLength, target, at);
            case HeadIndex.DECIMAL_LENGTH -> decimal(head.contentLength, target, at);
            case HeadIndex.FILTER_TOKENS -> TokenList.filter(source, head, i, target, at);
            case HeadIndex.TE_TRAILERS -> target.put(at, TRAILERS);
            case HeadIndex.PLAIN_CHUNKED -> target.put(at, CHUNKED);
            default -> copy(source, head.valueOffset[i], head.valueLength[i], target, at);
        };
    }

    private static int length(Buffer source, HeadIndex head, int i, HeadEdits edits) {
        int valueLength = switch (head.line[i]) {
            case HeadIndex.HOST_FROM_TARGET -> head.authorityLength;
            case HeadIndex.DECIMAL_LENGTH -> decimalDigits(head.contentLength);
            case HeadIndex.FILTER_TOKENS -> TokenList.filter(source, head, i, null, 0);
            case HeadIndex.TE_TRAILERS -> TRAILERS.length;
            case HeadIndex.PLAIN_CHUNKED -> CHUNKED.length;
            default -> head.valueLength[i];
        };
        return head.nameLength[i] + 4 + (edits.isReplaced(i) ? edits.replacementLength(i) : valueLength);
    }

    private static int copy(Buffer source, int offset, int length, Buffer target, int at) {
        source.copyTo(offset, target, at, length);
        return at + length;
    }

    private static int decimalDigits(long value) {
        int digits = 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            digits++;
        }
        return digits;
    }

    private static int decimal(long value, Buffer target, int at) {
        int end = at + decimalDigits(value);
        long rest = value;
        for (int p = end - 1; p >= at; p--) {
            target.put(p, (byte) ('0' + rest % 10));
            rest /= 10;
        }
        return end;
    }

    private static int requestLine(Buffer source, HeadIndex head, HeadEdits edits, Buffer target, int at, int limit) {
        int methodLength = edits.methodLength() > 0 ? edits.methodLength() : head.methodLength;
        int targetLength = edits.targetLength() > 0 ? edits.targetLength() : head.targetRewritten ? absoluteLength(head) : head.targetLength;
        if (at + methodLength + targetLength + VERSION_LENGTH + 4 > limit) {
            return -1;
        }
        int p = edits.methodLength() > 0 ? edits.putMethod(target, at) : copy(source, head.methodOffset, methodLength, target, at);
        target.put(p++, (byte) ' ');
        if (edits.targetLength() > 0) {
            p = edits.putTarget(target, p);
        } else if (head.targetRewritten) {
            p = absoluteTarget(source, head, target, p);
        } else {
            p = copy(source, head.targetOffset, head.targetLength, target, p);
        }
        target.put(p++, (byte) ' ');
        p = version(head, edits, target, p);
        target.putShort(p, CRLF);
        return p + 2;
    }

    /** Scheme and authority without the scheme's default port, then the path; {@code /} if there is none, but not for OPTIONS. */
    private static int absoluteTarget(Buffer source, HeadIndex head, Buffer target, int at) {
        int p = copy(source, head.targetOffset, head.authorityOffset - head.targetOffset, target, at);
        p = copy(source, head.authorityOffset, head.authorityLength, target, p);
        if (lacksPath(head)) {
            target.put(p++, (byte) '/');
        }
        return copy(source, head.pathOffset, head.pathLength, target, p);
    }

    private static int absoluteLength(HeadIndex head) {
        return head.authorityOffset - head.targetOffset + head.authorityLength + (lacksPath(head) ? 1 : 0) + head.pathLength;
    }

    private static boolean lacksPath(HeadIndex head) {
        return head.pathLength == 0 && head.method != Method.OPTIONS;
    }

    private static int statusLine(Buffer source, HeadIndex head, HeadEdits edits, Buffer target, int at, int limit) {
        boolean newStatus = edits.status() >= 0;
        int status = newStatus ? edits.status() : head.status;
        byte[] phrase = newStatus || head.reasonLength == 0 ? StatusText.reason(status) : null;
        int reasonLength = edits.reasonLength() >= 0 ? edits.reasonLength() : phrase == null ? head.reasonLength : phrase.length;
        if (at + VERSION_LENGTH + 1 + STATUS_DIGITS + 1 + reasonLength + 2 > limit) {
            return -1;
        }
        int p = version(head, edits, target, at);
        target.put(p++, (byte) ' ');
        p = newStatus ? digits(status, target, p) : copy(source, head.statusOffset, head.statusLength, target, p);
        target.put(p++, (byte) ' ');
        if (edits.reasonLength() >= 0) {
            p = edits.putReason(target, p);
        } else if (phrase != null) {
            p = target.put(p, phrase);
        } else {
            p = copy(source, head.reasonOffset, head.reasonLength, target, p);
        }
        target.putShort(p, CRLF);
        return p + 2;
    }

    private static int digits(int status, Buffer target, int at) {
        target.put(at, (byte) ('0' + status / 100));
        target.put(at + 1, (byte) ('0' + status / 10 % 10));
        target.put(at + 2, (byte) ('0' + status % 10));
        return at + STATUS_DIGITS;
    }

    /** The version as received, but 1.1 for any later one. */
    private static int version(HeadIndex head, HeadEdits edits, Buffer target, int at) {
        boolean changed = edits.minorVersion() >= 0;
        boolean later = head.atLeast11();
        target.putInt(at, HTTP);
        target.put(at + 4, (byte) '/');
        target.put(at + 5, (byte) (changed || later ? '1' : '0' + head.majorVersion));
        target.put(at + 6, (byte) '.');
        target.put(at + 7, (byte) ('0' + (changed ? edits.minorVersion() : later ? 1 : head.minorVersion)));
        return at + VERSION_LENGTH;
    }
}
