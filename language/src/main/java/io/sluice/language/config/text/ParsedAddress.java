package io.sluice.language.config.text;

import io.sluice.base.address.SocketAddress;

/**
 * An address as it stands in a configuration. Either {@link #error} is set, or the rest is valid.
 *
 * @param kind what it names; for an unresolved name IPV4 or IPV6 if one was asked for, else IPV4
 * @param ip 4 or 16 bytes; null for an unresolved {@link #host} and for the kinds without
 * @param host the host part as written; empty for the wildcard
 * @param path unix path or abstract name
 * @param descriptor number behind {@code fd@}
 * @param portLow first port, 0 when none was written; may be negative with {@link #portIsOffset}
 * @param portHigh last port
 * @param portWritten a port was given
 * @param portIsOffset the port has a sign
 * @param error what is wrong, or null
 */
public record ParsedAddress(SocketAddress.Kind kind, HostIp ip, String host, String path, int descriptor, int portLow, int portHigh,
                            boolean portWritten, boolean portIsOffset, String error) {

    static ParsedAddress failed(String error) {
        return new ParsedAddress(null, null, "", "", 0, 0, 0, false, false, error);
    }

    public boolean isIp() {
        return kind == SocketAddress.Kind.IPV4 || kind == SocketAddress.Kind.IPV6;
    }

    /** The host is a name that still needs an address. */
    public boolean isUnresolved() {
        return error == null && isIp() && ip == null;
    }

    /** The socket address with this port; only for resolved addresses. */
    public SocketAddress socketAddress(int port) {
        return switch (kind) {
            case IPV4, IPV6 -> SocketAddress.ofIp(ip.bytes(), port);
            case UNIX -> SocketAddress.ofUnix(path);
            case ABSTRACT -> SocketAddress.ofAbstract(path);
            case DESCRIPTOR -> SocketAddress.ofDescriptor(descriptor);
        };
    }

    /** Bytes of an IP address that never change. */
    public static final class HostIp {

        private final byte[] bytes;

        HostIp(byte[] bytes) {
            this.bytes = bytes;
        }

        public byte[] bytes() {
            return bytes.clone();
        }
    }
}
