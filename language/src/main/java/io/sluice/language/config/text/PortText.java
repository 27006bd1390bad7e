package io.sluice.language.config.text;

/**
 * The port part of an address: {@code 80}, {@code 80-90}, {@code +1}, {@code -1}. Values beyond 65535 are kept so that the caller can name them.
 *
 * @param low the port, the first of a range, or the offset with its sign
 * @param high the last port
 * @param badIndex where an unexpected character stands, or -1
 */
record PortText(int low, int high, boolean isRange, boolean isOffset, int badIndex) {

    static final int HIGHEST = 65_535;
    private static final int CEILING = 1_000_000;

    static PortText parse(String text) {
        int position = 0;
        boolean offset = text.startsWith("+") || text.startsWith("-");
        boolean negative = text.startsWith("-");
        if (offset) {
            position++;
        }
        int low = 0;
        while (position < text.length() && Characters.isDigit(text.charAt(position))) {
            low = Math.min(CEILING, low * 10 + (text.charAt(position++) - '0'));
        }
        low = negative ? -low : low;
        if (position == text.length()) {
            return new PortText(low, low, false, offset, -1);
        }
        if (text.charAt(position) != '-' || offset || position == 0) {
            return new PortText(0, 0, false, offset, position);
        }
        position++;
        int high = 0;
        while (position < text.length() && Characters.isDigit(text.charAt(position))) {
            high = Math.min(CEILING, high * 10 + (text.charAt(position++) - '0'));
        }
        return new PortText(low, high, true, false, position == text.length() ? -1 : position);
    }
}
