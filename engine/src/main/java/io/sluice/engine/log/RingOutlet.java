package io.sluice.engine.log;

import io.sluice.base.bytes.Buffer;

/** Puts messages into a ring; never waits. */
final class RingOutlet extends LogOutlet {

    private final EventRing ring;

    RingOutlet(EventRing ring, LogDevice device, LogFaults faults) {
        super("ring@" + ring.name(), device, faults);
        this.ring = ring;
    }

    @Override
    void accept(Buffer source, int offset, int length) {
        // The line end is for streams; the ring knows where its messages end.
        if (!ring.append(source.toArray(offset, length - 1))) {
            countDropped(1);
        }
    }

    @Override
    boolean flush() {
        return false;
    }

    @Override
    boolean awaitRoom(int timeoutMs) {
        return true;
    }

    @Override
    boolean isPending() {
        return false;
    }

    @Override
    void close() {
        ring.finish();
    }
}
