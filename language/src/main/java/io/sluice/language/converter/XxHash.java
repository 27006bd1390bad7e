package io.sluice.language.converter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The hash functions XXH32 and XXH64 by Yann Collet, after the public description of their algorithms. */
final class XxHash {

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int P1 = 0x9E3779B1;
    private static final int P2 = 0x85EBCA77;
    private static final int P3 = 0xC2B2AE3D;
    private static final int P4 = 0x27D4EB2F;
    private static final int P5 = 0x165667B1;
    private static final long Q1 = 0x9E3779B185EBCA87L;
    private static final long Q2 = 0xC2B2AE3D27D4EB4FL;
    private static final long Q3 = 0x165667B19E3779F9L;
    private static final long Q4 = 0x85EBCA77C2B2AE63L;
    private static final long Q5 = 0x27D4EB2F165667C5L;

    private XxHash() {
    }

    static int hash32(byte[] bytes, int from, int length, int seed) {
        int at = from;
        int end = from + length;
        int hash;
        if (length >= 16) {
            int a = seed + P1 + P2;
            int b = seed + P2;
            int c = seed;
            int d = seed - P1;
            for (; at + 16 <= end; at += 16) {
                a = Integer.rotateLeft(a + (int) INTS.get(bytes, at) * P2, 13) * P1;
                b = Integer.rotateLeft(b + (int) INTS.get(bytes, at + 4) * P2, 13) * P1;
                c = Integer.rotateLeft(c + (int) INTS.get(bytes, at + 8) * P2, 13) * P1;
                d = Integer.rotateLeft(d + (int) INTS.get(bytes, at + 12) * P2, 13) * P1;
            }
            hash = Integer.rotateLeft(a, 1) + Integer.rotateLeft(b, 7) + Integer.rotateLeft(c, 12) + Integer.rotateLeft(d, 18);
        } else {
            hash = seed + P5;
        }
        hash += length;
        for (; at + 4 <= end; at += 4) {
            hash = Integer.rotateLeft(hash + (int) INTS.get(bytes, at) * P3, 17) * P4;
        }
        for (; at < end; at++) {
            hash = Integer.rotateLeft(hash + (bytes[at] & 0xff) * P5, 11) * P1;
        }
        hash = (hash ^ hash >>> 15) * P2;
        hash = (hash ^ hash >>> 13) * P3;
        return hash ^ hash >>> 16;
    }

    static long hash64(byte[] bytes, int from, int length, long seed) {
        int at = from;
        int end = from + length;
        long hash;
        if (length >= 32) {
            long a = seed + Q1 + Q2;
            long b = seed + Q2;
            long c = seed;
            long d = seed - Q1;
            for (; at + 32 <= end; at += 32) {
                a = round(a, (long) LONGS.get(bytes, at));
                b = round(b, (long) LONGS.get(bytes, at + 8));
                c = round(c, (long) LONGS.get(bytes, at + 16));
                d = round(d, (long) LONGS.get(bytes, at + 24));
            }
            hash = Long.rotateLeft(a, 1) + Long.rotateLeft(b, 7) + Long.rotateLeft(c, 12) + Long.rotateLeft(d, 18);
            hash = merge(merge(merge(merge(hash, a), b), c), d);
        } else {
            hash = seed + Q5;
        }
        hash += length;
        for (; at + 8 <= end; at += 8) {
            hash = Long.rotateLeft(hash ^ round(0, (long) LONGS.get(bytes, at)), 27) * Q1 + Q4;
        }
        if (at + 4 <= end) {
            hash = Long.rotateLeft(hash ^ ((int) INTS.get(bytes, at) & 0xffff_ffffL) * Q1, 23) * Q2 + Q3;
            at += 4;
        }
        for (; at < end; at++) {
            hash = Long.rotateLeft(hash ^ (bytes[at] & 0xff) * Q5, 11) * Q1;
        }
        hash = (hash ^ hash >>> 33) * Q2;
        hash = (hash ^ hash >>> 29) * Q3;
        return hash ^ hash >>> 32;
    }

    private static long round(long lane, long input) {
        return Long.rotateLeft(lane + input * Q2, 31) * Q1;
    }

    private static long merge(long hash, long lane) {
        return (hash ^ round(0, lane)) * Q1 + Q4;
    }
}
