package io.sluice.control.command;

/** A client of the Runtime API as others see it; callable from any thread. */
public interface ControlClient {
    /** Identifies the client in {@code show sess}, beside the streams of the engine. */
    long number();

    /** {@code tcpv4}, {@code tcpv6} or {@code unix_stream}. */
    String protocol();

    /** {@code 127.0.0.1:40312}, or {@code unix:} and the number of its socket. */
    String source();

    long ageMs();

    int idleTimeoutMs();

    /** Closes its connection. */
    void end();
}
