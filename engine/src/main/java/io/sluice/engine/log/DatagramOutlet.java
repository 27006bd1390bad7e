package io.sluice.engine.log;

import io.sluice.base.address.SocketAddress;
import io.sluice.base.bytes.Buffer;
import io.sluice.net.syscall.Errno;

/**
 * Sends each message as one datagram, many with one system call.
 *
 * <p>The socket is opened at the first message, so that a unix path is looked up where the process lives then. It is connected, which
 * saves the kernel a route per message; the price is that the refusal of an earlier datagram is reported by a later call. For UDP that
 * report is cleared by being read and the messages are sent again; on a unix socket it means that the receiver's socket is gone, and the
 * path is opened anew.
 */
final class DatagramOutlet extends LogOutlet {

    private static final int CLOSED = -1;

    private final SocketAddress target;
    private final boolean unix;
    private final int[] offsets = new int[OUTBOX_MESSAGES];
    private final int[] lengths = new int[OUTBOX_MESSAGES];
    private int count;
    private int usedBytes;
    private final SegmentedSender sender;
    private int descriptor = CLOSED;

    DatagramOutlet(String name, SocketAddress target, LogDevice device, LogFaults faults) {
        super(name, device, faults);
        this.target = target;
        this.unix = !target.isIp();
        this.sender = new SegmentedSender(device, target.isIp());
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
        offsets[count] = usedBytes;
        // The line end is for streams; a datagram carries it too, as syslog receivers are used to.
        lengths[count] = length;
        count++;
        usedBytes += length;
    }

    private boolean hasRoom(int length) {
        return count < OUTBOX_MESSAGES && length <= OUTBOX_BYTES - usedBytes;
    }

    @Override
    boolean flush() {
        int sent = 0;
        // Each failed attempt either gives up one message or was the report of an earlier one: the loop is bounded by twice the batch.
        int attempts = 2 * count + 2;
        while (sent < count && attempts-- > 0) {
            if (descriptor < 0 && !open()) {
                countDropped(count - sent);
                sent = count;
                break;
            }
            int result = sender.send(descriptor, outbox(), offsets, lengths, sent, count);
            if (result > 0) {
                sent += result;
            } else if (result == -Errno.EAGAIN || result == -Errno.ENOBUFS) {
                break;
            } else if (!isStaleReport(-result)) {
                reportFault(-result);
                countDropped(1);
                sent++;
            }
        }
        keepFrom(sent);
        return sent > 0;
    }

    @Override
    boolean awaitRoom(int timeoutMs) {
        return descriptor < 0 || device.awaitWritable(descriptor, timeoutMs) != 0;
    }

    private boolean open() {
        descriptor = device.openDatagram(target);
        if (descriptor < 0) {
            reportFault(-descriptor);
            descriptor = CLOSED;
            return false;
        }
        sender.reset();
        return true;
    }

    /** True when the error belongs to the past and the same message should be tried again. */
    private boolean isStaleReport(int errno) {
        if (unix && (errno == Errno.ECONNREFUSED || errno == Errno.ENOTCONN || errno == Errno.ECONNRESET)) {
            close();
            return true;
        }
        return !unix && errno == Errno.ECONNREFUSED;
    }

    /** Moves what was not sent to the front. */
    private void keepFrom(int sent) {
        if (sent == 0) {
            return;
        }
        int start = sent < count ? offsets[sent] : usedBytes;
        if (start < usedBytes) {
            outbox().copyTo(start, outbox(), 0, usedBytes - start);
        }
        count -= sent;
        usedBytes -= start;
        for (int i = 0; i < count; i++) {
            offsets[i] = offsets[i + sent] - start;
            lengths[i] = lengths[i + sent];
        }
    }

    @Override
    boolean isPending() {
        return count > 0;
    }

    @Override
    void close() {
        if (descriptor >= 0) {
            device.close(descriptor);
            descriptor = CLOSED;
        }
    }
}
