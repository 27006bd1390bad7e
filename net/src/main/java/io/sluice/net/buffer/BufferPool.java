package io.sluice.net.buffer;

import io.sluice.base.bytes.Buffer;

/**
 * Buffers of one event loop, in two sizes: a connection borrows one only while it holds bytes. Single-threaded.
 *
 * <p>The native memory is never given back, so the pool's size is the peak of what was needed at once; the limit on connections
 * bounds it. {@link #take} never fails for want of a free buffer: it allocates.
 */
public final class BufferPool {

    private final int smallSizeBytes;
    private final int largeSizeBytes;
    private Buffer[] small = new Buffer[64];
    private Buffer[] large = new Buffer[16];
    private int freeSmall;
    private int freeLarge;
    private int allocatedSmall;
    private int allocatedLarge;

    public BufferPool(int smallSizeBytes, int largeSizeBytes) {
        this.smallSizeBytes = smallSizeBytes;
        this.largeSizeBytes = largeSizeBytes;
    }

    /** A buffer with room for at least {@code sizeBytes}, which must not exceed the large size. */
    public Buffer take(int sizeBytes) {
        if (sizeBytes <= smallSizeBytes) {
            if (freeSmall > 0) {
                return small[--freeSmall];
            }
            allocatedSmall++;
            return Buffer.allocate(smallSizeBytes);
        }
        if (sizeBytes > largeSizeBytes) {
            throw new IllegalArgumentException("no buffer holds " + sizeBytes + " bytes");
        }
        if (freeLarge > 0) {
            return large[--freeLarge];
        }
        allocatedLarge++;
        return Buffer.allocate(largeSizeBytes);
    }

    /**
     * A buffer that begins with a range of another one and has room for {@code more} bytes behind it: the same, or a larger one that replaces
     * it. Null when no buffer is so large.
     */
    public Buffer roomFor(Buffer buffer, int from, int length, int more) {
        if (length + more > largestBytes()) {
            return null;
        }
        Buffer larger = length + more <= buffer.capacity() ? buffer : take(length + more);
        buffer.copyTo(from, larger, 0, length);
        if (larger != buffer) {
            release(buffer);
        }
        return larger;
    }

    /** Gives a buffer back; the caller must not touch it afterwards. */
    public void release(Buffer buffer) {
        if (buffer.capacity() == smallSizeBytes) {
            if (freeSmall == small.length) {
                small = java.util.Arrays.copyOf(small, 2 * freeSmall);
            }
            small[freeSmall++] = buffer;
        } else {
            if (freeLarge == large.length) {
                large = java.util.Arrays.copyOf(large, 2 * freeLarge);
            }
            large[freeLarge++] = buffer;
        }
    }

    public int largestBytes() {
        return largeSizeBytes;
    }

    public int smallSizeBytes() {
        return smallSizeBytes;
    }

    /** Buffers that exist, by size class: free and in use. Read by other threads as a rough figure. */
    public int allocatedSmall() {
        return allocatedSmall;
    }

    public int allocatedLarge() {
        return allocatedLarge;
    }

    public int usedSmall() {
        return allocatedSmall - freeSmall;
    }

    public int usedLarge() {
        return allocatedLarge - freeLarge;
    }
}
