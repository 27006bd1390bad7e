package io.sluice.engine.check;

import io.sluice.language.config.model.CheckRule;
import java.util.Arrays;

/** Comparing bytes for checks. */
final class Texts {

    private Texts() {
    }

    static boolean contains(byte[] bytes, int length, byte[] part) {
        for (int i = 0; i + part.length <= length; i++) {
            if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }

    static boolean matches(CheckRule.Text text, byte[] value, boolean ignoreCase) {
        if (text.method() == CheckRule.Method.REGEX) {
            return text.regex().matches(value, 0, value.length);
        }
        byte[] wanted = ignoreCase ? lower(text.bytes()) : text.bytes();
        byte[] found = ignoreCase ? lower(value) : value;
        int surplus = found.length - wanted.length;
        if (surplus < 0) {
            return false;
        }
        return switch (text.method()) {
            case BEGIN -> Arrays.equals(found, 0, wanted.length, wanted, 0, wanted.length);
            case END -> Arrays.equals(found, surplus, found.length, wanted, 0, wanted.length);
            case PART -> contains(found, found.length, wanted);
            default -> Arrays.equals(found, wanted);
        };
    }

    private static byte[] lower(byte[] bytes) {
        byte[] lower = bytes.clone();
        for (int i = 0; i < lower.length; i++) {
            if (lower[i] >= 'A' && lower[i] <= 'Z') {
                lower[i] = (byte) (lower[i] + 32);
            }
        }
        return lower;
    }
}
