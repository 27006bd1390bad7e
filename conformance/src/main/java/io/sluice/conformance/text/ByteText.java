package io.sluice.conformance.text;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The readable form of bytes used in scenario files: one line of text per line of bytes. The first character says how
 * the line ends: {@code |} with CR LF, {@code :} with LF, {@code '} not at all. Control characters, bytes above 126, backslashes
 * and a final blank are written as escapes, so that the form is unique and survives an editor. Stateless.
 */
public final class ByteText {
    private static final HexFormat HEX = HexFormat.of();

    private ByteText() {}

    /** True when the line starts with one of the three marks. */
    public static boolean isLine(String line) {
        return !line.isEmpty() && "|:'".indexOf(line.charAt(0)) >= 0;
    }

    /** The bytes of one line of a block. */
    public static byte[] decodeLine(String line) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(line.length() + 2);
        String text = line.length() > 2 ? line.substring(2) : "";
        unescape(text, bytes);
        switch (line.charAt(0)) {
            case '|' -> {
                bytes.write('\r');
                bytes.write('\n');
            }
            case ':' -> bytes.write('\n');
            default -> { }
        }
        return bytes.toByteArray();
    }

    /** The bytes of a quoted text with escapes. */
    public static byte[] decodeText(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        unescape(text, bytes);
        return bytes.toByteArray();
    }

    /** The lines that stand for these bytes. */
    public static List<String> encode(byte[] bytes) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                boolean carriageReturn = i > start && bytes[i - 1] == '\r';
                lines.add(line(carriageReturn ? '|' : ':', bytes, start, carriageReturn ? i - 1 : i));
                start = i + 1;
            }
        }
        if (start < bytes.length) {
            lines.add(line('\'', bytes, start, bytes.length));
        }
        return lines;
    }

    private static String line(char mark, byte[] bytes, int start, int end) {
        StringBuilder text = new StringBuilder(end - start + 2).append(mark);
        if (end > start) {
            text.append(' ');
        }
        for (int i = start; i < end; i++) {
            int value = bytes[i] & 0xff;
            switch (value) {
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case 0 -> text.append("\\0");
                case '\\' -> text.append("\\\\");
                default -> {
                    if (value < ' ' || value > '~') {
                        text.append("\\x").append(HEX.toHexDigits((byte) value));
                    } else if (value == ' ' && i == end - 1) {
                        text.append("\\s");
                    } else {
                        text.append((char) value);
                    }
                }
            }
        }
        return text.toString();
    }

    private static void unescape(String text, ByteArrayOutputStream bytes) {
        int i = 0;
        while (i < text.length()) {
            char character = text.charAt(i);
            if (character > 255) {
                throw new IllegalArgumentException("write '" + character + "' as \\xHH escapes: " + text);
            }
            if (character == '\\') {
                i += escape(text, i + 1, bytes);
            } else {
                bytes.write(character);
            }
            i++;
        }
    }

    /** Writes what stands behind a backslash and says how many characters that took. */
    private static int escape(String text, int at, ByteArrayOutputStream bytes) {
        if (at == text.length()) {
            throw new IllegalArgumentException("backslash at the end of: " + text);
        }
        switch (text.charAt(at)) {
            case 'r' -> bytes.write('\r');
            case 'n' -> bytes.write('\n');
            case 't' -> bytes.write('\t');
            case '0' -> bytes.write(0);
            case 's' -> bytes.write(' ');
            case '\\' -> bytes.write('\\');
            case '"' -> bytes.write('"');
            case 'x' -> {
                bytes.write(HexFormat.fromHexDigits(text, at + 1, at + 3));
                return 3;
            }
            default -> throw new IllegalArgumentException("unknown escape \\" + text.charAt(at) + " in: " + text);
        }
        return 1;
    }
}
