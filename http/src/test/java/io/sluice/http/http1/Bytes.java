package io.sluice.http.http1;

import io.sluice.base.bytes.Buffer;
import java.nio.charset.StandardCharsets;

/** Texts in buffers, for tests: every character is one byte. */
final class Bytes {

    private static final int SIZE = 64 * 1024;

    private Bytes() {
    }

    static byte[] of(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A new buffer that begins with the text. */
    static Buffer buffer(String text) {
        Buffer buffer = Buffer.allocate(Math.max(text.length(), 1));
        buffer.put(0, of(text));
        return buffer;
    }

    /** A buffer to write into. */
    static Buffer empty() {
        return Buffer.allocate(SIZE);
    }

    /** The text with the garbage around it that a reused buffer holds. */
    static Buffer within(String text, int at, byte garbage) {
        Buffer buffer = Buffer.allocate(at + text.length() + 64);
        for (int i = 0; i < buffer.capacity(); i++) {
            buffer.put(i, garbage);
        }
        buffer.put(at, of(text));
        return buffer;
    }
}
