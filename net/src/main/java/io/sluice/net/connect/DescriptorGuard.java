package io.sluice.net.connect;

/**
 * Lets one thread close a descriptor while others use it: the number is given back to the system only when the last of them has left, so
 * nobody ever touches a stranger's descriptor of the same number. Any thread.
 */
final class DescriptorGuard {

    private final int descriptor;
    private int users;
    private boolean closed;

    DescriptorGuard(int descriptor) {
        this.descriptor = descriptor;
    }

    int descriptor() {
        return descriptor;
    }

    /** False when it is closed; otherwise {@link #leave} must follow. */
    synchronized boolean enter() {
        if (closed) {
            return false;
        }
        users++;
        return true;
    }

    /** True when the caller was the last one and must close the descriptor. */
    synchronized boolean leave() {
        users--;
        return closed && users == 0;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** What {@link #close} asks of its caller. */
    enum Closing { NOTHING, WAKE_USERS, CLOSE_NOW }

    /**
     * Forbids further use. Only the first call is answered with something to do; after {@code WAKE_USERS} the caller is a user too, so that
     * the descriptor it wakes them with stays valid, and {@link #leave} must follow.
     */
    synchronized Closing close() {
        if (closed) {
            return Closing.NOTHING;
        }
        closed = true;
        if (users == 0) {
            return Closing.CLOSE_NOW;
        }
        users++;
        return Closing.WAKE_USERS;
    }
}
