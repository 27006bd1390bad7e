package io.sluice.net.timer;

/**
 * Something that happens at a moment, linked into one {@link TimerWheel}. Owned by the wheel's thread.
 *
 * <p>A timer that is pushed further into the future (the common case: every byte received postpones a timeout) only stores its new
 * deadline; the wheel moves it when its old slot comes up.
 */
public abstract class Timer {

    /** No deadline. */
    public static final long NEVER = Long.MAX_VALUE;

    long deadlineMs = NEVER;
    /** The tick of the slot in which this timer is linked, or -1. */
    long slotTick = -1;
    Timer next;
    Timer previous;

    /** Called once on the wheel's thread when the deadline has passed; the timer is no longer linked and may be scheduled again. */
    protected abstract void expired(long nowMs);

    /** When it expires, in the loop's monotonic milliseconds, or {@link #NEVER}. */
    public final long deadlineMs() {
        return deadlineMs;
    }
}
