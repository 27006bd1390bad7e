package io.sluice.language.config.model;

import io.sluice.base.address.SocketAddress;

/**
 * Where connections to servers come from ({@code source}).
 *
 * @param address local address; the wildcard leaves the choice to the system
 * @param portLow first port of a range, 0 when the system chooses
 * @param portHigh last port of a range, 0 when the system chooses
 * @param interfaceName interface to bind to, or null
 */
public record SourceAddress(SocketAddress address, int portLow, int portHigh, String interfaceName) {
}
