package io.sluice.control.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Cuts a client's bytes into lines. The buffer starts small and never grows beyond the longest permitted line. A LF ends a line
 * unless a backslash escapes it; a NUL ends one too. Bytes are never decoded: one char of a line is one byte.
 */
final class CliInput {
    enum Outcome { LINE, END, IDLE, TOO_LONG }

    private static final int FIRST_SIZE = 1024;

    private final CliChannel channel;
    private final int lineBytes;
    private byte[] buffer = new byte[FIRST_SIZE];
    private int start;
    private int scanned;
    private int end;
    private boolean escaped;
    private String line = "";

    CliInput(CliChannel channel, int lineBytes) {
        this.channel = channel;
        this.lineBytes = lineBytes;
    }

    /** The line that the last call ended with {@link Outcome#LINE}, without its end. */
    String line() {
        return line;
    }

    /** Whether bytes wait here, so that the next call may not need the client. */
    boolean hasBytes() {
        return end > start;
    }

    /** Whether a whole line waits here; no for some that hold a backslash. */
    boolean hasLine() {
        for (int i = start; i < end; i++) {
            byte b = buffer[i];
            if (b == '\n' || b == 0) {
                return true;
            }
            if (b == '\\') {
                return false;
            }
        }
        return false;
    }

    /** The next command line, in which a backslash escapes the LF. */
    Outcome commandLine(int timeoutMs) throws IOException {
        return next(timeoutMs, true);
    }

    /** The next line of a payload, in which a backslash is an ordinary byte. */
    Outcome payloadLine(int timeoutMs) throws IOException {
        return next(timeoutMs, false);
    }

    private Outcome next(int timeoutMs, boolean escapes) throws IOException {
        while (true) {
            if (findEnd(escapes)) {
                return Outcome.LINE;
            }
            if (end - start >= lineBytes) {
                return Outcome.TOO_LONG;
            }
            makeRoom();
            int room = Math.min(buffer.length, start + lineBytes) - end;
            int count = channel.read(buffer, end, room, timeoutMs);
            if (count == CliChannel.TIMED_OUT) {
                return Outcome.IDLE;
            }
            if (count < 0) {
                return Outcome.END;
            }
            end += count;
        }
    }

    private boolean findEnd(boolean escapes) {
        while (scanned < end) {
            byte b = buffer[scanned++];
            boolean plain = !escaped;
            escaped = escapes && plain && b == '\\';
            if ((b == '\n' && plain) || b == 0) {
                line = new String(buffer, start, scanned - 1 - start, StandardCharsets.ISO_8859_1);
                start = scanned;
                escaped = false;
                return true;
            }
        }
        return false;
    }

    private void makeRoom() {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            scanned -= start;
            start = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(lineBytes, buffer.length * 2));
        }
    }

    /** Reads and drops what the client still sends, so that closing does not cost it the answer; bounded in bytes and time. */
    void drain(int mostBytes, int timeoutMs) throws IOException {
        long dropped = 0;
        int count;
        do {
            count = channel.read(buffer, 0, buffer.length, timeoutMs);
            dropped += count;
        } while (count > 0 && dropped < mostBytes);
    }
}
