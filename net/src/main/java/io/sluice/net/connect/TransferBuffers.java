package io.sluice.net.connect;

import io.sluice.base.bytes.Buffer;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Native blocks through which the control plane's bytes pass. A block is held only during one transfer that does not wait, so there
 * are never more of them than processors that ran transfers at the same time; none is freed. Any thread.
 */
final class TransferBuffers {

    static final int SIZE_BYTES = 16_384;

    private static final ConcurrentLinkedQueue<Buffer> FREE = new ConcurrentLinkedQueue<>();

    private TransferBuffers() {
    }

    static Buffer take() {
        Buffer buffer = FREE.poll();
        return buffer == null ? Buffer.allocate(SIZE_BYTES) : buffer;
    }

    static void giveBack(Buffer buffer) {
        FREE.add(buffer);
    }
}
