package io.sluice.control.command;

/**
 * What one client of the Runtime API is and has chosen: level, modes, prompt, time limit. Lives as long as its connection and
 * is owned by the thread that serves it. Holds no socket and never writes anything.
 */
public final class ClientSettings {
    private Level level;
    private SeverityOutput severityOutput;
    private PromptMode promptMode = PromptMode.SINGLE;
    private boolean promptTimed;
    private boolean expertMode;
    private boolean experimentalMode;
    private int idleTimeoutMs;
    private boolean quitting;

    public ClientSettings(Level level, SeverityOutput severityOutput, int idleTimeoutMs) {
        this.level = level;
        this.severityOutput = severityOutput;
        this.idleTimeoutMs = idleTimeoutMs;
    }

    public Level level() {
        return level;
    }

    /** Lowers the level for the rest of the connection; the debugging modes need admin and go with it. Never raises. */
    public void lowerTo(Level lower) {
        if (!level.allows(lower)) {
            throw new IllegalArgumentException("cannot raise " + level + " to " + lower);
        }
        level = lower;
        expertMode = false;
        experimentalMode = false;
    }

    public SeverityOutput severityOutput() {
        return severityOutput;
    }

    public void severityOutput(SeverityOutput chosen) {
        severityOutput = chosen;
    }

    public PromptMode promptMode() {
        return promptMode;
    }

    public void promptMode(PromptMode chosen) {
        promptMode = chosen;
    }

    public boolean promptTimed() {
        return promptTimed;
    }

    public void promptTimed(boolean timed) {
        promptTimed = timed;
    }

    public boolean expertMode() {
        return expertMode;
    }

    public void expertMode(boolean on) {
        expertMode = on;
    }

    public boolean experimentalMode() {
        return experimentalMode;
    }

    public void experimentalMode(boolean on) {
        experimentalMode = on;
    }

    /** How long the connection may stay without a byte in either direction. */
    public int idleTimeoutMs() {
        return idleTimeoutMs;
    }

    public void idleTimeoutMs(int timeoutMs) {
        idleTimeoutMs = timeoutMs;
    }

    public boolean quitting() {
        return quitting;
    }

    /** Ends the connection after the running command, which then answers nothing. */
    public void quit() {
        quitting = true;
    }
}
