package io.sluice.engine.log;

import io.sluice.base.bytes.Buffer;
import io.sluice.net.syscall.Errno;

/**
 * Writes messages to a descriptor that the process was started with: standard output, a pipe, a terminal, a file, a socket.
 *
 * <p>Whole lines are written together as long as they fit into what a pipe takes in one piece, so that lines of several processes on the
 * same pipe do not mix; a socket that keeps boundaries gets each line by itself. A line that was taken in part is finished before
 * anything else follows.
 */
final class StreamOutlet extends LogOutlet {

    /** PIPE_BUF of Linux. */
    private static final int ATOMIC_BYTES = 4096;

    private final int descriptor;
    private final int[] ends = new int[OUTBOX_MESSAGES];
    private int count;
    private int usedBytes;
    private final boolean lineByLine;

    StreamOutlet(String name, int descriptor, LogDevice device, LogFaults faults) {
        super(name, device, faults);
        this.descriptor = descriptor;
        this.lineByLine = device.isDatagram(descriptor);
    }

    @Override
    void accept(Buffer source, int offset, int length) {
        if (!hasRoom(length)) {
            flush();
            if (!hasRoom(length)) {
                countDropped(1);
                return;
            }
        }
        source.copyTo(offset, outbox(), usedBytes, length);
        usedBytes += length;
        ends[count++] = usedBytes;
    }

    private boolean hasRoom(int length) {
        return count < OUTBOX_MESSAGES && length <= OUTBOX_BYTES - usedBytes;
    }

    @Override
    boolean flush() {
        int written = 0;
        int line = 0;
        while (line < count) {
            int last = lastOfChunk(line, written);
            int size = ends[last] - written;
            int result = device.write(descriptor, outbox(), written, lineByLine ? size : Math.min(size, ATOMIC_BYTES));
            if (result > 0) {
                written += result;
                while (line < count && ends[line] <= written) {
                    line++;
                }
            } else if (result == -Errno.EAGAIN || result == 0) {
                break;
            } else {
                reportFault(-result);
                countDropped(count - line);
                line = count;
                written = usedBytes;
            }
        }
        keepFrom(line, written);
        return written > 0;
    }

    @Override
    boolean awaitRoom(int timeoutMs) {
        return device.awaitWritable(descriptor, timeoutMs) != 0;
    }

    /** The last line of the next piece: at least the current one. */
    private int lastOfChunk(int line, int written) {
        int last = line;
        while (!lineByLine && last + 1 < count && ends[last + 1] - written <= ATOMIC_BYTES) {
            last++;
        }
        return last;
    }

    private void keepFrom(int line, int written) {
        if (written == 0) {
            return;
        }
        outbox().copyTo(written, outbox(), 0, usedBytes - written);
        usedBytes -= written;
        count -= line;
        for (int i = 0; i < count; i++) {
            ends[i] = ends[i + line] - written;
        }
    }

    @Override
    boolean isPending() {
        return count > 0;
    }

    @Override
    void close() {
        // The descriptor belongs to the process.
    }
}
