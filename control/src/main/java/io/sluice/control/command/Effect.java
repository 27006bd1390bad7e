package io.sluice.control.command;

/** What a command does to the running program, which decides how the dispatcher surrounds it. */
public enum Effect {
    /** Only looks, or changes nothing but the settings of its own client. */
    READS,
    /** Changes the program: runs under the change lock, and its answer is sent after the lock is released. */
    CHANGES,
    /** Waits for something, possibly long: runs without the lock and with its answer sent at once. */
    WAITS
}
