package io.sluice.engine.stream;

import io.sluice.net.syscall.Kernel;

/**
 * What a PROXY protocol header said about a client's connection besides where it comes from. Immutable.
 *
 * @param destination the raw socket address the client connected to; null when the connection's own one counts
 * @param values the header's typed values, checked; empty when there are none
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and never changed after it is made.
public record Origin(byte[] destination, byte[] values) {

    /** The raw address that a client connected to, into {@code target}; answers its length, 0 when it is unknown. {@code origin} may be null. */
    static int destination(Origin origin, Kernel kernel, int descriptor, byte[] target) {
        if (origin == null || origin.destination == null) {
            return Math.max(0, kernel.localName(descriptor, target));
        }
        System.arraycopy(origin.destination, 0, target, 0, origin.destination.length);
        return origin.destination.length;
    }
}
