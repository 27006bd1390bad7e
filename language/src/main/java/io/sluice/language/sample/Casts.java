package io.sluice.language.sample;

import io.sluice.base.address.IpText;

/** Conversions between the types of samples; which ones exist is said by {@link SampleType#castsTo}. */
public final class Casts {

    private static final int LONGEST_NUMBER = 20;
    private static final long MAPPED = 0xffffL << 32;

    private Casts() {
    }

    /** Brings a sample to a type; false when its value has no form in that type. */
    public static boolean cast(Sample sample, SampleType wanted) {
        SampleType type = sample.type;
        if (type == wanted) {
            return true;
        }
        return switch (wanted) {
            case ANY, SAME -> true;
            case ADDRESS -> type == SampleType.IPV4 || type == SampleType.IPV6 || toAddress(sample);
            case BOOLEAN -> toBoolean(sample);
            case INTEGER -> toInteger(sample);
            case IPV4 -> toIpv4(sample);
            case IPV6 -> toIpv6(sample);
            case STRING -> toText(sample);
            case BINARY -> toBinary(sample);
            case METHOD -> type.isBytes() && retype(sample, SampleType.METHOD);
        };
    }

    private static boolean retype(Sample sample, SampleType type) {
        sample.type = type;
        return true;
    }

    private static boolean toBoolean(Sample sample) {
        if (sample.type == SampleType.INTEGER) {
            return sample.truth(sample.number != 0);
        }
        return sample.type == SampleType.STRING && toInteger(sample) && sample.truth(sample.number != 0);
    }

    private static boolean toInteger(Sample sample) {
        switch (sample.type) {
            case BOOLEAN, IPV4 -> {
                return retype(sample, SampleType.INTEGER);
            }
            case STRING -> {
                return sample.length > 0 && sample.integer(number(sample.bytes, sample.from, sample.from + sample.length));
            }
            default -> {
                return false;
            }
        }
    }

    /** The number that the text begins with, 0 when there is none, the nearest representable one when it is too large. */
    static long number(byte[] bytes, int from, int to) {
        int position = from;
        boolean negative = position < to && bytes[position] == '-';
        if (negative || position < to && bytes[position] == '+') {
            position++;
        }
        long value = 0;
        while (position < to) {
            int digit = bytes[position++] - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            // Kept as a negative number, which has the larger range.
            if (value < (Long.MIN_VALUE + digit) / 10) {
                return negative ? Long.MIN_VALUE : Long.MAX_VALUE;
            }
            value = value * 10 - digit;
        }
        return negative ? value : value == Long.MIN_VALUE ? Long.MAX_VALUE : -value;
    }

    private static boolean toAddress(Sample sample) {
        if (sample.type == SampleType.INTEGER) {
            return sample.ipv4(sample.number);
        }
        if (sample.type != SampleType.STRING) {
            return false;
        }
        byte[] address = IpText.parse(sample.text());
        if (address == null) {
            return false;
        }
        return address.length == 4 ? sample.ipv4(bigEndian(address, 0, 4)) : sample.ipv6(bigEndian(address, 0, 8), bigEndian(address, 8, 8));
    }

    /** The number that some bytes are, the first one being the most significant. */
    public static long bigEndian(byte[] bytes, int from, int count) {
        long value = 0;
        for (int i = from; i < from + count; i++) {
            value = value << 8 | bytes[i] & 0xff;
        }
        return value;
    }

    private static boolean toIpv4(Sample sample) {
        switch (sample.type) {
            case INTEGER -> {
                return sample.ipv4(sample.number);
            }
            case IPV6 -> {
                return shrink(sample);
            }
            case STRING -> {
                return toAddress(sample) && (sample.type == SampleType.IPV4 || shrink(sample));
            }
            default -> {
                return false;
            }
        }
    }

