package io.sluice.control.command;

/** How a connection to the Runtime API goes on after the answer to a line. */
public enum PromptMode {
    /** Answers what was sent and closes. */
    SINGLE,
    /** Stays open, prints no prompt. */
    INTERACTIVE,
    /** Stays open and prints a prompt after each line. */
    PROMPT
}
