package io.sluice.engine.stream;

import io.sluice.base.bytes.Buffer;
import io.sluice.http.http1.EditedHead;
import io.sluice.http.http1.HeadForwarder;
import io.sluice.http.http1.HeadIndex;
import io.sluice.http.http1.HeadParser;
import io.sluice.net.loop.EventLoop;

/** Applies {@code http-after-response} rules to a response that was made here. One instance per loop; costs only those who have such rules. */
final class ReplyEdits {

    /** Room for what rules add. */
    private static final int RESERVE_BYTES = 16 * 1024;

    private final EventLoop loop;
    private final HeadParser parser;
    private final HeadIndex head = new HeadIndex();

    ReplyEdits(EventLoop loop, HeadParser parser) {
        this.loop = loop;
        this.parser = parser;
    }

    /** Answers the edited response, or the given one when it cannot be edited. */
    byte[] edit(HttpStream stream, byte[] response, int length) {
        Buffer buffer = loop.pool().take(length + RESERVE_BYTES);
        try {
            buffer.put(RESERVE_BYTES, response, 0, length);
            int end = RESERVE_BYTES + length;
            int headLength = parser.parseResponse(buffer, RESERVE_BYTES, end, head);
            if (headLength <= 0) {
                return response;
            }
            int bodyFrom = RESERVE_BYTES + headLength;
            EditedHead edited = stream.context().response();
            edited.begin(head, buffer, bodyFrom);
            stream.runAfterResponse();
            int start = HeadForwarder.rewrite(buffer, edited.index(), bodyFrom, edited.edits(), loop.scratchBuffer());
            stream.record().status = head.status;
            return start < 0 || edited.isBroken() ? response : buffer.toArray(start, end - start);
        } finally {
            loop.pool().release(buffer);
        }
    }
}