    /** IPv4-mapped, IPv4-compatible and 6to4 addresses hold an IPv4 address. */
    private static boolean shrink(Sample sample) {
        long high = sample.high;
        long low = sample.low;
        if (high == 0 && (low >>> 32 == 0xffff || low >>> 32 == 0)) {
            return sample.ipv4(low);
        }
        return high >>> 48 == 0x2002 && sample.ipv4(high >>> 16);
    }

    private static boolean toIpv6(Sample sample) {
        switch (sample.type) {
            case IPV4, INTEGER -> {
                return sample.ipv6(0, MAPPED | sample.number & 0xffff_ffffL);
            }
            case STRING -> {
                return toAddress(sample) && (sample.type == SampleType.IPV6 || sample.ipv6(0, MAPPED | sample.number));
            }
            default -> {
                return false;
            }
        }
    }

    private static boolean toText(Sample sample) {
        switch (sample.type) {
            case BOOLEAN, INTEGER -> {
                byte[] room = sample.room(LONGEST_NUMBER);
                return sample.took(SampleType.STRING, room, decimal(room, 0, sample.number));
            }
            case IPV4 -> {
                byte[] room = sample.room(LONGEST_NUMBER);
                return sample.took(SampleType.STRING, room, dotted(room, 0, sample.number));
            }
            case IPV6 -> {
                byte[] address = new byte[16];
                putBigEndian(address, 0, sample.high, 8);
                putBigEndian(address, 8, sample.low, 8);
                return sample.string(IpText.format(address).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            }
            case BINARY -> {
                return upToNul(sample);
            }
            default -> {
                return retype(sample, SampleType.STRING);
            }
        }
    }

    private static boolean upToNul(Sample sample) {
        byte[] bytes = sample.bytes;
        for (int i = 0; i < sample.length; i++) {
            if (bytes[sample.from + i] == 0) {
                sample.length = i;
            }
        }
        return retype(sample, SampleType.STRING);
    }

    /** Writes a number in decimal; returns the offset behind it. */
    public static int decimal(byte[] target, int at, long number) {
        int digits = 1;
        // Worked on as a negative number, which has the larger range.
        long rest = number < 0 ? number : -number;
        for (long left = rest / 10; left != 0; left /= 10) {
            digits++;
        }
        int start = at;
        if (number < 0) {
            target[start++] = '-';
        }
        int end = start + digits;
        for (int i = end - 1; i >= start; i--) {
            target[i] = (byte) ('0' - rest % 10);
            rest /= 10;
        }
        return end;
    }

    /** Writes an IPv4 address; returns the offset behind it. */
    public static int dotted(byte[] target, int at, long address) {
        int end = at;
        for (int shift = 24; shift >= 0; shift -= 8) {
            end = decimal(target, end, address >>> shift & 0xff);
            if (shift > 0) {
                target[end++] = '.';
            }
        }
        return end;
    }

    private static boolean toBinary(Sample sample) {
        switch (sample.type) {
            case INTEGER, BOOLEAN -> {
                byte[] room = sample.room(Long.BYTES);
                putBigEndian(room, 0, sample.number, Long.BYTES);
                return sample.took(SampleType.BINARY, room, Long.BYTES);
            }
            case IPV4 -> {
                byte[] room = sample.room(Integer.BYTES);
                putBigEndian(room, 0, sample.number, Integer.BYTES);
                return sample.took(SampleType.BINARY, room, Integer.BYTES);
            }
            case IPV6 -> {
                byte[] room = sample.room(2 * Long.BYTES);
                putBigEndian(room, 0, sample.high, Long.BYTES);
                putBigEndian(room, Long.BYTES, sample.low, Long.BYTES);
                return sample.took(SampleType.BINARY, room, 2 * Long.BYTES);
            }
            default -> {
                return retype(sample, SampleType.BINARY);
            }
        }
    }

    /** Writes the lowest {@code count} bytes of a number, the most significant one first. */
    public static void putBigEndian(byte[] target, int at, long number, int count) {
        for (int i = 0; i < count; i++) {
            target[at + i] = (byte) (number >>> 8 * (count - 1 - i));
        }
    }
}
