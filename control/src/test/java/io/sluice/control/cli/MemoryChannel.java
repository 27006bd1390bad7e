package io.sluice.control.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** A client made of prepared pieces of input; a silence is over as soon as it is asked for, so tests never wait. */
final class MemoryChannel implements CliChannel {
    private static final byte[] SILENCE = new byte[0];

    private final Deque<byte[]> pieces = new ArrayDeque<>();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private boolean open;
    private int writableBytes = Integer.MAX_VALUE;
    private int largestWrite;
    private int lastTimeoutMs;
    private boolean closed;

    static MemoryChannel sending(String bytes) {
        return new MemoryChannel().then(bytes);
    }

    MemoryChannel then(String bytes) {
        if (!bytes.isEmpty()) {
            pieces.add(bytes.getBytes(StandardCharsets.ISO_8859_1));
        }
        return this;
    }

    /** Nothing arrives here for longer than the session waits. */
    MemoryChannel silence() {
        pieces.add(SILENCE);
        return this;
    }

    /** The client keeps its side open after its last piece. */
    MemoryChannel staysOpen() {
        open = true;
        return this;
    }

    /** The client goes away after it has read this many bytes. */
    MemoryChannel readsOnly(int bytes) {
        writableBytes = bytes;
        return this;
    }

    @Override
    public int read(byte[] target, int offset, int length, int timeoutMs) {
        lastTimeoutMs = timeoutMs;
        byte[] piece = pieces.poll();
        if (piece == null) {
            return open ? TIMED_OUT : END_OF_INPUT;
        }
        if (piece == SILENCE) {
            return TIMED_OUT;
        }
        int count = Math.min(length, piece.length);
        System.arraycopy(piece, 0, target, offset, count);
        if (count < piece.length) {
            byte[] rest = new byte[piece.length - count];
            System.arraycopy(piece, count, rest, 0, rest.length);
            pieces.addFirst(rest);
        }
        return count;
    }

    @Override
    public void write(byte[] source, int offset, int length, int timeoutMs) throws IOException {
        if (received.size() + length > writableBytes) {
            throw new IOException("the client reads no more");
        }
        largestWrite = Math.max(largestWrite, length);
        received.write(source, offset, length);
    }

    @Override
    public void endOutput() {
        // Nothing to tell anybody.
    }

    @Override
    public String peer() {
        return "memory";
    }

    @Override
    public void close() {
        closed = true;
    }

    String received() {
        return received.toString(StandardCharsets.ISO_8859_1);
    }

    int largestWrite() {
        return largestWrite;
    }

    int lastTimeoutMs() {
        return lastTimeoutMs;
    }

    boolean isClosed() {
        return closed;
    }

    int unreadPieces() {
        return pieces.size();
    }
}
