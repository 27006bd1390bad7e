package io.sluice.engine.log;

import io.sluice.base.bytes.Buffer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Where messages leave the process: one socket or descriptor with a bounded outbox, shared by all log lines that name it.
 *
 * <p>Owned by the log writer's thread; only the drop counter is read by others. An outlet never blocks and never holds up another one:
 * what its receiver does not take stays in the outbox, and what does not fit there is dropped and counted.
 */
abstract class LogOutlet {

    /** Room of an outbox in bytes and in messages, and so the largest batch. */
    static final int OUTBOX_BYTES = 128 * 1024;
    static final int OUTBOX_MESSAGES = 512;

    private static final VarHandle DROPPED = handle();

    final LogDevice device;
    private Buffer outbox;
    private final String name;
    private final LogFaults faults;
    private boolean faultReported;
    @SuppressWarnings("unused") // through DROPPED
    private long dropped;

    LogOutlet(String name, LogDevice device, LogFaults faults) {
        this.name = name;
        this.device = device;
        this.faults = faults;
    }

    private static VarHandle handle() {
        try {
            return MethodHandles.lookup().findVarHandle(LogOutlet.class, "dropped", long.class);
        } catch (ReflectiveOperationException fault) {
            throw new ExceptionInInitializerError(fault);
        }
    }

    /** Takes one message into the outbox, making room by sending when it is full. */
    abstract void accept(Buffer source, int offset, int length);

    /** Sends as much as the receiver takes; true when something left the outbox. */
    abstract boolean flush();

    /** Waits until the receiver may take something again, at most this long; false when it does not. */
    abstract boolean awaitRoom(int timeoutMs);

    /** True when messages wait for the receiver. */
    abstract boolean isPending();

    abstract void close();

    /** Made by the first message. */
    final Buffer outbox() {
        if (outbox == null) {
            outbox = Buffer.allocate(OUTBOX_BYTES);
        }
        return outbox;
    }

    final void countDropped(int messages) {
        DROPPED.setOpaque(this, (long) DROPPED.getOpaque(this) + messages);
    }

    /** Messages that never left; for any thread. */
    final long dropped() {
        return (long) DROPPED.getOpaque(this);
    }

    final String name() {
        return name;
    }

    /** Says once what is wrong with this target. */
    final void reportFault(int errno) {
        if (!faultReported) {
            faultReported = true;
            faults.sendFailed(name, errno);
        }
    }
}
