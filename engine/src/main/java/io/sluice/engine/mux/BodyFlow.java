package io.sluice.engine.mux;

import io.sluice.base.bytes.Buffer;
import io.sluice.http.http1.BodyDecoder;
import io.sluice.http.http1.BodySink;

/**
 * Takes the body's share of a read and answers which bytes to forward: a range of the received buffer when it can go as it is, or the
 * scratch buffer when framing had to be written anew. One per loop, reused.
 */
final class BodyFlow implements BodySink {

    private final Buffer scratch;
    private int scratchEnd;
    private boolean overflow;

    /** Results of {@link #take}: what to forward, and where the body's share of the read ends. */
    Buffer source;
    int from;
    int to;
    int consumedTo;

    BodyFlow(Buffer scratch) {
        this.scratch = scratch;
    }

    /** 0, or a negative number of {@link io.sluice.http.http1.HeadError}. */
    int take(BodyDecoder decoder, Buffer buffer, int start, int end) {
        int plain = decoder.advance(buffer, start, end);
        if (plain < 0) {
            return plain;
        }
        source = buffer;
        from = start;
        to = plain;
        consumedTo = plain;
        if (plain == end || decoder.done()) {
            return 0;
        }
        // Cold: the rest holds framing that is cut or not plain. The plain part goes first, both through the scratch buffer.
        scratchEnd = 0;
        overflow = false;
        raw(buffer, start, plain);
        int stopped = decoder.deliver(buffer, plain, end, this);
        if (stopped < 0 || overflow) {
            return overflow ? io.sluice.http.http1.HeadError.BAD_CHUNK_SIZE : stopped;
        }
        source = scratch;
        from = 0;
        to = scratchEnd;
        consumedTo = stopped;
        return 0;
    }

    @Override
    public void raw(Buffer buffer, int rawFrom, int rawTo) {
        int length = rawTo - rawFrom;
        if (scratchEnd + length > scratch.capacity()) {
            overflow = true;
            return;
        }
        buffer.copyTo(rawFrom, scratch, scratchEnd, length);
        scratchEnd += length;
    }

    @Override
    public void bytes(byte[] bytes, int bytesFrom, int length) {
        if (scratchEnd + length > scratch.capacity()) {
            overflow = true;
            return;
        }
        scratchEnd = scratch.put(scratchEnd, bytes, bytesFrom, length);
    }
}
