package io.sluice.engine.log;

/** Recognises valid UTF-8 byte by byte. */
final class Utf8 {

    private Utf8() {
    }

    /** Length of the valid sequence of two to four bytes at this place, 0 when there is none. The control characters above 127 do not count. */
    static int sequence(byte[] bytes, int at, int end) {
        int first = bytes[at] & 0xff;
        int length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
        if (first < 0xc2 || first > 0xf4 || at + length > end) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        int second = bytes[at + 1] & 0xff;
        boolean overlong = first == 0xe0 && second < 0xa0 || first == 0xf0 && second < 0x90;
        boolean outside = first == 0xed && second > 0x9f || first == 0xf4 && second > 0x8f;
        boolean control = first == 0xc2 && second < 0xa0;
        return overlong || outside || control ? 0 : length;
    }
}
