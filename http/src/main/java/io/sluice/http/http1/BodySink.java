package io.sluice.http.http1;

import io.sluice.base.bytes.Buffer;

/**
 * Takes the pieces of a body that {@link BodyDecoder#deliver} hands out, in order. The decoder calls it on the loop that owns the message; the
 * pieces are valid only during the call.
 *
 * <p>During one body, everything given to {@link #raw} is payload and everything given to {@link #bytes} is framing (chunk lines, the line
 * ends of chunks, trailers), so a receiver that wants only the payload ignores the latter.
 */
public interface BodySink {

    /** Payload bytes, as they stand in the received buffer. */
    void raw(Buffer buffer, int from, int to);

    /** Framing bytes in their plain form. */
    void bytes(byte[] source, int from, int length);
}
