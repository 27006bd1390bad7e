package io.sluice.control.stats.format;

/** How texts are written inside CSV, in {@code Name: value} lines and in JSON. Appends only; keeps nothing. */
public final class Texts {
    private static final String HEX = "0123456789abcdef";

    private Texts() {
    }

    /** Quotes a text that would break the line's format, doubling its quotes; leaves others alone. */
    public static void appendCsv(StringBuilder out, String text) {
        if (!needsQuotes(text)) {
            out.append(text);
            return;
        }
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                out.append('"');
            }
            out.append(c);
        }
        out.append('"');
    }

    private static boolean needsQuotes(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == ',' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }

    /** Writes a JSON string with its quotes. */
    public static void appendJson(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20) {
                out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    /** Writes a number with at most six decimals and no zeros at its end. */
    public static void appendDecimal(StringBuilder out, double number) {
        long millionths = Math.round(number * 1_000_000);
        out.append(millionths / 1_000_000);
        long rest = Math.abs(millionths % 1_000_000);
        if (rest == 0) {
            return;
        }
        out.append('.');
        long digit = 100_000;
        while (rest > 0) {
            out.append((char) ('0' + rest / digit));
            rest %= digit;
            digit /= 10;
        }
    }
}
