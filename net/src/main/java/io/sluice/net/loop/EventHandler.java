package io.sluice.net.loop;

/** What a descriptor's owner does when the descriptor becomes ready. Called on the loop's thread only. */
public abstract class EventHandler {

    /** True while this handler stands in its loop's list of handlers to call again. */
    boolean queued;
    int queuedEvents;

    /** {@code events} are bits of {@link io.sluice.net.syscall.Kernel}: IN, OUT, ERROR, HANG_UP, READ_HANG_UP. */
    protected abstract void ready(int events);

    /** {@link #ready} threw: end whatever this handler stands for, so that only it is lost. */
    protected void faulted() {
    }
}
