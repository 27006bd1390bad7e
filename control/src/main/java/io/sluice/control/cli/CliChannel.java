package io.sluice.control.cli;

import java.io.IOException;

/**
 * The bytes between one client and its session: a socket in the program, a buffer in tests. Used by one thread. Reads and
 * writes block, but never beyond their time limit.
 */
public interface CliChannel extends AutoCloseable {
    /** {@link #read} found no byte within its time. */
    int TIMED_OUT = 0;

    /** The client will send nothing more; it may still read. */
    int END_OF_INPUT = -1;

    /** Waits for bytes: their number, {@link #TIMED_OUT} or {@link #END_OF_INPUT}. A timeout of zero looks without waiting. */
    int read(byte[] target, int offset, int length, int timeoutMs) throws IOException;

    /** Writes all bytes, or fails when the client takes none of them for the given time. */
    void write(byte[] source, int offset, int length, int timeoutMs) throws IOException;

    /** Tells the client that nothing more will be sent, and goes on reading. */
    void endOutput() throws IOException;

    /** Who is at the other end, for messages: {@code unix:1}, {@code 127.0.0.1:40312}. */
    String peer();

    @Override
    void close();
}
