package io.sluice.http.http1;

import static io.sluice.http.http1.HeadError.BAD_CHUNK_END;
import static io.sluice.http.http1.HeadError.BAD_CHUNK_SIZE;
import static io.sluice.http.http1.HeadError.BAD_TRAILER;

import io.sluice.base.bytes.Buffer;

/**
 * Follows one message body through the reads it arrives in and tells which bytes may be forwarded.
 *
 * <p>One per direction of a connection, started again for every message; it belongs to the connection's loop and holds a few numbers. It keeps no
 * payload, and it never leaves bytes of a body behind for the caller to keep.
 *
 * <p>The usual way is {@link #advance}: it answers how far the bytes can be forwarded exactly as they are. Chunk framing is included when it is plain
 * (hexadecimal digits without leading zeros, directly followed by CRLF). When it stops before {@code to} although the body is not {@link #done},
 * what follows is framing that must be written anew (chunk extensions, blanks, trailers) or that is cut by the end of the read; {@link #deliver} then takes
 * the rest of this read. What is forwarded in all is the same however the bytes were split into reads.
 *
 * <p>Accepted is what HAProxy 3.2 accepts: sizes below 2^52 with any number of leading zeros, blanks and extensions behind the size, no bare LF
 * except in the trailers.
 */
public final class BodyDecoder {

    /** There is no body. */
    public static final int NONE = 0;
    /** The body has a known number of bytes. */
    public static final int LENGTH = 1;
    /** The body is chunked. */
    public static final int CHUNKED = 2;
    /** The body ends when the sender closes the connection. */
    public static final int UNTIL_CLOSE = 3;
    /** The connection has left HTTP: everything belongs to the other side, until it closes. */
    public static final int TUNNEL = 4;

    private static final int DATA = 0;
    private static final int DATA_CR = 1;
    private static final int DATA_LF = 2;
    private static final int LINE = 3;
    private static final int DIGITS = 4;
    private static final int BLANKS = 5;
    private static final int EXTENSION = 6;
    private static final int LINE_LF = 7;
    private static final int TRAILER = 8;

    private static final int MAX_DIGITS = 13;
    private static final int MAX_LINE_BYTES = 15360;
    private static final byte[] CRLF = {'\r', '\n'};
    private static final byte[] LAST_LINE = {'0', '\r', '\n'};

    private int mode;
    private int state;
    private long remaining;
    private long payloadBytes;
    private boolean done;
    private int errorOffset;
    private int digits;
    private int lineBytes;
    private final byte[] line = new byte[MAX_DIGITS + 2];
    private TrailerSection trailers;

    /** Begins a body; {@code length} counts only for {@link #LENGTH}. */
    public void start(int bodyMode, long length) {
        mode = bodyMode;
        state = bodyMode == CHUNKED ? LINE : DATA;
        remaining = length;
        payloadBytes = 0;
        done = bodyMode == NONE || bodyMode == LENGTH && length == 0;
    }

    public int mode() {
        return mode;
    }

    /** The last byte of the body has been seen. */
    public boolean done() {
        return done;
    }

    /** The sender may close now without cutting the message. */
    public boolean mayEndByClose() {
        return done || mode == UNTIL_CLOSE || mode == TUNNEL;
    }

    /** Payload bytes seen so far. */
    public long payloadBytes() {
        return payloadBytes;
    }

    /** What is still to come of the current chunk or of a body of known length. */
    public long remaining() {
        return mode == LENGTH || mode == CHUNKED && state == DATA ? remaining : 0;
    }

    /** Behind an error: the offset of the offending byte in the buffer of that call; for a trailer, where the trailers began. */
    public int errorOffset() {
        return errorOffset;
    }

    /** The state of the message as a number of {@link MessageState}. */
    public int messageState() {
        if (mode != CHUNKED) {
            return mode == TUNNEL ? MessageState.TUNNEL : done ? MessageState.DONE : MessageState.DATA;
        }
        return switch (state) {
            case DATA -> done ? MessageState.DONE : MessageState.DATA;
            case DATA_CR, DATA_LF -> MessageState.CHUNK_CRLF;
            case TRAILER -> MessageState.TRAILERS;
            default -> MessageState.CHUNK_SIZE;
        };
    }

    /** Answers the end of what can be forwarded as it is, from {@code from} on, or a negative number of {@link HeadError}. */
    public int advance(Buffer buffer, int from, int to) {
        if (done) {
            return from;
        }
        switch (mode) {
            case LENGTH -> {
                int length = (int) Math.min(remaining, to - from);
                remaining -= length;
                payloadBytes += length;
                done = remaining == 0;
                return from + length;
            }
            case CHUNKED -> {
                return advanceChunks(buffer, from, to);
            }
            default -> {
                payloadBytes += to - from;
                return to;
            }
        }
    }

    private int advanceChunks(Buffer buffer, int from, int to) {
        int p = from;
        while (p < to && !done) {
            if (state == LINE) {
                int next = plainLine(buffer, p, to);
                if (next == p) {
                    return p;
                }
                p = next;
            } else if (state == DATA) {
                p = data(p, to);
            } else if (state <= DATA_LF) {
                if (!chunkEnd(buffer, p)) {
                    return BAD_CHUNK_END;
                }
                p++;
            } else {
                return p;
            }
        }
        return p;
    }

