package io.sluice.net.connect;

import io.sluice.base.address.SocketAddress;
import io.sluice.net.syscall.SocketTuning;
import java.nio.charset.StandardCharsets;

/**
 * How connections to a server are opened: where they come from, and their socket options. Filled while the configuration is read and not
 * changed afterwards; the setters return the object so that calls chain.
 */
public final class OutgoingOptions {

    /** Nothing special. */
    public static final OutgoingOptions NONE = new OutgoingOptions();

    private SocketTuning tuning = SocketTuning.NONE;
    private SocketAddress source;
    private SourcePorts ports;
    private boolean transparent;
    private byte[] networkInterface;

    /** Options set before connecting. */
    public OutgoingOptions tuning(SocketTuning value) {
        tuning = value;
        return this;
    }

    /** The local address; port 0 leaves the port to the system. */
    public OutgoingOptions source(SocketAddress value) {
        source = value;
        return this;
    }

    /** The local port comes from this range. */
    public OutgoingOptions ports(SourcePorts value) {
        ports = value;
        return this;
    }

    /** The local address need not be one of the machine's. */
    public OutgoingOptions transparent(boolean value) {
        transparent = value;
        return this;
    }

    /** Uses one network interface only. */
    public OutgoingOptions networkInterface(String value) {
        networkInterface = value.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    SocketTuning tuning() {
        return tuning;
    }

    SocketAddress source() {
        return source;
    }

    SourcePorts ports() {
        return ports;
    }

    boolean isTransparent() {
        return transparent;
    }

    byte[] networkInterface() {
        return networkInterface;
    }
}
