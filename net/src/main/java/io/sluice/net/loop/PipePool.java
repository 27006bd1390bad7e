package io.sluice.net.loop;

import io.sluice.net.syscall.Errno;
import io.sluice.net.syscall.Kernel;
import java.util.Arrays;

/**
 * The pipes of one loop. A connection has one only while bytes are inside, so a few serve many connections; one in which bytes are left when
 * its connection ends is closed, so that nobody else ever sees them. Bounded by the {@link PipeBudget}.
 */
final class PipePool {

    /** Most bytes moved in one go: more than any pipe holds. */
    private static final int MOST_AT_ONCE = 1 << 24;

    private final Kernel kernel;
    private final PipeBudget budget;
    private final int[] ends = new int[2];
    private Pipe[] free = new Pipe[8];
    private int freeCount;

    PipePool(Kernel kernel, PipeBudget budget) {
        this.kernel = kernel;
        this.budget = budget;
    }

    /** Moves what a socket has to a connection without pending output; answers as {@link Connection#spliceFrom}. */
    int move(int source, Connection sink) {
        Pipe pipe = take();
        if (pipe == null) {
            return Connection.CANNOT_SPLICE;
        }
        int moved = fill(pipe, source);
        if (moved <= 0) {
            giveBack(pipe);
            return moved == -Errno.EINVAL ? Connection.CANNOT_SPLICE : moved;
        }
        int sent = empty(pipe, sink.descriptor());
        if (sent > 0) {
            sink.sentBytes(sent);
        }
        if (pipe.bytes > 0 && (sent > 0 || sent == -Errno.EAGAIN)) {
            sink.pipe = pipe;
            return moved;
        }
        giveBack(pipe);
        return sent > 0 ? moved : Connection.SINK_FAILED;
    }

    /** An empty pipe, or null when there are no more. */
    private Pipe take() {
        if (freeCount > 0) {
            return free[--freeCount];
        }
        if (!budget.mayCreate()) {
            return null;
        }
        if (kernel.pipe(ends, budget.pipeBytes()) < 0) {
            budget.destroyed();
            return null;
        }
        return new Pipe(ends[0], ends[1]);
    }

    void giveBack(Pipe pipe) {
        if (pipe.bytes > 0) {
            budget.used(-1);
            budget.destroyed();
            kernel.close(pipe.input);
            kernel.close(pipe.output);
            return;
        }
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, 2 * freeCount);
        }
        free[freeCount++] = pipe;
    }

    /** Takes what a socket has into an empty pipe: a count, 0 at the end of the stream, or a negated error number. */
    private int fill(Pipe pipe, int socket) {
        int moved = kernel.splice(socket, pipe.input, MOST_AT_ONCE);
        if (moved > 0) {
            pipe.bytes = moved;
            budget.used(1);
        }
        return moved;
    }

    /** Sends what the pipe holds: how much has gone, {@code -EAGAIN} when not all of it (see {@link Pipe#bytes}), or a negated error number. */
    int empty(Pipe pipe, int socket) {
        int sent = 0;
        while (pipe.bytes > 0) {
            int moved = kernel.splice(pipe.output, socket, pipe.bytes);
            if (moved <= 0) {
                return moved == -Errno.EAGAIN && sent > 0 ? sent : moved == 0 ? -Errno.EPIPE : moved;
            }
            sent += moved;
            budget.moved(moved);
            pipe.bytes -= moved;
        }
        budget.used(-1);
        return sent;
    }
}
