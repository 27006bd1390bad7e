package io.sluice.engine.log;

/** Writes CBOR (RFC 8949) into a line: as it is, or each byte as two hexadecimal digits so that a log stays printable. */
final class CborText {

    static final int UNSIGNED = 0;
    static final int NEGATIVE = 1;
    static final int TEXT = 3;
    static final int FALSE = 0xf4;
    static final int TRUE = 0xf5;
    static final int NULL = 0xf6;
    static final int OPEN_TEXT = 0x7f;
    static final int OPEN_LIST = 0x9f;
    static final int OPEN_MAP = 0xbf;
    static final int BREAK = 0xff;

    private final boolean binary;

    CborText(boolean binary) {
        this.binary = binary;
    }

    void putByte(LineBuffer line, int value) {
        if (binary) {
            line.put(value);
        } else {
            line.putHexByte(value & 0xff);
        }
    }

    private void putBytes(LineBuffer line, byte[] bytes, int from, int length) {
        for (int i = from; i < from + length; i++) {
            putByte(line, bytes[i]);
        }
    }

    /** The first bytes of an item: its major type and a number in the shortest form. */
    private void putHead(LineBuffer line, int major, long number) {
        int type = major << 5;
        if (number >= 0 && number < 24) {
            putByte(line, type | (int) number);
            return;
        }
        int size = number < 0 || number > 0xffff_ffffL ? 3 : number > 0xffff ? 2 : number > 0xff ? 1 : 0;
        putByte(line, type | 24 + size);
        for (int shift = 8 * ((1 << size) - 1); shift >= 0; shift -= 8) {
            putByte(line, (int) (number >>> shift));
        }
    }

    void putNumber(LineBuffer line, long value) {
        if (value >= 0) {
            putHead(line, UNSIGNED, value);
        } else {
            putHead(line, NEGATIVE, -1 - value);
        }
    }

    void putText(LineBuffer line, byte[] bytes, int from, int length) {
        putHead(line, TEXT, length);
        putBytes(line, bytes, from, length);
    }

    /** The chunks of an open text: what is plain, and each escape by itself. */
    void putChunks(LineBuffer line, byte[] bytes, int from, int length, boolean[] hashed) {
        int end = from + length;
        int done = from;
        while (done < end) {
            int plain = done;
            while (plain < end && (hashed == null || !hashed[bytes[plain] & 0xff])) {
                plain++;
            }
            if (plain > done) {
                putText(line, bytes, done, plain - done);
            }
            if (plain < end) {
                putHead(line, TEXT, 3);
                putByte(line, '#');
                putByte(line, LineBuffer.hexDigit(bytes[plain] >> 4));
                putByte(line, LineBuffer.hexDigit(bytes[plain]));
                plain++;
            }
            done = plain;
        }
    }
}
