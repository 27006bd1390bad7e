package io.sluice.language.sample;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One value on its way through an expression. A sample is reused for evaluation after evaluation and belongs to one thread.
 *
 * <p>Bytes are a part of {@link #bytes}: either something constant that a keyword owns, which nobody changes, or one of the sample's own two
 * rooms. A keyword that makes new bytes writes them into {@link #room()}, which is never the array that the sample shows at the moment, and
 * then calls {@link #took}. Nothing longer than {@link #limit()} bytes can be made; a keyword whose result does not fit has no result.
 */
public final class Sample {

    private static final int FIRST_ROOM_BYTES = 1024;

    /** What the sample is; never one of the types that are only asked for. */
    public SampleType type = SampleType.BOOLEAN;
    /** The value of a boolean (0 or 1) or an integer; an IPv4 address as an unsigned 32-bit number. */
    public long number;
    /** The two halves of an IPv6 address. */
    public long high;
    public long low;
    /** The value of a string, a binary or a method. */
    public byte[] bytes = new byte[0];
    public int from;
    public int length;
    /** All values are asked for, one after the other; else a fetch with several ones gives the one it finds most useful. */
    public boolean iterate;
    /** The fetch has further values: it may be asked again with {@link #cursor} as it left it. */
    public boolean more;
    /** Where a fetch with several values goes on; 0 at the first one. */
    public int cursor;
    /** The value, or its absence, may change when more bytes arrive. */
    public boolean unstable;

    private final int limit;
    private byte[] firstRoom = new byte[FIRST_ROOM_BYTES];
    private byte[] secondRoom = new byte[FIRST_ROOM_BYTES];

    /** A sample whose bytes are at most {@code limit} long. */
    public Sample(int limit) {
        this.limit = limit;
    }

    /** The most bytes that a sample can have. */
    public int limit() {
        return limit;
    }

    /** An array for new bytes, at least as long as {@code needed}; null when that is more than a sample can have. */
    public byte[] room(int needed) {
        if (needed > limit) {
            return null;
        }
        boolean first = bytes != firstRoom;
        byte[] room = first ? firstRoom : secondRoom;
        if (room.length < needed) {
            room = Arrays.copyOf(room, Math.min(limit, Math.max(needed, 2 * room.length)));
            if (first) {
                firstRoom = room;
            } else {
                secondRoom = room;
            }
        }
        return room;
    }

    /** The bytes written into a room become the value; answers true, so that a keyword can end with it. */
    public boolean took(SampleType newType, byte[] room, int count) {
        return bytes(newType, room, 0, count);
    }

    /** The value is a part of an array that stays as it is while the sample is used. */
    public boolean bytes(SampleType newType, byte[] array, int start, int count) {
        type = newType;
        bytes = array;
        from = start;
        length = count;
        return true;
    }

    /** The value is a constant string. */
    public boolean string(byte[] constant) {
        return bytes(SampleType.STRING, constant, 0, constant.length);
    }

    public boolean truth(boolean value) {
        type = SampleType.BOOLEAN;
        number = value ? 1 : 0;
        return true;
    }

    public boolean integer(long value) {
        type = SampleType.INTEGER;
        number = value;
        return true;
    }

    /** {@code address} is taken as an unsigned 32-bit number. */
    public boolean ipv4(long address) {
        type = SampleType.IPV4;
        number = address & 0xffff_ffffL;
        return true;
    }

    public boolean ipv6(long newHigh, long newLow) {
        type = SampleType.IPV6;
        high = newHigh;
        low = newLow;
        return true;
    }

    /** Takes over another sample's value; bytes are copied. False when they do not fit. */
    public boolean copyOf(Sample other) {
        if (other.type.isBytes()) {
            byte[] room = room(other.length);
            if (room == null) {
                return false;
            }
            System.arraycopy(other.bytes, other.from, room, 0, other.length);
            return took(other.type, room, other.length);
        }
        type = other.type;
        number = other.number;
        high = other.high;
        low = other.low;
        return true;
    }

    /** The bytes as text, each one a character; allocates. */
    public String text() {
        return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }
}
