package io.sluice.control.command;

import java.nio.charset.StandardCharsets;

/** Turns Java text into the byte strings of the command line protocol (one char per byte) and back. */
public final class ByteText {
    private ByteText() {
    }

    public static String ofJava(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7f) {
                return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            }
        }
        return text;
    }

    public static String toJava(String bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            if (bytes.charAt(i) > 0x7f) {
                return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            }
        }
        return bytes;
    }
}
