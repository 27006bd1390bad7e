package io.sluice.engine.log;

import io.sluice.net.syscall.Errno;

/** Where the log writer says that a target refuses its messages; called at most once per target, on the writer's thread. */
public interface LogFaults {

    void sendFailed(String target, int errno);

    /** A receiver behind a ring cannot be reached; called once until it could be, on its forwarder's thread. */
    default void connectFailed(String target, String reason) {
        sendFailed(target, Errno.ECONNREFUSED);
    }
}
