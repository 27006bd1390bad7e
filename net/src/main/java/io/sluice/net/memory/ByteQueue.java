package io.sluice.net.memory;

import java.util.Arrays;

/** A first-in first-out queue of bytes that grows as needed; its users bound it. */
final class ByteQueue {

    private byte[] bytes = new byte[256];
    private int head;
    private int size;

    int size() {
        return size;
    }

    void put(byte[] source, int from, int length) {
        if (head + size + length > bytes.length) {
            byte[] target = size + length > bytes.length ? new byte[Math.max(2 * bytes.length, size + length)] : bytes;
            System.arraycopy(bytes, head, target, 0, size);
            bytes = target;
            head = 0;
        }
        System.arraycopy(source, from, bytes, head + size, length);
        size += length;
    }

    /** Removes and returns up to {@code most} bytes. */
    byte[] take(int most) {
        int length = Math.min(most, size);
        byte[] taken = Arrays.copyOfRange(bytes, head, head + length);
        head += length;
        size -= length;
        return taken;
    }

    /** Returns up to {@code most} bytes, which stay. */
    byte[] peek(int most) {
        return Arrays.copyOfRange(bytes, head, head + Math.min(most, size));
    }

    void clear() {
        head = 0;
        size = 0;
    }
}
