package io.sluice.conformance.run;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** What one connection has received and nobody has taken yet. A reader thread adds, the scenario's thread takes; guarded by its own lock. */
final class Received {
    static final int LIMIT_BYTES = 24 * 1024 * 1024;

    /** How a connection's receiving side stands. */
    enum End {
        OPEN,
        CLOSED,
        RESET
    }

    /** Says how many of the bytes belong to what is waited for, or -1 when more must come. */
    interface Until {
        int length(byte[] bytes, int count, boolean ended);
    }

    private byte[] bytes = new byte[4096];
    private int count;
    private End end = End.OPEN;

    /** Adds what was read; waits while nobody takes and the limit is reached, which holds the sender back. */
    synchronized void add(byte[] data, int length) throws InterruptedException {
        while (count + length > LIMIT_BYTES && end == End.OPEN) {
            wait();
        }
        if (count + length > LIMIT_BYTES) {
            return;
        }
        if (count + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(count + length, 2 * bytes.length));
        }
        System.arraycopy(data, 0, bytes, count, length);
        count += length;
        notifyAll();
    }

    synchronized void end(End how) {
        end = how;
        notifyAll();
    }

    /** Nobody will take anything any more: lets a waiting reader go. */
    synchronized void abandon() {
        if (end == End.OPEN) {
            end = End.CLOSED;
        }
        notifyAll();
    }

    synchronized End end() {
        return end;
    }

    /** Takes what is waited for; everything there is when the other side ends or time is up. */
    synchronized Taken take(Until until, long timeoutMs) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMs);
        while (true) {
            int length = until.length(bytes, count, end != End.OPEN);
            if (length >= 0) {
                return new Taken(remove(length), true, End.OPEN);
            }
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (end != End.OPEN || left <= 0) {
                return new Taken(remove(count), false, end);
            }
            wait(left);
        }
    }

    private byte[] remove(int length) {
        byte[] taken = Arrays.copyOf(bytes, length);
        System.arraycopy(bytes, length, bytes, 0, count - length);
        count -= length;
        notifyAll();
        return taken;
    }

    /** Bytes, whether they are complete, and if not, how the connection stood. Immutable by agreement: nobody writes into the bytes. */
    static final class Taken {
        private final byte[] bytes;
        private final boolean complete;
        private final End end;

        Taken(byte[] bytes, boolean complete, End end) {
            this.bytes = bytes;
            this.complete = complete;
            this.end = end;
        }

        byte[] bytes() {
            return bytes;
        }

        boolean complete() {
            return complete;
        }

        End end() {
            return end;
        }
    }
}
