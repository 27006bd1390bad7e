package io.sluice.engine.proxy;

import io.sluice.http.message.StandardReply;
import java.nio.charset.StandardCharsets;

/** A response that this program makes by itself, encoded once in the forms it may need. Immutable. */
public final class Reply {

    private static final byte[] CLOSE_LINE = "connection: close\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] END_LINE = {'\r', '\n'};

    private final int status;
    private final boolean alwaysCloses;
    private final byte[] bare;
    private final byte[] keepAlive;
    private final byte[] close;
    private final int bodyLength;

    private Reply(int status, boolean alwaysCloses, byte[] bare, byte[] keepAlive, byte[] close, int bodyLength) {
        this.status = status;
        this.alwaysCloses = alwaysCloses;
        this.bare = bare;
        this.keepAlive = keepAlive;
        this.close = close;
        this.bodyLength = bodyLength;
    }

    /** The built-in page of a status; null when there is none. */
    public static Reply standard(int status) {
        StandardReply reply = StandardReply.of(status);
        return reply == null ? null : new Reply(status, reply.alwaysCloses(), reply.bare(), reply.exchange(true), reply.exchange(false),
            reply.body().length);
    }

    /** Bytes to send as they are, after which the connection is closed; empty closes without a word. */
    public static Reply raw(int status, byte[] response) {
        return new Reply(status, true, response, response, response, response.length - headLength(response));
    }

    /** A response from its head, without the empty line and without a {@code connection} header, and its body. */
    public static Reply composed(int status, String head, byte[] body) {
        byte[] start = head.getBytes(StandardCharsets.ISO_8859_1);
        byte[] closing = join(start, CLOSE_LINE, body);
        return new Reply(status, false, closing, join(start, END_LINE, body), closing, body.length);
    }

    private static byte[] join(byte[] first, byte[] second, byte[] third) {
        byte[] all = new byte[first.length + second.length + third.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        System.arraycopy(third, 0, all, first.length + second.length, third.length);
        return all;
    }

    private static int headLength(byte[] response) {
        for (int i = 3; i < response.length; i++) {
            if (response[i] == '\n' && response[i - 1] == '\r' && response[i - 2] == '\n' && response[i - 3] == '\r') {
                return i + 1;
            }
        }
        return response.length;
    }

    public int status() {
        return status;
    }

    public boolean alwaysCloses() {
        return alwaysCloses;
    }

    /** Nothing is to be sent at all. */
    public boolean isSilent() {
        return bare.length == 0;
    }

    /** The answer to something that was no request. The caller does not change it. */
    public byte[] bare() {
        return bare;
    }

    /** The answer to a request. The caller does not change it. */
    public byte[] exchange(boolean keepsAlive) {
        return keepsAlive ? keepAlive : close;
    }

    /** Bytes of the body at the end of every form; not sent in answer to a HEAD. */
    public int bodyLength() {
        return bodyLength;
    }
}
