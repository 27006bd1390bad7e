package io.sluice.control.cli;

/**
 * What one client may cost.
 *
 * @param lineBytes the longest command line with its LF, {@code tune.bufsize}
 * @param payloadBytes the longest payload, {@code tune.cli.max-payload-size}
 * @param firstLineGraceMs how long a client that sent one line and kept its side open may take to send another one
 * @param nextLineGraceMs the same once it has sent several, and so is known to send commands line by line
 */
public record CliLimits(int lineBytes, int payloadBytes, int firstLineGraceMs, int nextLineGraceMs) {
    public static final int MOST_WORDS = 64;

    /** A producer that forks a program per line needs a few milliseconds each; a client that waits for the end must not. */
    public static final CliLimits DEFAULT = new CliLimits(16384, 128 * 1024, 5, 250);

    public CliLimits withLineBytes(int bytes) {
        return new CliLimits(bytes, payloadBytes, firstLineGraceMs, nextLineGraceMs);
    }
}
