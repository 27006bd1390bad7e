package io.sluice.net.loop;

/** Learns of an unexpected exception in a handler; contains it to that handler. Called on the loop's thread. */
public interface FaultHandler {

    /** {@code handler} is null when the fault did not come from a descriptor's owner. */
    void fault(EventHandler handler, Throwable fault);
}
