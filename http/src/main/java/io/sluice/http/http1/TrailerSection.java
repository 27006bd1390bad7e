package io.sluice.http.http1;

import io.sluice.base.bytes.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Collects the trailers of a chunked body, checks them like header lines, and writes them in the form in which they are forwarded.
 *
 * <p>Made on the first trailer section that a {@link BodyDecoder} cannot pass on as it is, then kept by it. Holds at most {@link #MAX_BYTES}. Every byte is checked as it comes. Bare LF is accepted,
 * folded lines become spaces, names become lower case, and Content-Length, Host and Transfer-Encoding
 * are left out.
 */
final class TrailerSection {

    /** The most bytes of one trailer section. */
    static final int MAX_BYTES = 15360;

    private static final int FIRST_BYTES = 256;
    private static final byte[][] NOT_FORWARDED = {
        "content-length".getBytes(StandardCharsets.US_ASCII),
        "host".getBytes(StandardCharsets.US_ASCII),
        "transfer-encoding".getBytes(StandardCharsets.US_ASCII),
    };
    private static final byte[] SPACE = {' '};
    private static final byte[] CRLF = {'\r', '\n'};

    private byte[] section = new byte[FIRST_BYTES];
    private int length;
    private int lineStart;
    private boolean complete;
    private boolean inName;
    private int startOffset;
    private byte[] written = new byte[FIRST_BYTES];
    private int writtenLength;

    /** Begins a section whose first byte stands at {@code offset} of the current read. */
    void start(int offset) {
        length = 0;
        lineStart = 0;
        complete = false;
        inName = true;
        startOffset = offset;
        writtenLength = 0;
    }

    int startOffset() {
        return startOffset;
    }

    /** The empty line has been seen. */
    boolean complete() {
        return complete;
    }

    /** Takes bytes up to the empty line; answers the offset behind the last one taken, -1 for a bad byte or too many of them. */
    int take(Buffer buffer, int from, int to) {
        int p = from;
        while (p < to && !complete) {
            byte octet = buffer.get(p++);
            if (length == MAX_BYTES || !fits(octet)) {
                return -1;
            }
            if (length == section.length) {
                section = Arrays.copyOf(section, Math.min(MAX_BYTES, 2 * length));
            }
            section[length++] = octet;
            if (octet == '\n') {
                int content = length - 1 - lineStart;
                complete = content == 0 || content == 1 && section[lineStart] == '\r';
                lineStart = length;
                inName = true;
            }
        }
        return p;
    }

    /** Whether a byte may come next. */
    private boolean fits(byte octet) {
        boolean behindReturn = length > 0 && section[length - 1] == '\r';
        if (behindReturn || octet == '\n') {
            return octet == '\n' && (!inName || length == lineStart || behindReturn && length == lineStart + 1);
        }
        if (!inName) {
            return octet != 0;
        }
        if (length == lineStart) {
            inName = !(Octets.isBlank(octet) && length > 0);
            return !inName || octet == '\r' || Octets.is(octet, Octets.TOKEN);
        }
        inName = octet != ':';
        return !inName || Octets.is(octet, Octets.TOKEN);
    }

    /** Writes the complete section with its empty line; false when it has too many lines or too long a name. */
    boolean write(BodySink sink) {
        int p = 0;
        int count = 0;
        while (section[p] != '\r' && section[p] != '\n') {
            p = line(p);
            if (p < 0 || ++count > HeadIndex.MAX_HEADERS) {
                return false;
            }
        }
        add(CRLF, 0, CRLF.length);
        sink.bytes(written, 0, writtenLength);
        return true;
    }

    /** Writes one line with its continuation lines; answers where the next one begins, -1 for too long a name. */
    private int line(int start) {
        int colon = start;
        while (Octets.is(section[colon], Octets.TOKEN)) {
            if (section[colon] >= 'A' && section[colon] <= 'Z') {
                section[colon] |= 0x20;
            }
            colon++;
        }
        if (colon - start > HeadIndex.MAX_NAME_BYTES) {
            return -1;
        }
        int next = unfold(colon + 1);
        int from = colon + 1;
        int to = section[next - 2] == '\r' ? next - 2 : next - 1;
        while (from < to && Octets.isBlank(section[from])) {
            from++;
        }
        while (to > from && Octets.isBlank(section[to - 1])) {
            to--;
        }
        if (isFraming(start, colon - start)) {
            return next;
        }
        add(section, start, colon + 1 - start);
        add(SPACE, 0, 1);
        add(section, from, to - from);
        add(CRLF, 0, CRLF.length);
        return next;
    }

    /** Whether the name is one that decides about framing or routing: whoever merges trailers into the head must not be misled by it. */
    private boolean isFraming(int start, int nameLength) {
        for (byte[] name : NOT_FORWARDED) {
            if (Arrays.equals(section, start, start + nameLength, name, 0, name.length)) {
                return true;
            }
        }
        return false;
    }

    /** Blanks out the line breaks inside a value; answers where the next line begins. */
    private int unfold(int start) {
        for (int p = start;; p++) {
            if (section[p] != '\n') {
                continue;
            }
            if (!Octets.isBlank(section[p + 1])) {
                return p + 1;
            }
            section[p] = ' ';
            if (section[p - 1] == '\r') {
                section[p - 1] = ' ';
            }
        }
    }

    private void add(byte[] source, int from, int count) {
        if (writtenLength + count > written.length) {
            written = Arrays.copyOf(written, Math.max(2 * written.length, writtenLength + count));
        }
        System.arraycopy(source, from, written, writtenLength, count);
        writtenLength += count;
    }
}
