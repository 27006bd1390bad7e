package io.sluice.http.http1;

import io.sluice.base.bytes.Buffer;

/** Reads {@code HTTP/digit.digit}. Stateless. */
final class ProtocolVersion {

    static final int LENGTH = 8;

    private static final int HTTP = 'P' << 24 | 'T' << 16 | 'T' << 8 | 'H';

    private ProtocolVersion() {
    }

    /** Puts the numbers of a version into {@code out}, or a negative major number if the range is none: that is refused when the whole head is there. */
    static void read(Buffer buffer, int offset, int length, HeadIndex out) {
        out.versionOffset = offset;
        out.majorVersion = -1;
        if (length != LENGTH || buffer.getInt(offset) != HTTP || buffer.get(offset + 4) != '/' || buffer.get(offset + 6) != '.') {
            return;
        }
        int major = buffer.get(offset + 5) - '0';
        int minor = buffer.get(offset + 7) - '0';
        if (major < 0 || major > 9 || minor < 0 || minor > 9) {
            return;
        }
        out.majorVersion = major;
        out.minorVersion = minor;
    }
}
