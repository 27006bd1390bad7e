package io.sluice.engine.persist;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The 64-bit xxHash of Yann Collet, a public algorithm, with seed 0. */
final class XxHash64 {

    private static final long PRIME_1 = 0x9e3779b185ebca87L;
    private static final long PRIME_2 = 0xc2b2ae3d27d4eb4fL;
    private static final long PRIME_3 = 0x165667b19e3779f9L;
    private static final long PRIME_4 = 0x85ebca77c2b2ae63L;
    private static final long PRIME_5 = 0x27d4eb2f165667c5L;
    private static final int STRIPE = 32;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private XxHash64() {
    }

    static long of(byte[] data) {
        int at = 0;
        long hash = PRIME_5;
        if (data.length >= STRIPE) {
            // The sum of the first two primes, modulo 2^64.
            long first = 0x60ea27eeadc0b5d6L;
            long second = PRIME_2;
            long third = 0;
            long fourth = -PRIME_1;
            for (; at <= data.length - STRIPE; at += STRIPE) {
                first = round(first, longAt(data, at));
                second = round(second, longAt(data, at + 8));
                third = round(third, longAt(data, at + 16));
                fourth = round(fourth, longAt(data, at + 24));
            }
            hash = Long.rotateLeft(first, 1) + Long.rotateLeft(second, 7) + Long.rotateLeft(third, 12) + Long.rotateLeft(fourth, 18);
            hash = merge(merge(merge(merge(hash, first), second), third), fourth);
        }
        return finish(rest(hash + data.length, data, at));
    }

    private static long rest(long start, byte[] data, int from) {
        long hash = start;
        int at = from;
        for (; at <= data.length - 8; at += 8) {
            hash = Long.rotateLeft(hash ^ round(0, longAt(data, at)), 27) * PRIME_1 + PRIME_4;
        }
        if (at <= data.length - 4) {
            hash = Long.rotateLeft(hash ^ ((int) INTS.get(data, at) & 0xffff_ffffL) * PRIME_1, 23) * PRIME_2 + PRIME_3;
            at += 4;
        }
        for (; at < data.length; at++) {
            hash = Long.rotateLeft(hash ^ (data[at] & 0xff) * PRIME_5, 11) * PRIME_1;
        }
        return hash;
    }

    private static long finish(long start) {
        long hash = (start ^ start >>> 33) * PRIME_2;
        hash = (hash ^ hash >>> 29) * PRIME_3;
        return hash ^ hash >>> 32;
    }

    private static long round(long sum, long input) {
        return Long.rotateLeft(sum + input * PRIME_2, 31) * PRIME_1;
    }

    private static long merge(long hash, long sum) {
        return (hash ^ round(0, sum)) * PRIME_1 + PRIME_4;
    }

    private static long longAt(byte[] data, int at) {
        return (long) LONGS.get(data, at);
    }
}
