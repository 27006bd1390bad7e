package io.sluice.language.pattern;

/** Comparing bytes, with or without regard to the case of letters. */
final class Bytes {

    private static final byte[] LOWER = lower();

    private Bytes() {
    }

    private static byte[] lower() {
        byte[] table = new byte[256];
        for (int i = 0; i < table.length; i++) {
            table[i] = (byte) (i >= 'A' && i <= 'Z' ? i + 'a' - 'A' : i);
        }
        return table;
    }

    /** The lower-case form of a letter of ASCII; everything else as it is. */
    static byte lower(byte value) {
        return LOWER[value & 0xff];
    }

    static boolean same(byte[] one, int oneFrom, byte[] other, int otherFrom, int length, boolean ignoreCase) {
        if (!ignoreCase) {
            return java.util.Arrays.equals(one, oneFrom, oneFrom + length, other, otherFrom, otherFrom + length);
        }
        for (int i = 0; i < length; i++) {
            if (lower(one[oneFrom + i]) != lower(other[otherFrom + i])) {
                return false;
            }
        }
        return true;
    }

    /** Spreads a number over all its bits; different numbers stay different (the last step of MurmurHash3). */
    static int mix(int value) {
        int mixed = value;
        mixed ^= mixed >>> 16;
        mixed *= 0x85eb_ca6b;
        mixed ^= mixed >>> 13;
        mixed *= 0xc2b2_ae35;
        return mixed ^ mixed >>> 16;
    }

    static int mix(long value) {
        long mixed = value * 0x9e37_79b9_7f4a_7c15L;
        return mix((int) (mixed ^ mixed >>> 32));
    }
}
