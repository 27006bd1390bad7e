package io.sluice.language.format;

/** The flags of a format item as bits. */
public final class FormatOptions {

    public static final int QUOTE = 1;
    public static final int HEXADECIMAL = 1 << 1;
    public static final int ESCAPE = 1 << 2;
    public static final int JSON = 1 << 3;
    public static final int CBOR = 1 << 4;
    public static final int UTF8 = 1 << 5;
    public static final int BINARY = 1 << 6;
    /** At most one of these is set: the first that was asked for. */
    public static final int ENCODINGS = JSON | CBOR;

    private FormatOptions() {
    }

    /** Changes {@code options} by a list like {@code +Q,-E}; what is not known is passed over, as HAProxy does. */
    static int change(int options, String list, boolean global) {
        int changed = options;
        for (String part : list.split(",", -1)) {
            int sign = Math.max(part.lastIndexOf('+'), part.lastIndexOf('-'));
            if (sign < 0) {
                continue;
            }
            int bit = bit(part.substring(sign + 1));
            if (part.charAt(sign) == '-') {
                changed &= ~bit;
            } else if (((bit & ENCODINGS) == 0 || (changed & ENCODINGS) == 0) && (bit != BINARY || global)) {
                changed |= bit;
            }
        }
        return changed;
    }

    private static int bit(String name) {
        return switch (name) {
            case "Q" -> QUOTE;
            case "X" -> HEXADECIMAL;
            case "E" -> ESCAPE;
            case "json" -> JSON;
            case "cbor" -> CBOR;
            case "utf8" -> UTF8;
            case "bin" -> BINARY;
            default -> 0;
        };
    }
}
