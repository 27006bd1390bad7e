package io.sluice.language.config.text;

/** Compares version numbers such as {@code 3.2.26}, {@code 3.2-dev5} or {@code 1.1.1k}; missing and unreadable parts count as 0. */
final class VersionText {

    private static final int PARTS = 3;
    private static final long LARGEST_PART = 1_000_000;

    private VersionText() {
    }

    /** Negative, zero or positive as the first version is older, the same or newer. */
    static int compare(String left, String right) {
        long[] a = parts(left);
        long[] b = parts(right);
        for (int i = 0; i < a.length; i++) {
            if (a[i] != b[i]) {
                return Long.compare(a[i], b[i]);
            }
        }
        return 0;
    }

    private static long[] parts(String text) {
        long[] parts = new long[PARTS];
        int part = 0;
        int position = 0;
        boolean development = false;
        while (position < text.length() && part < PARTS) {
            char character = text.charAt(position);
            if (Characters.isDigit(character)) {
                parts[part] = Math.min(LARGEST_PART, parts[part] * 10 + (character - '0'));
                position++;
            } else if (character == '.') {
                part++;
                position++;
            } else if (text.startsWith("-dev", position)) {
                development = true;
                part = PARTS - 1;
                parts[part] = 0;
                position += 4;
            } else {
                break;
            }
        }
        if (development) {
            parts[PARTS - 1] -= LARGEST_PART + 1;
        }
        return parts;
    }
}
