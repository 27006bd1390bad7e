package io.sluice.engine.log;

import io.sluice.base.address.SocketAddress;
import io.sluice.base.bytes.Buffer;
import io.sluice.net.syscall.Errno;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Test kit: a device in memory. Collects what arrives, each datagram by itself, cut as the kernel cuts segments; the results of coming
 * calls can be set, otherwise everything is taken.
 */
final class FakeLogDevice implements LogDevice {

    final List<String> arrived = new ArrayList<>();
    /** What happened, for tests that care: {@code open}, {@code segment 154}, {@code send 3}, {@code close}. */
    final List<String> calls = new ArrayList<>();
    /** Results of the next sends or writes: how many to take, or a negated error number. */
    final Deque<Integer> results = new ArrayDeque<>();
    int openResult = 5;
    boolean segments = true;
    boolean datagram;
    private int segmentSize;

    @Override
    public int openDatagram(SocketAddress target) {
        calls.add("open");
        segmentSize = 0;
        return openResult;
    }

    @Override
    public int setSegmentSize(int descriptor, int sizeBytes) {
        calls.add("segment " + sizeBytes);
        if (!segments) {
            return -Errno.EINVAL;
        }
        segmentSize = sizeBytes;
        return 0;
    }

    @Override
    public int sendMany(int descriptor, Buffer buffer, int[] offsets, int[] lengths, int count) {
        calls.add("send " + count);
        int taken = results.isEmpty() ? count : results.remove();
        for (int i = 0; i < taken; i++) {
            receive(buffer.toText(offsets[i], lengths[i]));
        }
        return taken;
    }

    private void receive(String piece) {
        int size = segmentSize == 0 ? piece.length() : segmentSize;
        for (int start = 0; start < piece.length(); start += size) {
            arrived.add(piece.substring(start, Math.min(start + size, piece.length())));
        }
    }

    @Override
    public boolean isDatagram(int descriptor) {
        return datagram;
    }

    @Override
    public int write(int descriptor, Buffer buffer, int offset, int length) {
        calls.add("write " + length);
        int taken = results.isEmpty() ? length : Math.min(length, results.remove());
        if (taken > 0) {
            arrived.add(buffer.toText(offset, taken));
        }
        return taken;
    }

    @Override
    public int awaitWritable(int descriptor, int timeoutMs) {
        return 1;
    }

    @Override
    public int close(int descriptor) {
        calls.add("close");
        return 0;
    }
}
