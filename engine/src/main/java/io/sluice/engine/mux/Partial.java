package io.sluice.engine.mux;

import io.sluice.base.bytes.Buffer;
import io.sluice.net.buffer.BufferPool;

/** Received bytes that cannot be used yet (a cut head, a pipelined request), kept in a pooled buffer between reads. */
final class Partial {

    private final BufferPool pool;
    private Buffer buffer;
    private int length;

    Partial(BufferPool pool) {
        this.pool = pool;
    }

    int length() {
        return length;
    }

    boolean isEmpty() {
        return length == 0;
    }

    /** Copies what is kept to the start of a read; it stays kept until {@link #clear} or {@link #keep}. */
    void copyTo(Buffer target, int offset) {
        if (length > 0) {
            buffer.copyTo(0, target, offset, length);
        }
    }

    /** Keeps this range instead of what was kept. */
    void keep(Buffer source, int from, int to) {
        int size = to - from;
        if (size == 0) {
            clear();
            return;
        }
        if (buffer != null && buffer.capacity() < size) {
            pool.release(buffer);
            buffer = null;
        }
        if (buffer == null) {
            buffer = pool.take(size);
        }
        source.copyTo(from, buffer, 0, size);
        length = size;
    }

    void clear() {
        if (buffer != null) {
            pool.release(buffer);
            buffer = null;
        }
        length = 0;
    }
}
