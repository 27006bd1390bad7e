package io.sluice.engine.check;

import io.sluice.base.bytes.Buffer;
import java.util.Arrays;

/** What a server has sent to a check, up to a bound. Owned by the check's loop; it holds memory only while a check runs. */
final class CheckInput {

    private static final int FIRST_BYTES = 512;
    private static final byte[] NOTHING = {};

    private final int mostBytes;
    private byte[] bytes = NOTHING;
    private int length;
    private boolean ended;

    CheckInput(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    void clear() {
        bytes = NOTHING;
        length = 0;
        ended = false;
    }

    /** Forgets what was received, but not that the peer has ended. */
    void discard() {
        length = 0;
    }

    /** Bytes that may still be added. */
    int room() {
        return mostBytes - length;
    }

    void add(Buffer source, int offset, int count) {
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(mostBytes, Math.max(FIRST_BYTES, 2 * (length + count))));
        }
        source.copyTo(offset, bytes, length, count);
        length += count;
    }

    /** Nothing more will come. */
    void end() {
        ended = true;
    }

    /** Nothing more will come, or there is no room for it. */
    boolean isComplete() {
        return ended || length == mostBytes;
    }

    boolean isEnded() {
        return ended;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }
}
