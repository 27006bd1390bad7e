package io.sluice.language.config.model;

/**
 * What {@code errorfile} or {@code errorloc} puts in the place of a built-in error reply: the raw bytes of a whole HTTP/1 response. Empty means
 * that the connection is closed without a word. Never changed after reading.
 */
public final class ErrorReply {

    /** The status whose reply is replaced. */
    public final int status;
    public final byte[] response;
    /** The file's name or the location, for messages. */
    public final String source;
    public final Position position;

    public ErrorReply(int status, byte[] response, String source, Position position) {
        this.status = status;
        this.response = response;
        this.source = source;
        this.position = position;
    }
}
