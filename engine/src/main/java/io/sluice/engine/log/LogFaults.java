package io.sluice.engine.log;

/** Where the log writer says that a target refuses its messages; called at most once per target, on the writer's thread. */
public interface LogFaults {

    void sendFailed(String target, int errno);
}
