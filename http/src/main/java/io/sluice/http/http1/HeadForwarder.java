package io.sluice.http.http1;

import io.sluice.base.bytes.Buffer;

/**
 * Puts a received head into the form in which it is forwarded, in front of its body in the same buffer, so that head and body leave in
 * one system call.
 *
 * <p>A head that already has that form stays where it is; one that only gets lines appended moves towards the front by their length;
 * anything else is written anew into a scratch buffer and copied in front of the body.
 */
public final class HeadForwarder {

    private static final int CRLF = 2;

    private HeadForwarder() {
    }

    /**
     * Rewrites the head that ends at {@code bodyFrom}; answers where the forwarded head begins, or -1 when there is no room. The bytes
     * from {@code bodyFrom} on do not move. The index no longer describes the buffer afterwards.
     */
    public static int rewrite(Buffer buffer, HeadIndex head, int bodyFrom, HeadEdits edits, Buffer scratch) {
        if (head.canonical && !head.startLineRewritten && !edits.touchesHeaders() && !edits.changesStartLine()) {
            return appendLines(buffer, head.startOffset, bodyFrom, edits);
        }
        int end = HeadWriter.write(buffer, head, edits, scratch, 0, scratch.capacity());
        int start = bodyFrom - end;
        if (end < 0 || start < 0) {
            return -1;
        }
        scratch.copyTo(0, buffer, start, end);
        return start;
    }

    private static int appendLines(Buffer buffer, int from, int bodyFrom, HeadEdits edits) {
        int added = edits.linesLength();
        if (added == 0) {
            return from;
        }
        int start = from - added;
        if (start < 0) {
            return -1;
        }
        buffer.copyTo(from, buffer, start, bodyFrom - CRLF - from);
        edits.putLines(buffer, bodyFrom - CRLF - added);
        return start;
    }
}