    private int data(int from, int to) {
        int length = (int) Math.min(remaining, to - from);
        remaining -= length;
        payloadBytes += length;
        if (remaining == 0) {
            state = DATA_CR;
        }
        return from + length;
    }

    private boolean chunkEnd(Buffer buffer, int p) {
        boolean isReturn = state == DATA_CR;
        if (buffer.get(p) != (isReturn ? '\r' : '\n')) {
            errorOffset = p;
            return false;
        }
        state = isReturn ? DATA_LF : LINE;
        return true;
    }

    /** Takes a whole plain chunk line, or the whole end of the body if there are no trailers; else answers {@code start}. */
    private int plainLine(Buffer buffer, int start, int to) {
        int p = start;
        long size = 0;
        int digit;
        while (p < to && p - start <= MAX_DIGITS && (digit = Octets.HEX[buffer.get(p) & 0xff]) >= 0) {
            size = size << 4 | digit;
            p++;
        }
        int length = p - start;
        if (length == 0 || length > MAX_DIGITS || to - p < 2 || buffer.get(p) != '\r' || buffer.get(p + 1) != '\n') {
            return start;
        }
        if (buffer.get(start) != '0') {
            remaining = size;
            state = DATA;
            return p + 2;
        }
        if (length > 1 || to - p < 4 || buffer.get(p + 2) != '\r' || buffer.get(p + 3) != '\n') {
            return start;
        }
        state = DATA;
        done = true;
        return p + 4;
    }

    /**
     * Takes everything of this read that belongs to the body and hands it out in pieces. Answers where it stopped ({@code to}, or the end of the
     * body when it is {@link #done}) or a negative number of {@link HeadError}.
     */
    public int deliver(Buffer buffer, int from, int to, BodySink sink) {
        if (mode != CHUNKED) {
            int end = advance(buffer, from, to);
            if (end > from) {
                sink.raw(buffer, from, end);
            }
            return end;
        }
        int p = from;
        while (p < to && !done) {
            if (state == DATA) {
                int end = data(p, to);
                sink.raw(buffer, p, end);
                p = end;
            } else if (state <= DATA_LF) {
                if (!chunkEnd(buffer, p)) {
                    return BAD_CHUNK_END;
                }
                sink.bytes(CRLF, state == DATA_LF ? 0 : 1, 1);
                p++;
            } else if (state == TRAILER) {
                p = trailer(buffer, p, to, sink);
            } else {
                p = chunkLine(buffer, p, sink);
            }
            if (p < 0) {
                return p;
            }
        }
        return p;
    }

    /** One byte of a chunk line. */
    private int chunkLine(Buffer buffer, int p, BodySink sink) {
        byte octet = buffer.get(p);
        boolean good = switch (state) {
            case LINE -> firstDigit(octet);
            case DIGITS -> digit(octet) || behindSize(octet);
            case BLANKS -> behindSize(octet);
            case EXTENSION -> extension(octet);
            default -> octet == '\n';
        };
        if (!good || ++lineBytes > MAX_LINE_BYTES) {
            errorOffset = p;
            return BAD_CHUNK_SIZE;
        }
        if (state == LINE_LF && octet == '\n') {
            endLine(p, sink);
        }
        return p + 1;
    }

    private boolean firstDigit(byte octet) {
        state = DIGITS;
        remaining = 0;
        digits = 0;
        lineBytes = 0;
        return digit(octet);
    }

    private boolean digit(byte octet) {
        int digit = Octets.HEX[octet & 0xff];
        if (digit < 0 || digits == MAX_DIGITS) {
            return false;
        }
        if (digit > 0 || digits > 0) {
            line[digits++] = octet;
            remaining = remaining << 4 | digit;
        }
        return true;
    }

    private boolean behindSize(byte octet) {
        state = switch (octet) {
            case ' ', '\t' -> BLANKS;
            case ';' -> EXTENSION;
            case '\r' -> LINE_LF;
            default -> LINE;
        };
        return state != LINE;
    }

    private boolean extension(byte octet) {
        if (octet == '\r') {
            state = LINE_LF;
        }
        return octet != '\n';
    }

    private void endLine(int p, BodySink sink) {
        if (remaining > 0) {
            line[digits] = '\r';
            line[digits + 1] = '\n';
            sink.bytes(line, 0, digits + 2);
            state = DATA;
            return;
        }
        sink.bytes(LAST_LINE, 0, LAST_LINE.length);
        if (trailers == null) {
            trailers = new TrailerSection();
        }
        trailers.start(p + 1);
        state = TRAILER;
    }

    private int trailer(Buffer buffer, int from, int to, BodySink sink) {
        int end = trailers.take(buffer, from, to);
        if (end < 0 || trailers.complete() && !trailers.write(sink)) {
            errorOffset = Math.max(from, Math.min(trailers.startOffset(), to));
            return BAD_TRAILER;
        }
        if (trailers.complete()) {
            state = DATA;
            done = true;
        }
        return end;
    }
}
