package io.sluice.net.syscall;

import io.sluice.base.bytes.Memory;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/** The C library's words for an error number, as every other program prints them. Any thread; cold paths only. */
public final class ErrorText {

    private static final int LONGEST_BYTES = 256;

    private ErrorText() {
    }

    /** The text for a positive or a negated error number: {@code Address already in use}. */
    public static String of(int errno) {
        MemorySegment function = NativeCall.function("strerror");
        long address = NativeCall.collected().call(function, Math.abs(errno), 0, 0, 0, 0, 0, 0);
        byte[] text = new byte[LONGEST_BYTES];
        int length = 0;
        while (length < LONGEST_BYTES && Memory.getByte(address + length) != 0) {
            text[length] = Memory.getByte(address + length);
            length++;
        }
        return new String(text, 0, length, StandardCharsets.UTF_8);
    }

    /** The symbol of an error that connections end with: {@code ECONNRESET}; others have their number. */
    public static String nameOf(int errno) {
        return switch (Math.abs(errno)) {
            case Errno.EPIPE -> "EPIPE";
            case Errno.ECONNABORTED -> "ECONNABORTED";
            case Errno.ECONNRESET -> "ECONNRESET";
            case Errno.ENOTCONN -> "ENOTCONN";
            case Errno.ETIMEDOUT -> "ETIMEDOUT";
            case Errno.ECONNREFUSED -> "ECONNREFUSED";
            case Errno.ENETUNREACH -> "ENETUNREACH";
            case Errno.EHOSTUNREACH -> "EHOSTUNREACH";
            default -> Integer.toString(Math.abs(errno));
        };
    }
}
