package io.sluice.control.command;

/** Whether a command looks at the lines that follow it after {@code <<}. A payload for a command that takes none is dropped. */
public enum Payload {
    NONE,
    TAKEN
}
