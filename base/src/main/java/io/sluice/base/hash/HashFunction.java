package io.sluice.base.hash;

import java.util.Arrays;

/** The functions that {@code hash-type} and converters name. They are public algorithms. */
public enum HashFunction {

    /** The hash of the sdbm database library. */
    SDBM {
        @Override
        public int of(byte[] key, int from, int length) {
            int hash = 0;
            for (int i = from; i < from + length; i++) {
                hash = (key[i] & 0xff) + (hash << 6) + (hash << 16) - hash;
            }
            return hash;
        }
    },

    /** Dan Bernstein's times 33 with addition. */
    DJB2 {
        @Override
        public int of(byte[] key, int from, int length) {
            int hash = 5381;
            for (int i = from; i < from + length; i++) {
                hash = (hash << 5) + hash + (key[i] & 0xff);
            }
            return hash;
        }
    },

    /** Two words that are mixed and rotated by distances taken from themselves. */
    WT6 {
        @Override
        public int of(byte[] key, int from, int length) {
            int one = 0xa53c965a;
            int other = 0x5ca6953a;
            int oneStep = 6;
            int otherStep = 18;
            for (int i = from; i < from + length; i++) {
                int octet = key[i] & 0xff;
                int mixed = ~(one ^ octet);
                int added = ~(other + octet);
                one = Integer.rotateLeft(added, oneStep);
                other = Integer.rotateLeft(mixed, otherStep);
                int steps = (one >>> 16 ^ other) & 0xffff;
                oneStep = steps & 0x1f;
                otherStep = steps >>> 11;
            }
            return one ^ other;
        }
    },

    /** The CRC of Ethernet and gzip. */
    CRC32 {
        @Override
        public int of(byte[] key, int from, int length) {
            int hash = -1;
            for (int i = from; i < from + length; i++) {
                hash = hash >>> 8 ^ CRC_TABLE[(hash ^ key[i]) & 0xff];
            }
            return ~hash;
        }
    },

    /** The key is a decimal number, which is its own hash. */
    NONE {
        @Override
        public int of(byte[] key, int from, int length) {
            return decimal(key, from, from + length);
        }
    };

    private static final int[] CRC_TABLE = new int[256];

    static {
        Arrays.setAll(CRC_TABLE, i -> {
            int value = i;
            for (int bit = 0; bit < 8; bit++) {
                value = (value & 1) != 0 ? value >>> 1 ^ 0xedb88320 : value >>> 1;
            }
            return value;
        });
    }

    /** The hash of a part of an array. */
    public abstract int of(byte[] key, int from, int length);

    /** The hash of the first bytes of an array. */
    public int of(byte[] key, int length) {
        return of(key, 0, length);
    }

    /** A number with a sign, read until something else comes; too large ones count as the largest of 64 bits. */
    private static int decimal(byte[] key, int from, int end) {
        boolean negative = from < end && key[from] == '-';
        int at = from < end && (key[from] == '-' || key[from] == '+') ? from + 1 : from;
        long value = 0;
        while (at < end && key[at] >= '0' && key[at] <= '9') {
            int digit = key[at++] - '0';
            if (value > (Long.MAX_VALUE - digit) / 10) {
                return negative ? 0 : -1;
            }
            value = value * 10 + digit;
        }
        return (int) (negative ? -value : value);
    }

    /** Bob Jenkins' integer hash in which every bit of the input changes every bit of the output, spread by a large prime. */
    public static int avalanche(int hash) {
        int a = hash;
        a = a + 0x7ed55d16 + (a << 12);
        a = a ^ 0xc761c23c ^ a >>> 19;
        a = a + 0x165667b1 + (a << 5);
        a = a + 0xd3a2646c ^ a << 9;
        a = a + 0xfd7046c5 + (a << 3);
        a = a ^ 0xb55a4f09 ^ a >>> 16;
        return a * 0xc0000001;
    }
}
