package io.sluice.net.syscall;

import io.sluice.base.bytes.Memory;

/** Encodes {@code struct mmsghdr} and {@code struct iovec}, which are the same on both supported machines. */
final class MessageLayout {

    /** 56 bytes of {@code struct msghdr}, the length the kernel reports, padding. */
    static final int HEADER_BYTES = 64;
    static final int VECTOR_BYTES = 16;

    private MessageLayout() {
    }

    static void putVector(long target, long address, int length) {
        Memory.putLong(target, address);
        Memory.putLong(target + 8, length);
    }

    /** One message of one vector; a name length of 0 means the connected peer. */
    static void putHeader(long target, long name, int nameLength, long vector) {
        Memory.putLong(target, nameLength == 0 ? 0 : name);
        Memory.putLong(target + 8, nameLength);
        Memory.putLong(target + 16, vector);
        Memory.putLong(target + 24, 1);
        Memory.putLong(target + 32, 0);
        Memory.putLong(target + 40, 0);
        Memory.putLong(target + 48, 0);
        Memory.putLong(target + 56, 0);
    }
}
