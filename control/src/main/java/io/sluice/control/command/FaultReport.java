package io.sluice.control.command;

/** Where an unexpected fault of a command is reported; the command's client gets a short answer and the program goes on. */
public interface FaultReport {
    void unexpected(String place, RuntimeException fault);
}
