package io.sluice.language.config.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * How bytes of a configuration become text and back. While a file is read one character stands for one byte, so that every byte sequence and every
 * {@code \xNN} survives. Text that a person or the file system sees is decoded as UTF-8 where it is valid UTF-8.
 */
public final class Characters {

    private Characters() {
    }

    /** White space as the language sees it. */
    public static boolean isSpace(char character) {
        return character == ' ' || character >= '\t' && character <= '\r';
    }

    public static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    public static boolean isLetter(char character) {
        return character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z';
    }

    /** The value of a hexadecimal digit, or -1. */
    public static int hexadecimal(char character) {
        if (isDigit(character)) {
            return character - '0';
        }
        int lower = character | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    /** Text whose characters are bytes, as a person reads it. */
    public static String decoded(String text) {
        boolean plain = true;
        for (int i = 0; i < text.length() && plain; i++) {
            plain = text.charAt(i) < 128;
        }
        if (plain) {
            return text;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 255) {
                return text;
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(text))).toString();
        } catch (CharacterCodingException notUtf8) {
            return text;
        }
    }

    /** The opposite of {@link #decoded}: one character per UTF-8 byte. */
    public static String encoded(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            }
        }
        return text;
    }

    /** The bytes that the characters stand for. */
    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
