package io.sluice.language.config.model;

import io.sluice.base.address.SocketAddress;

/**
 * Where connections to servers come from ({@code source}).
 *
 * @param address local address; the wildcard leaves the choice to the system
 * @param portLow first port of a range, 0 when the system chooses
 * @param portHigh last port of a range, 0 when the system chooses
 * @param interfaceName interface to bind to, or null
 * @param foreign whose address servers see ({@code usesrc})
 * @param foreignAddress the address that servers see, with {@link Foreign#ADDRESS}; else null
 */
public record SourceAddress(SocketAddress address, int portLow, int portHigh, String interfaceName, Foreign foreign,
                            SocketAddress foreignAddress) {

    /** Whose address servers see. */
    public enum Foreign {
        /** The machine's own. */
        NONE,
        /** A fixed one. */
        ADDRESS,
        /** The client's address and port. */
        CLIENT,
        /** The client's address. */
        CLIENT_IP
    }
}
