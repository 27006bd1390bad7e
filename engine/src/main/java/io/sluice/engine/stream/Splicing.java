package io.sluice.engine.stream;

import io.sluice.language.config.model.ProxyOption;
import io.sluice.language.config.model.ProxySection;

/**
 * Decides for one direction of a session whether its bytes are moved by the kernel or copied. With {@code option splice-auto} they are moved
 * once several reads in a row were large, and copied again when little comes; {@code splice-request} and {@code splice-response} move
 * always. Owned by the stream.
 */
final class Splicing {

    /** A read of this size, several times in a row, is the middle of a transfer. */
    private static final int LARGE_BYTES = 32_768;
    private static final int LARGE_READS = 3;

    private final boolean always;
    private boolean on;
    private int streak;

    private Splicing(boolean always) {
        this.always = always;
        this.on = always;
    }

    /** {@code option}: that of the direction. Null when the direction is never spliced. */
    static Splicing of(LoopContext context, ProxySection front, ProxySection back, ProxyOption option) {
        if (!context.splices()) {
            return null;
        }
        boolean always = front.has(option) || back.has(option);
        return always || front.has(ProxyOption.SPLICE_AUTO) || back.has(ProxyOption.SPLICE_AUTO) ? new Splicing(always) : null;
    }

    boolean isOn() {
        return on;
    }

    /** So many bytes were copied. */
    void copied(int bytes) {
        if (always) {
            // A pipe may be free again.
            on = true;
        } else {
            streak = bytes >= LARGE_BYTES ? streak + 1 : 0;
            on = streak >= LARGE_READS;
        }
    }

    /** So many bytes were moved. */
    void spliced(int bytes) {
        streak = bytes >= LARGE_BYTES ? LARGE_READS : streak - 1;
        on = always || streak > 0;
    }

    /** There is no pipe, or these sockets cannot be spliced. */
    void failed() {
        on = false;
        streak = 0;
    }
}
