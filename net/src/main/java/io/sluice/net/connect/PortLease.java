package io.sluice.net.connect;

/** One port of a range while a connection uses it. */
public record PortLease(SourcePorts ports, int port) {

    /** The connection is closed: the port may be used again. */
    public void end() {
        ports.giveBack(port);
    }
}
