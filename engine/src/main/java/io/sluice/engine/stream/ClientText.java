package io.sluice.engine.stream;

import io.sluice.base.address.SocketAddress;
import io.sluice.net.syscall.SocketAddressCodec;

/** A stream's client as text, {@code unix:1} for a unix client of listener 1. For displays; on the loop's thread. */
public final class ClientText {

    private ClientText() {
    }

    /** The address that counts: the one that a PROXY protocol header brought, if there was one. */
    public static String of(Stream stream) {
        return text(stream, SocketAddressCodec.decode(stream.record().clientAddress, stream.record().clientAddressLength));
    }

    /** Where the connection really comes from, whatever a PROXY protocol header said: what {@code show sess} shows. */
    public static String peer(Stream stream) {
        if (stream.origin() == null) {
            return of(stream);
        }
        byte[] raw = new byte[SocketAddressCodec.MAXIMUM_BYTES];
        int length = stream.context().loop().kernel().peerName(stream.clientDescriptor(), raw);
        return text(stream, SocketAddressCodec.decode(raw, Math.max(0, length)));
    }

    private static String text(Stream stream, SocketAddress address) {
        return address == null || !address.isIp() ? "unix:" + stream.listener().id() : address.toString();
    }
}
