package io.sluice.control.command;

/**
 * A command of the Runtime API. One class per command; both halves together: what it is, and what it does. The body is
 * straight-line code on the client's own thread and may block. It never checks permissions, never parses words, and never
 * takes the change lock: the dispatcher has done all that.
 */
public interface Command {
    CommandDescription description();

    /** Does the command and writes its answer; silence means success. */
    void execute(CommandCall call) throws CommandFailure;
}
