package io.sluice.engine.log;

import io.sluice.base.bytes.Buffer;
import io.sluice.net.syscall.Errno;

/**
 * Sends many datagrams of one UDP socket with little work in the kernel.
 *
 * <p>Traffic lines of one proxy mostly have the same length. The kernel can take a run of equal datagrams, the last of which may be
 * shorter, as one piece and cut it up on the way (generic segmentation offload); that costs about a quarter of sending them one by one in
 * one {@code sendmmsg}. So runs of at least {@link #SHORTEST_RUN} neighbours go as one piece; the rest goes singly; the order stays. The segment
 * size belongs to the socket: pieces with the same size, and singles that are not longer, share a call.
 *
 * <p>Where the path does not allow it (an old kernel, a datagram above the path's limit) the sender falls back to single datagrams for good.
 */
final class SegmentedSender {

    private static final int SHORTEST_RUN = 3;
    /** Limits of the kernel for one piece. */
    private static final int MOST_SEGMENTS = 64;
    private static final int LARGEST_PIECE_BYTES = 65_000;
    /** EIO and EOPNOTSUPP; a segment that does not fit the path is EINVAL or EMSGSIZE. */
    private static final int NO_CHECKSUM_OFFLOAD = 5;
    private static final int NOT_SUPPORTED = 95;

    private final LogDevice device;
    private final int[] pieceOffsets = new int[LogDevice.LARGEST_BATCH];
    private final int[] pieceLengths = new int[LogDevice.LARGEST_BATCH];
    private final int[] pieceMessages = new int[LogDevice.LARGEST_BATCH];
    private int segmentSize;
    private boolean segments;

    /** Only UDP sockets know segments. */
    SegmentedSender(LogDevice device, boolean segments) {
        this.device = device;
        this.segments = segments;
    }

    /** The next descriptor is a fresh socket. */
    void reset() {
        segmentSize = 0;
    }

    /**
     * Sends messages that lie one behind another in the buffer, from number {@code from} on; returns how many were sent, which may be
     * fewer than there are without an error, or the error of the first.
     */
    int send(int descriptor, Buffer buffer, int[] offsets, int[] lengths, int from, int end) {
        int wanted = segments ? segmentSizeAt(lengths, from, end) : 0;
        if (wanted != segmentSize && !(wanted == 0 && lengths[from] <= segmentSize) && !changeSegmentSize(descriptor, wanted)) {
            return send(descriptor, buffer, offsets, lengths, from, end);
        }
        int pieces = gather(offsets, lengths, from, end);
        int result = device.sendMany(descriptor, buffer, pieceOffsets, pieceLengths, pieces);
        if (result < 0 && pieceMessages[0] > 1 && isRefusalOfSegments(-result)) {
            segments = false;
            return send(descriptor, buffer, offsets, lengths, from, end);
        }
        int messages = 0;
        for (int i = 0; i < result; i++) {
            messages += pieceMessages[i];
        }
        return result < 0 ? result : messages;
    }

    /** False when the socket knows no segments: then it never will. */
    private boolean changeSegmentSize(int descriptor, int size) {
        if (device.setSegmentSize(descriptor, size) < 0) {
            segments = false;
            segmentSize = 0;
            return false;
        }
        segmentSize = size;
        return true;
    }

    private static boolean isRefusalOfSegments(int errno) {
        return errno == Errno.EINVAL || errno == Errno.EMSGSIZE || errno == NO_CHECKSUM_OFFLOAD || errno == NOT_SUPPORTED;
    }

    /** The segment size that the message at {@code from} needs: its length when it starts a run, else 0. */
    private static int segmentSizeAt(int[] lengths, int from, int end) {
        return runLength(lengths, from, end) >= SHORTEST_RUN ? lengths[from] : 0;
    }

    /** Neighbours with the length of the first, and one shorter one behind them. */
    private static int runLength(int[] lengths, int from, int end) {
        int size = lengths[from];
        int most = Math.min(end, from + Math.min(MOST_SEGMENTS, LARGEST_PIECE_BYTES / size));
        int next = from + 1;
        while (next < most && lengths[next] == size) {
            next++;
        }
        return next < most && lengths[next] < size && next - from > 1 ? next - from + 1 : next - from;
    }

    /** Fills the pieces that the present segment size allows; at least one. */
    private int gather(int[] offsets, int[] lengths, int from, int end) {
        int pieces = 0;
        int message = from;
        while (message < end && pieces < LogDevice.LARGEST_BATCH) {
            int run = segments ? runLength(lengths, message, end) : 1;
            int taken = 1;
            if (run >= SHORTEST_RUN) {
                if (lengths[message] != segmentSize) {
                    break;
                }
                taken = run;
            } else if (segmentSize > 0 && lengths[message] > segmentSize) {
                break;
            }
            pieceOffsets[pieces] = offsets[message];
            pieceLengths[pieces] = offsets[message + taken - 1] + lengths[message + taken - 1] - offsets[message];
            pieceMessages[pieces] = taken;
            pieces++;
            message += taken;
        }
        return pieces;
    }
}
